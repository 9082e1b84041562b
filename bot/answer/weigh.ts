import type { Clause } from '../../knowledge/clauses.ts';
import type { Concept } from '../../knowledge/lexicon.ts';
import type { Shares } from './clause-words.ts';
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

/** `passage`: the search score of the clause's passage; the shares are those of the question's words. */
export function weigh(clause: Clause, frame: Frame, passage: number, { lexical, own }: Shares): Weighed {
  const covered = coveredTopics(clause, frame);
  const apt = !wrongMood(clause, frame);
  const score =
    topicPoints(clause, frame) +
    circumstancePoints(clause, frame) +
    WEIGHTS.lexical * lexical +
    (covered.size > 0 ? WEIGHTS.salience / (1 + clause.tokens.length / BRIEF) : 0) +
    WEIGHTS.passage * passage +
    (apt ? 0 : WEIGHTS.wrongMood) +
    (isFragment(clause) ? WEIGHTS.fragment : 0);
  return { clause, covered, lexical, own, score, passage, apt };
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
function coveredTopics(clause: Clause, frame: Frame): ReadonlySet<Concept> {
  const direct = frame.required.filter(({ id }) => clause.concepts.has(id));
  if (direct.length === 0) return NO_TOPICS;
  const general = direct.some(({ describes, broader }) => !describes && broader === null);
  const leaning = frame.required.filter(
    ({ id, broader }) =>
      (broader === null && clause.context.has(id)) ||
      (general && broader !== null && clause.concepts.has(broader)),
  );
  return new Set([...direct, ...leaning]);
}

const NO_TOPICS: ReadonlySet<Concept> = new Set();

const fragments = new WeakMap<Clause, boolean>();

/** Found once for each clause that is kept: it does not depend on the question. */
function isFragment(clause: Clause): boolean {
  if (clause.tokens.length > BRIEF / 2) return false;
  const known = fragments.get(clause) ?? readVerdict(clause) === 'informational';
  fragments.set(clause, known);
  return known;
}

/** Preambles describe, numbered parts command: each answers its own kind of question. */
function wrongMood({ provision: { kind } }: Clause, { describes }: Frame): boolean {
  if (kind === 'title' || kind === 'recipients' || kind === 'signature') return true;
  return describes !== (kind === 'preamble');
}
