import type { Clause } from '../../knowledge/clauses.ts';
import type { LexicalIndex } from '../../knowledge/lexical-index.ts';
import type { Concept } from '../../knowledge/lexicon.ts';
import type { Frame } from './frame.ts';
import { readVerdict } from './verdict.ts';

/** How well a clause answers a frame. */
export interface Weighed {
  readonly clause: Clause;
  /** Topics of the frame that the clause speaks of. */
  readonly covered: ReadonlySet<Concept>;
  /** Share of the question's idf mass that the clause's words hold, 0 to 1. */
  readonly lexical: number;
  readonly score: number;
  /** The share of the clause's own words, without what stands above it. */
  readonly own: number;
  /** The search score of its passage, 0 to 1.3. */
  readonly passage: number;
  /** False where the clause describes and a duty was asked for, or the other way round. */
  readonly apt: boolean;
}

// Weights of the evidence, in points; set by hand on the development questions (`eval/questions/dev.jsonl`).
const WEIGHTS = {
  /** A topic named in the clause itself. */
  topic: 3,
  /** Each further time that the clause names a topic, twice at most. */
  again: 0.6,
  /** A topic that only the clauses before it name. */
  context: 1.5,
  /** The general case of a topic: "vi phạm" for alcohol. */
  broader: 1,
  /** A topic said in passing. */
  weak: 1.5,
  detail: 1,
  time: 0.6,
  subject: 0.5,
  /** The clause begins with an office or post, where the question asks who acts. */
  agent: 1.2,
  /** The clause names the office or post that was asked for. */
  body: 1.2,
  lexical: 2.5,
  /** The passage's search score, 0 to 1.3. */
  passage: 0.5,
  /** A short clause that names the topic speaks of little else; halved at `BRIEF` words. */
  salience: 1.2,
  /** A description of the state of affairs, where a duty was asked for (or the other way round). */
  wrongMood: -2.5,
  /** A short clause without a verb of command leans on its neighbours and says little alone. */
  fragment: -1,
} as const;

/** Words of a usual clause of a directive. */
const BRIEF = 25;

export function weigh(clause: Clause, frame: Frame, passageScore: number, index: LexicalIndex): Weighed {
  const lexical = lexicalShare(clause, frame, index);
  const own = clause.lead.text === '' ? lexical : lexicalShare({ ...clause, lead: NOTHING }, frame, index);
  const covered = coveredTopics(clause, frame);
  const score =
    topicPoints(clause, frame) +
    circumstancePoints(clause, frame) +
    WEIGHTS.lexical * lexical +
    (covered.size > 0 ? WEIGHTS.salience / (1 + clause.tokens.length / BRIEF) : 0) +
    WEIGHTS.passage * passageScore +
    (wrongMood(clause, frame) ? WEIGHTS.wrongMood : 0) +
    (isFragment(clause) ? WEIGHTS.fragment : 0);
  return { clause, covered, lexical, own, score, passage: passageScore, apt: !wrongMood(clause, frame) };
}

function topicPoints(clause: Clause, frame: Frame): number {
  const points = (topic: Concept): number => {
    if (!frame.required.includes(topic)) return clause.concepts.has(topic.id) ? WEIGHTS.weak : 0;
    const times = clause.concepts.get(topic.id) ?? 0;
    if (times > 0) return WEIGHTS.topic + WEIGHTS.again * Math.min(times - 1, 2);
    if (clause.context.has(topic.id)) return WEIGHTS.context;
    return topic.broader !== null && clause.concepts.has(topic.broader) ? WEIGHTS.broader : 0;
  };
  return frame.topics.reduce((sum, topic) => sum + points(topic), 0);
}

function circumstancePoints(clause: Clause, frame: Frame): number {
  const named = (concepts: readonly Concept[]): number =>
    concepts.filter(({ id }) => clause.concepts.has(id)).length;
  return (
    WEIGHTS.detail * named(frame.details) +
    WEIGHTS.time * named(frame.times) +
    WEIGHTS.subject * named(frame.subjects) +
    (frame.asked.has('body') && namesNewBody(clause, frame) ? WEIGHTS.body : 0) +
    (frame.asked.has('agent') && clause.leads.some((id) => BODIES.has(id)) ? WEIGHTS.agent : 0)
  );
}

/** Ids of the lexicon's organisations and posts. */
const BODIES = new Set([
  'inspection_committee',
  'provincial_party',
  'provincial_government',
  'party_committees',
  'central_bodies',
  'front',
  'party_cell',
  'head_as_body',
]);

/** True where the clause names an organisation or post that the question does not. */
export function namesNewBody(clause: Clause, frame: Frame): boolean {
  return [...clause.concepts.keys()].some((id) => BODIES.has(id) && !frame.bodies.has(id));
}

/**
 * A topic is covered by a clause that names it. Beside such a topic, a clause of follow-through (who answers, who
 * inspects) also covers conduct by its general case ("vi phạm"), and what the clauses before it name.
 */
function coveredTopics(clause: Clause, frame: Frame): Set<Concept> {
  const direct = frame.required.filter(({ id }) => clause.concepts.has(id));
  if (direct.length === 0) return new Set();
  const general = direct.some(({ describes, broader }) => !describes && broader === null);
  const leaning = frame.required.filter(
    ({ id, broader }) =>
      (broader === null && clause.context.has(id)) ||
      (general && broader !== null && clause.concepts.has(broader)),
  );
  return new Set([...direct, ...leaning]);
}

function isFragment(clause: Clause): boolean {
  return clause.tokens.length <= BRIEF / 2 && readVerdict(clause) === 'informational';
}

/** Preambles describe, numbered parts command: each answers its own kind of question. */
function wrongMood({ provision: { kind } }: Clause, { describes }: Frame): boolean {
  if (kind === 'title' || kind === 'recipients' || kind === 'signature') return true;
  return describes !== (kind === 'preamble');
}

const NOTHING: Clause['lead'] = { text: '', concepts: new Set(), features: new Set() };

/** Share of the question's idf mass that a clause's words, or those above it, hold, 0 to 1. */
export function lexicalShare(
  { features, lead }: Pick<Clause, 'features' | 'lead'>,
  frame: Frame,
  index: LexicalIndex,
): number {
  const { words, total } = massOf(frame, index);
  let found = 0;
  for (const { feature, idf } of words) if (features.has(feature) || lead.features.has(feature)) found += idf;
  return total === 0 ? 0 : found / total;
}

interface Mass {
  readonly words: readonly { readonly feature: string; readonly idf: number }[];
  readonly total: number;
}
const masses = new WeakMap<LexicalIndex, WeakMap<Frame, Mass>>();

/** The question's words with their idf, found once for all clauses that are weighed by them. */
function massOf(frame: Frame, index: LexicalIndex): Mass {
  const kept = masses.get(index) ?? new WeakMap<Frame, Mass>();
  masses.set(index, kept);
  const known = kept.get(frame);
  if (known !== undefined) return known;
  const words = frame.query.features
    .filter((feature) => !feature.startsWith('#') && isLexical(feature, frame))
    .map((feature) => ({ feature, idf: index.idf(feature) }));
  const mass = { words, total: words.reduce((sum, { idf }) => sum + idf, 0) };
  kept.set(frame, mass);
  return mass;
}

/** Each word once: with marks where the question has them, else folded. */
function isLexical(feature: string, frame: Frame): boolean {
  return feature.startsWith('~') === frame.query.unaccented;
}
