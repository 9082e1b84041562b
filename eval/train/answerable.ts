import {
  answerableWeightsSchema,
  logistic,
  marginOf,
  SIGNALS,
  type AnswerableWeights,
} from '../../knowledge/answerable.ts';
import { crossedFigures, thresholdsOf } from './answerable/figures.ts';
import { boost, type BoostOptions } from './answerable/boost.ts';
import { calibrate } from './answerable/calibrate.ts';
import { joinExamples, pickFold, type Example, type Examples } from './answerable/examples.ts';
import { regress, type RegressOptions } from './answerable/regress.ts';
import { seededChance } from './chance.ts';
import type { Tree } from './reranker.ts';

export type { Example } from './answerable/examples.ts';

export interface AnswerableRecipe {
  readonly regress: RegressOptions;
  readonly boost: BoostOptions;
  /** Of each seed as many trees are grown; their answers are averaged. */
  readonly seeds: readonly number[];
  /** Parts into which questions are divided for the calibration, and for the reranker that judges what it never saw. */
  readonly folds: number;
}

/** The recipe of the shipped weights. Chosen by cross-validation on training questions. */
export const ANSWERABLE_RECIPE: AnswerableRecipe = {
  regress: { clip: 4, ridge: 0.03, rate: 0.02, steps: 400 },
  boost: {
    trees: 200,
    leaves: 6,
    rate: 0.05,
    featureFraction: 0.2,
    questionFraction: 0.7,
    leastRows: 15,
    smoothing: 3,
  },
  seeds: [1, 2, 3, 4],
  folds: 5,
};

/** Digits of what is kept. */
const DIGITS = 6;

/** Learns when to answer. Calibration, thresholds and figures come from models that had left the question out. */
export function trainAnswerable(
  examples: readonly Example[],
  recipe: AnswerableRecipe,
  made: Readonly<Record<string, unknown>>,
  onProgress: (what: string) => void,
): AnswerableWeights {
  const all = joinExamples(SIGNALS, examples);
  const margins = new Float64Array(examples.length);
  for (let fold = 0; fold < recipe.folds; fold += 1) {
    onProgress(`kiểm tra chéo ${fold + 1}/${recipe.folds}`);
    const models = learn(pickFold(all, fold, 'out'), recipe);
    examples.forEach((example, at) => {
      if (example.fold === fold) margins[at] = marginOf(models, example.signals);
    });
  }
  const { slope, offset } = calibrate(margins, all.held, all.weights);
  const crossed = margins.map((margin) => logistic(slope * margin + offset));
  onProgress('học từ mọi câu');
  return answerableWeightsSchema.parse({
    made: { recipe, ...made, crossed: crossedFigures(examples, crossed) },
    signals: SIGNALS,
    ...learn(all, recipe),
    calibration: { slope: rounded(slope), offset: rounded(offset) },
    thresholds: thresholdsOf(examples, crossed),
  });
}

/** Both models; their margins are added. */
function learn(examples: Examples, recipe: AnswerableRecipe): Pick<AnswerableWeights, 'linear' | 'trees'> {
  const linear = regress(examples, recipe.regress);
  const trees = recipe.seeds.flatMap((seed) => boost(examples, recipe.boost, seededChance(seed)));
  return {
    linear: {
      clip: linear.clip,
      mean: linear.mean.map(rounded),
      deviation: linear.deviation.map(rounded),
      weight: linear.weight.map(rounded),
      offset: rounded(linear.offset),
    },
    trees: trees.map((tree) => written(tree, recipe.seeds.length)),
  };
}

function written({ features, thresholds, left, right, values }: Tree, seeds: number) {
  return {
    features,
    thresholds: thresholds.map(rounded),
    left,
    right,
    values: values.map((value) => rounded(value / seeds)),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
