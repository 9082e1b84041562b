import type { TokenSource } from '../passage-tokens.ts';
import { createClauseReader } from './clause-measures.ts';
import { measureCoverage } from './coverage.ts';
import { measureLaws } from './laws.ts';
import { AT, COMPARED, FEATURES, MEASURES } from './names.ts';
import { createPartWords } from './part-words.ts';
import type { RankQuestion } from './question.ts';
import { createRunReader } from './runs.ts';
import { createScorer } from './scores.ts';
import { measureShape } from './shape.ts';
import { createTally, tally } from './tally.ts';

/** The features of the candidates of one question: of candidate `c`, `values[c · width + f]` in the order of `FEATURES`. */
export interface FeatureTable {
  readonly width: number;
  readonly values: Float32Array;
  /** Position of the best clause of each candidate among its clauses; -1 where none has a word of the question. */
  readonly clauses: Int32Array;
}

/** Measures candidates against questions. Its arrays are used again: one question at a time. */
export function createFeatureReader(tokens: TokenSource): {
  read(question: RankQuestion, rows: ArrayLike<number>): FeatureTable;
} {
  const width = FEATURES.length;
  const partWords = createPartWords(tokens);
  const scorer = createScorer(tokens.averageLengths);
  const runs = createRunReader();
  const clauseReader = createClauseReader();
  const found = createTally();
  const slots = createSlots(tokens);
  return {
    read(question, rows) {
      const values = new Float32Array(rows.length * width);
      const clauses = new Int32Array(rows.length);
      for (let candidate = 0; candidate < rows.length; candidate += 1) {
        const passage = tokens.passage(rows[candidate] ?? 0);
        const base = candidate * width;
        tally(found, question, passage, slots.of(passage.part, question));
        scorer.score(question, found, values, base);
        measureCoverage(question, found, values, base);
        runs.measure(question, found, values, base);
        const clause = clauseReader.measure(question, passage, found, values, base);
        clauses[candidate] = clause;
        const part = partWords(passage.part);
        measureShape(question, passage, found, { part, clause }, values, base);
      }
      slots.clear();
      measureLaws(tokens, rows, values, width);
      compare(values, rows.length, width);
      return { width, values, clauses };
    },
  };
}

/** Each compared measure as a share of the best candidate's. */
function compare(values: Float32Array, rows: number, width: number): void {
  for (const [index, name] of COMPARED.entries()) {
    const at = AT[name];
    let best = 0;
    for (let row = 0; row < rows; row += 1) best = Math.max(best, values[row * width + at] ?? 0);
    const to = MEASURES.length + index;
    for (let row = 0; row < rows; row += 1)
      values[row * width + to] = best > 0 ? (values[row * width + at] ?? 0) / best : 0;
  }
}

/** Which word of a part is which of the question's: filled for the parts that a question's candidates lie in. */
function createSlots(tokens: TokenSource): {
  of(part: number, question: RankQuestion): Uint8Array;
  clear(): void;
} {
  const parts = new Map<number, Uint8Array>();
  let filled: { slots: Uint8Array; words: readonly number[] }[] = [];
  const current = new Set<number>();
  return {
    of(part, question) {
      const known = parts.get(part);
      if (known !== undefined && current.has(part)) return known;
      const words = question.words.map((word) => tokens.wordIn(part, word));
      let slots = known ?? new Uint8Array(0);
      const least = Math.max(-1, ...words) + 1;
      if (slots.length < least) slots = new Uint8Array(least + 1024);
      words.forEach((word, slot) => {
        if (word >= 0) slots[word] = slot + 1;
      });
      parts.set(part, slots);
      current.add(part);
      filled.push({ slots, words });
      return slots;
    },
    clear() {
      for (const { slots, words } of filled) for (const word of words) if (word >= 0) slots[word] = 0;
      filled = [];
      current.clear();
    },
  };
}
