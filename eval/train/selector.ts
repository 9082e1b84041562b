import { SELECT_FEATURES } from '../../knowledge/select.ts';
import { seededChance } from './chance.ts';
import { boost, joinData, type RankingData, type TreeOptions } from './reranker.ts';
import { createChoice } from './selector/choice.ts';
import { everydayOf, readQuestions, rememberedOf, type Measured } from './selector/measure.ts';
import { emptyWritten } from './selector/unwritten.ts';
import { encodeQuestions, encodeEveryday, encodeTrees } from './selector/write.ts';

export { measureRun, type Measured, type Run } from './selector/measure.ts';
export { readWrittenLines, type WrittenLines } from './selector/read.ts';
export {
  readAskedLines,
  readEverydayLines,
  LinesError,
  type AskedLine,
  type EverydayLine,
} from './selector/lines.ts';

/** Learns which provision answers a question, from written questions on a library of official texts. */

export interface SelectorRecipe {
  readonly trees: TreeOptions;
  readonly seed: number;
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
  seed: 1,
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

/** The same files for the same questions and library. `measured`: runs of the questions (`measureRun`), in their order. */
export function trainSelector(
  input: SelectorInput,
  measured: readonly RankingData[],
  recipe: SelectorRecipe,
  onProgress: (what: string) => void,
): SelectorFiles {
  const { asked, knowledge, data } = input;
  const questions = readQuestions(asked, knowledge, input.on);
  const everyday = everydayOf(input.everyday);
  const taught = joinData(measured);
  emptyWritten(taught, recipe.unwritten, seededChance(recipe.seed));
  const trees = boost(taught, createChoice(taught), {
    options: recipe.trees,
    chance: seededChance(recipe.seed),
    onTree: (tree) => {
      if (tree % 50 === 0) onProgress(`cây ${tree}/${recipe.trees.trees}`);
    },
  });
  const made = { recipe, data, questions: questions.length, everyday: everyday.size, on: input.on };
  return {
    weights: encodeTrees({ made, features: SELECT_FEATURES, trees }),
    questions: encodeQuestions(rememberedOf(questions)),
    everyday: encodeEveryday(everyday),
  };
}
