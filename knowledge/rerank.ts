import type { TokenSource } from './passage-tokens.ts';
import { createFeatureReader, type FeatureTable } from './rerank/features.ts';
import { readQuestion, type QuestionWords } from './rerank/question.ts';

export { memoryTokens } from './rerank/memory-tokens.ts';
export { FEATURES } from './rerank/names.ts';
export type { FeatureTable } from './rerank/features.ts';
export type { QuestionWords } from './rerank/question.ts';

/** Measures the candidates of a question without judging them: for training. */
export function createMeasurer(
  tokens: TokenSource,
  questionWords: QuestionWords,
): (question: string, rows: ArrayLike<number>) => FeatureTable {
  const reader = createFeatureReader(tokens);
  return (question, rows) => reader.read(readQuestion(question, tokens, questionWords), rows);
}
