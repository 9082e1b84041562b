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
  /** Topics of a story outside the part that asks; one that no rule held speaks of still bars an answer. */
  readonly noted: readonly Concept[];
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
  const required = centralTopics(strongTopics(topics), mentions, query);
  return {
    query,
    topics,
    required,
    noted: strongTopics(topics).filter((topic) => !required.includes(topic)),
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

/** Words of no known meaning beside a time that may be a second name of that time, rather than what is asked about. */
const FEW = 1;

/**
 * True for a question that names a time and nothing that happens then: "có phải trực ngày lễ không", "nghỉ trưa từ mấy giờ".
 * Of 1,554 written questions on the directive 26 are so; it decides one of them, which names another document by its number.
 */
export function namesOnlyTimes({ topics, details, times, query }: Frame): boolean {
  const other = topics.some(({ weak }) => !weak) || details.length > 0;
  return times.length > 0 && !other && query.content.length <= FEW;
}

/** Words from which a message of several phrases is a story with a question at its end. */
const STORY_WORDS = 14;
/** Words from which a story may name a topic that has nothing to do with its question. */
const LONG_STORY_WORDS = 18;

function isStory({ phrases, asksFrom }: Query, words: number): boolean {
  return asksFrom > 0 || ((phrases.at(-1) ?? 0) > 0 && phrases.length >= words);
}

/** Words that make a phrase ask by itself: "được hút thuốc tại bàn, và uống bia trưa không?" asks twice. */
const ASKS = new Set([
  'được',
  'phải',
  'sao',
  'gì',
  'ai',
  'nào',
  'đâu',
  'vừa',
  'duoc',
  'phai',
  'gi',
  'nao',
  'dau',
  'vua',
]);

function phraseAsks(phrase: number | undefined, { phrases, tokens }: Query): boolean {
  const words = tokens.filter((_, index) => phrases[index] === phrase).map(({ norm }) => norm);
  return words.some((word) => ASKS.has(word)) || /^kh[oô]ng$/u.test(words.at(-1) ?? '');
}

/** Of a story, the topics of the part that asks, where it names any: "… Người đứng đầu có liên đới gì không?" */
function centralTopics(
  topics: readonly Concept[],
  mentions: readonly Mention[],
  query: Query,
): readonly Concept[] {
  if (!isStory(query, STORY_WORDS)) return topics;
  const { phrases, asksFrom } = query;
  const last = phrases.at(-1) ?? 0;
  const asking = ({ from, to }: Mention): boolean => {
    if (asksFrom > 0 ? to > asksFrom : phrases[to - 1] === last) return true;
    return phraseAsks(phrases[from], query);
  };
  const central = mentions.filter(asking).map(({ concept }) => concept);
  const kept = topics.filter((topic) => central.includes(topic));
  return kept.some(({ weak }) => !weak) ? kept : topics;
}

function asides(mentions: readonly Mention[], query: Query): Set<Concept> {
  const topics = mentions.filter(({ concept }) => concept.role === 'topic' && !concept.weak);
  const { phrases } = query;
  const last = phrases.at(-1) ?? 0;
  const alone = (mention: Mention): boolean =>
    isStory(query, LONG_STORY_WORDS) &&
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
  const staff = subjects.some(({ concept }) => !concept.outside);
  return subjects.some(
    (mention) =>
      mention.concept.outside &&
      (mention.concept.id !== 'citizens' || (!staff && mention === first && mention.from <= SUBJECT_WITHIN)),
  );
}
