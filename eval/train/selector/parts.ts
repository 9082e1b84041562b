import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { StaticWeights } from '../../../knowledge/static-model.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { RankingData, Tree } from '../reranker.ts';
import { growForest, type SelectorRecipe } from '../selector.ts';
import { foldedModels, foldsOf, readMaterial, trainSenseFold, type SenseOptions } from '../sense.ts';
import type { EverydayLine } from './lines.ts';
import { measureRun, type Run } from './measure.ts';
import type { WrittenLines } from './read.ts';

/** The parts of the training that need nothing of each other. */

/** What all parts are told. */
export interface Told {
  readonly asked: WrittenLines['asked'];
  readonly everyday: readonly EverydayLine[];
  readonly on: Day;
  readonly sense: SenseOptions;
}

/** Trains encoders of some folds; or measures a run of the questions with those of all. */
export type Part = Told &
  (
    | { readonly kind: 'encoders'; readonly folds: readonly number[] }
    | { readonly kind: 'run'; readonly run: Run; readonly weights: readonly StaticWeights[] }
  );

/** Grows the trees of one seed. */
export interface ForestPart {
  readonly kind: 'forest';
  readonly taught: RankingData;
  readonly seed: number;
  readonly recipe: SelectorRecipe;
}

export const workOnForest = (
  { taught, seed, recipe }: ForestPart,
  onNote: (text: string) => void,
): PartResult => ({ kind: 'forest', trees: growForest(taught, seed, recipe, onNote) });

export type PartResult =
  | { readonly kind: 'forest'; readonly trees: readonly Tree[] }
  | { readonly kind: 'encoders'; readonly weights: readonly StaticWeights[] }
  | { readonly kind: 'run'; readonly data: RankingData };

export function workOn(part: Part, knowledge: Knowledge, onNote: (text: string) => void): PartResult {
  const { asked, everyday, on, sense } = part;
  if (part.kind === 'run') {
    const folds = foldedModels(part.weights, foldsOf(asked, sense.folds));
    const data = measureRun({ asked, everyday, knowledge, on, folds }, part.run, onNote);
    return { kind: 'run', data };
  }
  const material = readMaterial(knowledge, asked, everyday);
  const weights = part.folds.map((fold) =>
    trainSenseFold(material, fold, sense, (what, done, total) => onNote(`${what} ${done}/${total}`)),
  );
  return { kind: 'encoders', weights };
}

/** What is handed over between threads without being copied. */
export function buffersOfResult(result: PartResult): readonly { readonly buffer: ArrayBufferLike }[] {
  if (result.kind === 'run') return [result.data.starts, result.data.values, result.data.gold];
  if (result.kind === 'forest') return [];
  return result.weights.flatMap((one) => [one.keys, one.question, one.passage, one.fields, one.vectors]);
}
