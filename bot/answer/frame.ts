import type { Asked } from '../../knowledge/asked.ts';
import type { Concept, Lexicon, Mention } from '../../knowledge/lexicon.ts';
import type { Query } from '../../knowledge/query.ts';

/** What a question is about, read from its concepts; follow-ups have taken over what they lean on. */
export interface Frame {
  readonly query: Query;
  /** What the question is about, in its order. */
  readonly topics: readonly Concept[];
  /** What the clause must speak of: the topics but those said in passing. */
  readonly required: readonly Concept[];
  /** Topics that a story names in passing: alone in a phrase outside the part that asks. */
  readonly aside: ReadonlySet<Concept>;
  /** True where the state of affairs is asked about, which the preamble describes, and not a duty. */
  readonly describes: boolean;
  readonly details: readonly Concept[];
  readonly times: readonly Concept[];
  readonly subjects: readonly Concept[];
  readonly bodies: ReadonlySet<string>;
  readonly asked: ReadonlySet<Asked>;
  /** True where the person who acts, as written, is one whom rules of public service do not bind. */
  readonly outsider: boolean;
}

/** Reads a frame from a query. */
export function readFrame(query: Query, lexicon: Lexicon): Frame {
  const mentions = applyInferences(query.mentions, lexicon);
  const byRole = (role: Concept['role']): Concept[] =>
    unique(mentions.filter((m) => m.concept.role === role));
  const topics = query.asked.has('applies')
    ? withSubjects(byRole('topic'), byRole('subject'))
    : byRole('topic');
  return {
    query,
    topics,
    required: strongTopics(topics),
    aside: asides(mentions, query),
    describes: query.asked.has('reason') || mentions.some(({ concept }) => concept.describes),
    details: byRole('detail'),
    times: byRole('time'),
    subjects: byRole('subject'),
    bodies: new Set(byRole('body').map(({ id }) => id)),
    asked: query.asked,
    outsider: isOutsider(mentions),
  };
}

/** Phrases and words from which one long sentence counts as a story. */
const STORY_PHRASES = 1;
const STORY_WORDS = 18;

function asides(mentions: readonly Mention[], { phrases, asksFrom }: Query): Set<Concept> {
  const topics = mentions.filter(({ concept }) => concept.role === 'topic' && !concept.weak);
  const last = phrases.at(-1) ?? 0;
  const story = asksFrom > 0 || (last >= STORY_PHRASES && phrases.length >= STORY_WORDS);
  const alone = (mention: Mention): boolean =>
    story &&
    (phrases[mention.from] ?? 0) < last &&
    !topics.some(
      (other) => other.concept !== mention.concept && phrases[other.from] === phrases[mention.from],
    );
  const central = new Set(topics.filter((mention) => !alone(mention)).map(({ concept }) => concept));
  return new Set(topics.map(({ concept }) => concept).filter((concept) => !central.has(concept)));
}

function unique(mentions: readonly Mention[]): Concept[] {
  return [...new Set(mentions.map(({ concept }) => concept))];
}

/** "Bộ đội có phải theo chỉ thị không?" asks about the people named, where it names nothing else. */
function withSubjects(topics: readonly Concept[], subjects: readonly Concept[]): readonly Concept[] {
  return topics.some(({ weak }) => !weak) ? topics : [...topics, ...subjects];
}

/** What a clause must speak of: weak topics ("vi phạm") count only where nothing else is named. */
function strongTopics(topics: readonly Concept[]): readonly Concept[] {
  const strong = topics.filter(({ weak }) => !weak);
  return strong.length > 0 ? strong : topics;
}

function applyInferences(mentions: readonly Mention[], lexicon: Lexicon): readonly Mention[] {
  return lexicon.data.inferences.reduce<readonly Mention[]>((list, { all, none, then, drop }) => {
    const ids = new Set(list.map(({ concept }) => concept.id));
    if (!all.every((id) => ids.has(id)) || none.some((id) => ids.has(id))) return list;
    const target = lexicon.concept(then);
    if (target === undefined) return list;
    const replaced = list.map((mention) =>
      mention.concept.id === drop ? { ...mention, concept: target } : mention,
    );
    return replaced.some(({ concept }) => concept.id === then) ? replaced : list;
  }, mentions);
}

/** Tokens at the head of a question within which its grammatical subject stands. */
const SUBJECT_WITHIN = 1;

/**
 * Pupils and private firms are outside wherever they are named; citizens only as the subject, at the head of the
 * question: elsewhere they are the people whom staff serve. A named member of staff before them makes them an object.
 */
function isOutsider(mentions: readonly Mention[]): boolean {
  const subjects = mentions.filter(({ concept }) => concept.role === 'subject');
  const first = subjects[0];
  return subjects.some(
    (mention) =>
      mention.concept.outside &&
      (mention.concept.id !== 'citizens' || (mention === first && mention.from <= SUBJECT_WITHIN)),
  );
}
