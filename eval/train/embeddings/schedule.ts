import type { EmbeddingOptions } from './options.ts';
import type { Example } from './examples.ts';
import type { Learnt } from './learnt.ts';

/** The examples of one pass: each passage by its heading and by a window of its body, each question as often as it says. */
export function listExamples(passages: Learnt['passages'], questions: Learnt['questions']): Example[] {
  const examples: Example[] = [];
  passages.forEach(({ fields }, passage) => {
    if (fields.body === '') return;
    if (fields.heading !== '') examples.push({ question: 'heading', passage });
    examples.push({ question: 'window', passage });
  });
  questions.forEach(({ gold, repeat }, question) => {
    for (let time = 0; time < repeat; time += 1)
      for (const passage of gold) examples.push({ question, passage });
  });
  return examples;
}

/** Share of the greatest rate at which training ends. */
const LAST = 0.05;

/** The rate of a step: rising evenly, then falling evenly. */
export function rateAt(
  done: number,
  steps: number,
  { rate, warmUp }: Pick<EmbeddingOptions, 'rate' | 'warmUp'>,
): number {
  const warm = warmUp * steps;
  if (done < warm) return (rate * (done + 1)) / warm;
  return rate * (1 - ((1 - LAST) * (done - warm)) / (steps - warm));
}

/** Weight that a feature starts with: the root of its inverse frequency's logarithm, which a question and a passage share. */
export function rarity(counts: Uint32Array): Float32Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Float32Array.from(counts, (count) => Math.sqrt(Math.log(total / count)));
}
