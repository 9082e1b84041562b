import type { LexicalIndex } from './lexical-index.ts';
import type { Library } from './library.ts';
import type { Query } from './query.ts';
import { createTrees, type TreeWeights } from './rerank.ts';
import { counterpartsIn, everydayOfBoth, withCounterparts } from './select/counterparts.ts';
import { addRelative, FEATURES, measure, promise, type Found, type Titled } from './select/features.ts';
import { createMemory, type Memory, type Places, type Remembered } from './select/memory.ts';
import { hitsOf, prepare, type Prepared } from './select/question.ts';
import { senseFeatures } from './select/sense-features.ts';
import { createFieldReader } from './select/sense-fields.ts';
import type { Sensed } from './select/sense-recall.ts';
import type { SenseMaker } from './select/sense.ts';
import { createUnitReader, type Everyday, type Unit } from './select/unit.ts';
import type { Provision } from './types.ts';
import { tokenise } from './vietnamese.ts';

export { align } from './select/counterparts.ts';
export { FEATURES as SELECT_FEATURES, WRITTEN } from './select/features.ts';
export { SENSE_UNWRITTEN } from './select/sense-features.ts';
export { createFieldReader } from './select/sense-fields.ts';
export {
  countSenseFeatures,
  createSenseModel,
  SENSE_FIELDS,
  senseValue,
  type SenseFields,
  type SenseWord,
} from './select/sense-model.ts';
export { createFoldedSense, type FoldedModels, type SenseMaker } from './select/sense.ts';
export { readShippedSelection, SENSE_FILE, type Written } from './select/shipped.ts';

/** Which provision of the passages found answers a question, learned from written questions. */

/** A provision with the probability, 0 to 1, that it is what answers; all candidates and "none" together sum to 1. */
export interface Selected {
  readonly provision: Provision;
  readonly probability: number;
}

export interface SelectInput {
  /** The question as it was meant, with what it leans on before it. */
  readonly text: string;
  readonly query: Query;
  /** Passages, best first. Scores are comparable within the question. */
  readonly ranked: readonly { readonly row: number; readonly score: number }[];
  /** False for provisions that may not be quoted: not in force on the day, or outside the document that was named. */
  readonly allowed: (provision: Provision) => boolean;
}

/** Candidates of a question with their features in the order of `SELECT_FEATURES`. */
export interface Candidates {
  readonly provisions: readonly Provision[];
  readonly vectors: readonly (readonly number[])[];
}

export interface Selector {
  /** Likeliest first; at most `CANDIDATES`. */
  select(input: SelectInput): Selected[];
  /** For training. `without`: written questions that the memory must not recall. */
  candidates(input: SelectInput, without?: Places): Candidates;
}

/** What people wrote for provisions. */
export interface WrittenFor {
  readonly questions: readonly Remembered[];
  readonly everyday: Everyday;
  readonly sense: SenseMaker;
}

/** Passages whose provisions are measured. 30 hold what decides for 97 % of the questions of the golden set. */
const PASSAGES = 30;
/** Provisions that like questions led to, whose passages are measured as well. */
const RECALLED = 20;
/** Provisions that are judged. */
const CANDIDATES = 40;

export function createSelector(
  trees: TreeWeights,
  { questions: written, everyday, sense: makeSense }: WrittenFor,
  { library, lexical }: { readonly library: Library; readonly lexical: LexicalIndex },
): Selector {
  const counterparts = lazily(() => counterpartsIn(library));
  const units = lazily(() => createUnitReader(library, everydayOfBoth(everyday, counterparts())));
  const score = createTrees(trees, FEATURES);
  const questions = lazily(() => withCounterparts(written, counterparts()));
  const memory = lazily(() => createMemory(questions()));
  const sense = lazily(() =>
    makeSense({ questions: questions(), fieldsOf: createFieldReader(library, everyday) }),
  );
  const rows = lazily(() => rowsOf(library, new Set(questions().flatMap(({ provisions }) => provisions))));
  const candidates = (input: SelectInput, without?: Places): Candidates => {
    const question = prepare(readAsking(input, memory(), without), lexical);
    const answer = sense().ask(tokenise(input.text), without);
    const found = foundRows(input, question, answer.sensed, rows());
    const titled = rememberTitles(library, question);
    const all: { unit: Unit; vector: number[] }[] = [];
    for (const [row, place] of found) {
      const passage = library.passage(row);
      for (const unit of passage === undefined ? [] : units()(passage))
        if (input.allowed(unit.provision))
          all.push({ unit, vector: measure(question, unit, place, titled(unit.provision.document)) });
    }
    addRelative(all.map(({ vector }) => vector));
    const kept = all
      .map((one) => ({ ...one, promise: promise(one.vector) + sensePromise(one.unit, answer.sensed) }))
      .sort((a, b) => b.promise - a.promise)
      .slice(0, CANDIDATES);
    const provisions = kept.map(({ unit }) => unit.provision);
    const sensed = senseFeatures(answer, provisions);
    return { provisions, vectors: kept.map(({ vector }, at) => [...vector, ...(sensed[at] ?? [])]) };
  };
  return {
    candidates,
    select: (input) => {
      const { provisions, vectors } = candidates(input);
      return choose(provisions, score(vectors));
    },
  };
}

/** Candidate `i` has `exp(s_i) / (1 + Σ exp(s_j))`; the rest is that none answers. */
function choose(provisions: readonly Provision[], scores: ArrayLike<number>): Selected[] {
  const weights = provisions.map((_, at) => Math.exp(scores[at] ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 1);
  return provisions
    .map((provision, at) => ({ provision, probability: (weights[at] ?? 0) / total }))
    .sort((a, b) => b.probability - a.probability);
}

function readAsking({ text, query }: SelectInput, memory: Memory, without: Places | undefined) {
  const tokens = tokenise(text);
  const words = tokens.map(({ fold }) => fold);
  const ofRole = (role: string): number =>
    query.mentions.filter(({ concept }) => concept.role === role).length;
  return {
    words,
    marked: tokens.map(({ norm }) => norm),
    asked: query.asked,
    times: ofRole('time'),
    details: ofRole('detail'),
    topics: ofRole('topic'),
    recalled: memory.recall(words, without),
  };
}

/** Passages found, and those that like questions lead to. */
function foundRows(
  { ranked }: SelectInput,
  { recalled }: Prepared,
  sensed: Sensed,
  rows: ReadonlyMap<string, number>,
): Map<number, Found> {
  const best = ranked[0]?.score ?? 0;
  const found = new Map(
    ranked
      .slice(0, PASSAGES)
      .map(({ row, score }, rank) => [row, { score: Math.exp(score - best), rank }] as const),
  );
  for (const { provisions } of [recalled, sensed]) {
    const like = [...provisions].sort(([, a], [, b]) => b.best - a.best).slice(0, RECALLED);
    for (const [id] of like) {
      const row = rows.get(id);
      if (row !== undefined && !found.has(row)) found.set(row, { score: 0, rank: 100 });
    }
  }
  return found;
}

/** What the likest question on a provision, or on that above it, adds to its promise. */
function sensePromise({ provision }: Unit, { provisions }: Sensed): number {
  const of = (id: string | null): number => provisions.get(id ?? '')?.best ?? 0;
  return 3 * of(provision.id) + of(provision.parent);
}

/** Passages of provisions that questions were written for. */
function rowsOf(library: Library, wanted: ReadonlySet<string>): Map<string, number> {
  const rows = new Map<string, number>();
  const documents = new Set([...wanted].map((id) => id.slice(0, id.indexOf('#'))));
  for (const document of documents) {
    const { first, count } = library.rowsOf(document);
    for (let row = first; row < first + count; row += 1)
      for (const id of library.passage(row)?.provisions ?? []) if (wanted.has(id)) rows.set(id, row);
  }
  return rows;
}

function rememberTitles(library: Library, question: Prepared): (number: string) => Titled {
  const kept = new Map<string, Titled>();
  return (number) => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const document = library.document(number);
    const words = tokenise(`${document?.kind ?? ''} ${document?.title ?? ''}`).map(({ fold }) => fold);
    const titled = { title: hitsOf(words, question), words };
    kept.set(number, titled);
    return titled;
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
