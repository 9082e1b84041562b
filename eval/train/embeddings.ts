import { encodeStatic } from '../../knowledge/static-file.ts';
import { learn } from './embeddings/learn.ts';
import type { Learnt } from './embeddings/learnt.ts';
import type { EmbeddingOptions, Progress } from './embeddings/options.ts';
import { quantiseStatic } from './embeddings/quantise.ts';
import { chooseVocabulary } from './embeddings/vocabulary.ts';
import { numberWords } from './embeddings/words.ts';

export { createAdam, createGradients } from './embeddings/adam.ts';
export { createEncoder } from './embeddings/encoder.ts';
export { QUESTION, startParameters, type Parameters } from './embeddings/parameters.ts';
export { rateAt } from './embeddings/schedule.ts';
export { clearTexts, createTexts, startOf, type Texts } from './embeddings/texts.ts';
export { EMBEDDING_RECIPE, type Progress } from './embeddings/options.ts';
export { quantiseStatic } from './embeddings/quantise.ts';
export { readBenchSet } from './embeddings/data.ts';
export { joinLearnt, learntFromBench, learntFromWritten, type Learnt } from './embeddings/learnt.ts';

/**
 * Trains static embeddings; returns the file's bytes. The same texts in the same order and the same options give the same
 * bytes. `data`: hashes of what was read, for the file's header.
 */
export function trainEmbeddings(
  learnt: Learnt,
  options: EmbeddingOptions,
  data: Readonly<Record<string, string>>,
  onProgress: Progress,
): Uint8Array {
  const { passages, questions } = learnt;
  const words = numberWords(
    passages.map(({ fields }) => fields),
    questions.map(({ text }) => text),
    (done) => onProgress('đoạn đã đọc', done, passages.length),
  );
  const vocabulary = chooseVocabulary(words, { most: options.features, least: options.leastSeen });
  const { parameters, loss, steps } = learn(words, vocabulary, learnt, options, onProgress);
  return encodeStatic(quantiseStatic(parameters, vocabulary.keys), {
    ...options,
    passages: passages.length,
    questions: questions.length,
    steps,
    loss: Number(loss.toFixed(4)),
    data,
  });
}
