import type { LexicalIndex } from './lexical-index.ts';
import type { Library } from './library.ts';
import type { Query } from './query.ts';
import { createTrees, type TreeWeights } from './rerank.ts';
import { counterpartsIn, everydayOfBoth, withCounterparts } from './select/counterparts.ts';
import { factsOf } from './select/facts.ts';
import {
  compared,
  FEATURES,
  measure,
  promise,
  RELATIVES,
  relativeTo,
  type Found,
} from './select/features.ts';
import { createMatcher } from './select/match.ts';
import { createMemory, type Memory, type Places, type Recalled, type Remembered } from './select/memory.ts';
import { greatest, numberPlaces, type NumberedPlaces } from './select/places.ts';
import { prepare } from './select/question.ts';
import { senseFeatures } from './select/sense-features.ts';
import { createFieldReader } from './select/sense-fields.ts';
import type { Sensed } from './select/sense-recall.ts';
import type { SenseMaker } from './select/sense.ts';
import type { TranslationModel } from './select/translation-model.ts';
import { createTranslate } from './select/translation.ts';
import { createUnitReader } from './select/unit-reader.ts';
import type { Everyday, Unit } from './select/unit.ts';
import type { Provision } from './types.ts';
import { tokenise } from './vietnamese.ts';

export { align } from './select/counterparts.ts';
export { FEATURES as SELECT_FEATURES, WRITTEN } from './select/features.ts';
export { SENSE_UNWRITTEN } from './select/sense-features.ts';
export { createFieldReader } from './select/sense-fields.ts';
export { createSenseModel, SENSE_FIELDS, type SenseFields } from './select/sense-model.ts';
export { countSenseFeatures, senseValue, type SenseWord } from './select/sense-words.ts';
export { createFoldedSense, type FoldedModels, type SenseMaker } from './select/sense.ts';
export { readShippedSelection, SENSE_FILE, TRANSLATION_FILE, type Written } from './select/shipped.ts';
export { encodeTranslation } from './select/translation-file.ts';
export { LEAST_LIKELY, levelOf, type TranslationWeights } from './select/translation-model.ts';
export { askedNames, isPair, readNames } from './select/translation-words.ts';

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
  /** Null where candidates are only measured. */
  readonly translation: TranslationModel | null;
}

/** Passages whose provisions are measured. 30 hold what decides for 97 % of the questions of the golden set. */
const PASSAGES = 30;
/** Provisions that like questions led to, whose passages are measured as well. */
const RECALLED = 20;
/** Provisions that are judged. */
const CANDIDATES = 40;

export function createSelector(
  trees: TreeWeights,
  { questions: written, everyday, sense: makeSense, translation }: WrittenFor,
  { library, lexical }: { readonly library: Library; readonly lexical: LexicalIndex },
): Selector {
  const score = createTrees(trees, FEATURES);
  const tools = lazily(() => makeTools({ written, everyday, makeSense, library }));
  const translate = translation && createTranslate(translation, createFieldReader(library, new Map()));
  const candidates = (input: SelectInput, without?: Places): Candidates => {
    const { memory, sense, reader, rows } = tools();
    const question = prepare(readAsking(input, memory, without), lexical);
    const { recalled } = question;
    const answer = sense.ask(tokenise(input.text), without);
    const matcher = createMatcher(question, reader.begin());
    const best = new Array<number>(RELATIVES).fill(0);
    const all: Competitor[] = [];
    const promises: number[] = [];
    for (const [row, found] of foundRows(input, recalled, answer.sensed, rows))
      for (const unit of reader.unitsOf(row)) {
        if (!input.allowed(unit.provision)) continue;
        const competing = matcher.compete(unit);
        const values = compared(competing, unit, recalled);
        values.forEach((value, at) => (best[at] = Math.max(best[at] ?? 0, value)));
        all.push({ unit, found, values });
        promises.push(promise(competing, unit, found, recalled) + sensePromise(unit, answer.sensed));
      }
    const kept = greatest([...all.keys()], promises, CANDIDATES).flatMap((at) => all[at] ?? []);
    const sensed = senseFeatures(
      answer,
      kept.map(({ unit }) => unit),
    );
    return {
      provisions: kept.map(({ unit }) => unit.provision),
      vectors: kept.map(({ unit, found, values }, at) => {
        const matched = matcher.match(unit, reader.titleOf(unit.provision.document));
        const facts = factsOf(unit, matcher.numbers);
        const own = measure(question, { unit, matched, facts, found });
        return [...own, ...relativeTo(best, values), ...(sensed[at] ?? [])];
      }),
    };
  };
  return {
    candidates,
    select: (input) => {
      const { provisions, vectors } = candidates(input);
      const scores = score(vectors);
      return choose(provisions, translate?.(tokenise(input.text), provisions, scores) ?? scores);
    },
  };
}

/** A unit among all that were found. */
interface Competitor {
  readonly unit: Unit;
  readonly found: Found;
  readonly values: readonly number[];
}

/** What is made when the first question is asked. */
function makeTools({
  written,
  everyday,
  makeSense,
  library,
}: {
  readonly written: readonly Remembered[];
  readonly everyday: Everyday;
  readonly makeSense: SenseMaker;
  readonly library: Library;
}) {
  const counterparts = counterpartsIn(library);
  const questions = withCounterparts(written, counterparts);
  const places = numberPlaces(questions);
  return {
    memory: createMemory(questions, places),
    sense: makeSense({ questions, places, fieldsOf: createFieldReader(library, everyday) }),
    reader: createUnitReader({ library, everyday: everydayOfBoth(everyday, counterparts), places }),
    rows: rowsOf(library, places),
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
  recalled: Recalled,
  sensed: Sensed,
  rows: Int32Array,
): Map<number, Found> {
  const best = ranked[0]?.score ?? 0;
  const found = new Map<number, Found>(
    ranked
      .slice(0, PASSAGES)
      .map(({ row, score }, rank) => [row, { score: Math.exp(score - best), rank }] as const),
  );
  for (const like of [recalled, sensed])
    for (const place of greatest(like.met, like.best, RECALLED)) {
      const row = rows[place] ?? -1;
      if (row >= 0 && !found.has(row)) found.set(row, ONLY_RECALLED);
    }
  return found;
}

const ONLY_RECALLED: Found = { score: 0, rank: 100 };

/** What the likest question on a provision, or on that above it, adds to its promise. */
function sensePromise({ places }: Unit, { best }: Sensed): number {
  return 3 * (best[places.own] ?? 0) + (best[places.parent] ?? 0);
}

/** Of each place the passage in which it stands; -1 for what is held nowhere, or is no provision. */
function rowsOf(library: Library, { ids, provisions, count, numberOf }: NumberedPlaces): Int32Array {
  const rows = new Int32Array(count + 1).fill(-1);
  const wanted = new Set(provisions.numbers);
  const documents = new Set(Array.from(wanted, (place) => documentOf(ids[place] ?? '')));
  for (const document of documents) {
    const { first, count: passages } = library.rowsOf(document);
    for (let row = first; row < first + passages; row += 1)
      for (const id of library.passage(row)?.provisions ?? []) {
        const place = numberOf(id);
        if (wanted.has(place)) rows[place] = row;
      }
  }
  return rows;
}

function documentOf(id: string): string {
  return id.slice(0, id.indexOf('#'));
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
