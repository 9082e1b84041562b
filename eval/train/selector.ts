import { SELECT_FEATURES } from '../../knowledge/select.ts';
import { seededChance } from './chance.ts';
import { boost, joinData, type RankingData, type Tree, type TreeOptions } from './reranker.ts';
import { createChoice } from './selector/choice.ts';
import { everydayOf, readQuestions, rememberedOf, type Measured } from './selector/measure.ts';
import { emptyWritten } from './selector/unwritten.ts';
import { encodeQuestions, encodeEveryday, encodeTrees } from './selector/write.ts';

export { measureRun, readQuestions, type Measured, type Run } from './selector/measure.ts';
export { readWrittenLines, type WrittenLines } from './selector/read.ts';
export {
  readAskedLines,
  readEverydayLines,
  LinesError,
  type AskedLine,
  type EverydayLine,
} from './selector/lines.ts';

/** Learns which provision answers a question, from written questions on a library of official texts. */

/** Day of law on which the questions were written. */
export const WRITTEN_ON = '2026-11-25';

export interface SelectorRecipe {
  readonly trees: TreeOptions;
  /** Trees are grown once with each, and what they say is averaged: the chances of one forest cancel out in part. */
  readonly seeds: readonly number[];
  /** Share of the questions that learn as if nobody had written anything on their provisions: so it is with other texts. */
  readonly unwritten: number;
}

/** Chosen on the golden set for building (`eval/golden/golden-dev.jsonl`). */
export const SELECTOR_RECIPE: SelectorRecipe = {
  trees: {
    trees: 400,
    leaves: 15,
    rate: 0.07,
    featureFraction: 0.4,
    questionFraction: 0.7,
    leastRows: 20,
    smoothing: 2,
  },
  seeds: [1, 2],
  unwritten: 0.3,
};

export interface SelectorFiles {
  readonly weights: string;
  readonly questions: string;
  readonly everyday: string;
}

export type SelectorInput = Omit<Measured, 'folds'> & {
  /** Hashes of the files that were read, for the header. */
  readonly data: Readonly<Record<string, string>>;
};

/** What the trees learn from: `measured` are runs of the questions (`measureRun`), in their order. */
export function teachingOf(
  measured: readonly RankingData[],
  recipe: SelectorRecipe,
  shared = false,
): RankingData {
  const taught = joinData(measured, shared);
  emptyWritten(taught, recipe.unwritten, seededChance(recipe.seeds[0] ?? 1));
  return taught;
}

/** The trees of one seed, each with its share of the say. */
export function growForest(
  taught: RankingData,
  seed: number,
  { trees: options, seeds }: SelectorRecipe,
  onProgress: (what: string) => void,
): Tree[] {
  const grown = boost(taught, createChoice(taught), {
    options,
    chance: seededChance(seed),
    onTree: (tree) => {
      if (tree % 50 === 0) onProgress(`cây ${tree}/${options.trees} (mầm ${seed})`);
    },
  });
  return grown.map((tree) => ({ ...tree, values: tree.values.map((value) => value / seeds.length) }));
}

/** The same files for the same questions, library and trees: those of all seeds, in the order of the recipe. */
export function selectorFiles(
  input: SelectorInput,
  trees: readonly Tree[],
  recipe: SelectorRecipe,
): SelectorFiles {
  const { asked, knowledge, data } = input;
  const questions = readQuestions(asked, knowledge, input.on);
  const everyday = everydayOf(input.everyday);
  const made = { recipe, data, questions: questions.length, everyday: everyday.size, on: input.on };
  return {
    weights: encodeTrees({ made, features: SELECT_FEATURES, trees }),
    questions: encodeQuestions(rememberedOf(questions)),
    everyday: encodeEveryday(everyday),
  };
}
