import { readFileSync } from 'node:fs';
import { z } from 'zod';

const numbers = z.array(z.number());

/** What was learned, and from what: rebuilt by `npm run train -- answerable`. */
export const answerableWeightsSchema = z.object({
  /** How it was learned, for readers: recipe, hashes of the data, figures. */
  made: z.record(z.string(), z.unknown()),
  /** Names of the signals that the models read, in their order. */
  signals: z.array(z.string()),
  linear: z.object({
    /** Standardised values beyond this are cut. */
    clip: z.number().positive(),
    mean: numbers,
    deviation: numbers,
    weight: numbers,
    offset: z.number(),
  }),
  /** As in the reranker's file: values up to a threshold go left, a child below 0 is the leaf `-child - 1`. */
  trees: z.array(
    z.object({
      features: z.array(z.int()),
      thresholds: numbers,
      left: z.array(z.int()),
      right: z.array(z.int()),
      values: numbers,
    }),
  ),
  /** Platt's calibration: the probability is the logistic function of `slope · margin + offset`. */
  calibration: z.object({ slope: z.number().positive(), offset: z.number() }),
  /** Probability from which that share of the questions that the rules answer is answered; from cross-validation. */
  thresholds: z.array(z.object({ inScope: z.number(), probability: z.number() })),
});
export type AnswerableWeights = z.infer<typeof answerableWeightsSchema>;

/** The shipped weights. */
export function readAnswerableWeights(): AnswerableWeights {
  const file = new URL('weights.json', import.meta.url);
  return answerableWeightsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
