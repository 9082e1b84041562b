import { createMeasurer, FEATURES, type QuestionWords } from '../../../knowledge/rerank.ts';
import type { TokenSource } from '../../../knowledge/passage-tokens.ts';
import type { RankingData } from './ranking-data.ts';

/** A question with the rows that answer it and those that the first stage found. */
export interface Candidates {
  readonly text: string;
  readonly gold: ReadonlySet<number>;
  readonly rows: readonly number[];
}

/** The features of all candidates of all questions. */
export function makeExamples(
  questions: readonly Candidates[],
  tokens: TokenSource,
  questionWords: QuestionWords,
): RankingData {
  const measure = createMeasurer(tokens, questionWords);
  const starts = new Uint32Array(questions.length + 1);
  questions.forEach(({ rows }, at) => {
    starts[at + 1] = (starts[at] ?? 0) + rows.length;
  });
  const total = starts[questions.length] ?? 0;
  const values = new Float32Array(total * FEATURES.length);
  const gold = new Uint8Array(total);
  questions.forEach((question, at) => {
    const first = starts[at] ?? 0;
    values.set(measure(question.text, question.rows).values, first * FEATURES.length);
    question.rows.forEach((row, index) => {
      gold[first + index] = question.gold.has(row) ? 1 : 0;
    });
  });
  return { names: FEATURES, starts, values, gold };
}
