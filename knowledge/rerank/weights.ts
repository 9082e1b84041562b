import { readFileSync } from 'node:fs';
import { z } from 'zod';

const numbers = z.array(z.number());

/** Nodes of a tree, the root first: feature, threshold (values up to it go left), children; a child below 0 is the leaf `-child - 1`. */
export const treeSchema = z.object({
  features: z.array(z.int()),
  thresholds: numbers,
  left: z.array(z.int()),
  right: z.array(z.int()),
  values: numbers,
});

/** Trees over named features. */
export interface TreeWeights {
  readonly features: readonly string[];
  readonly trees: readonly z.infer<typeof treeSchema>[];
}

/** What was learned, and from what: the shipped file is reviewed as text and rebuilt by `npm run train`. */
export const rerankWeightsSchema = z.object({
  /** How it was learned, for readers: recipe, seeds, hashes of the data, figures. */
  made: z.record(z.string(), z.unknown()),
  /** How much more frequent words are in questions than in rules. */
  questionWords: z.record(z.string(), z.number().positive()),
  /** Names of the features that the models read, in their order. */
  features: z.array(z.string()),
  linear: z.object({ clip: z.number().positive(), mean: numbers, deviation: numbers, weight: numbers }),
  trees: z.array(treeSchema),
});
export type RerankWeights = z.infer<typeof rerankWeightsSchema>;

/** The shipped weights. */
export function readRerankWeights(): RerankWeights {
  const file = new URL('weights.json', import.meta.url);
  return rerankWeightsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
