import { rerankWeightsSchema, type RerankWeights } from '../../knowledge/rerank.ts';
import type { TokenSource } from '../../knowledge/passage-tokens.ts';
import { seededChance } from './chance.ts';
import { makeExamples, type Candidates } from './reranker/examples.ts';
import { trainLinear, type LinearModel, type LinearOptions } from './reranker/linear.ts';
import { learnQuestionWords } from './reranker/question-words.ts';
import { joinData } from './reranker/ranking-data.ts';
import { trainTrees, type Tree, type TreeOptions } from './reranker/trees.ts';

export { binFeatures } from './reranker/bins.ts';
export { growTree, type Tree, type TreeOptions } from './reranker/grow-tree.ts';
export type { Candidates } from './reranker/examples.ts';

export { boost, type Objective } from './reranker/trees.ts';
export { joinData, type RankingData } from './reranker/ranking-data.ts';

/** The recipe of the shipped reranker. Chosen by cross-validation on training questions. */
export const RERANKER_RECIPE: RerankerRecipe = {
  linear: { rate: 0.01, decay: 0.1, steps: 300, clip: 5 },
  trees: {
    trees: 300,
    leaves: 8,
    rate: 0.05,
    featureFraction: 0.3,
    questionFraction: 1,
    leastRows: 20,
    smoothing: 1,
  },
  seeds: [1, 2, 3, 4],
};

export interface RerankerRecipe {
  readonly linear: LinearOptions;
  readonly trees: TreeOptions;
  /** Of each seed as many trees are grown. */
  readonly seeds: readonly number[];
}

/** A library with questions on it and what the first stage found for each. */
export interface TrainingSet {
  readonly name: string;
  readonly tokens: TokenSource;
  readonly questions: readonly Candidates[];
  /** Of the files, hex. */
  readonly sha256: string;
}

/** Digits of what is kept: enough that rounding moves no candidate, few enough to be read. */
const DIGITS = 6;

/** Learns the weights of the reranker. The first set's library says which words are question words. */
export function trainReranker(
  sets: readonly TrainingSet[],
  recipe: RerankerRecipe,
  onProgress: (what: string) => void,
): RerankWeights {
  const [first] = sets;
  if (first === undefined) throw new Error('no set to learn from');
  const texts = sets.flatMap(({ questions }) => questions.map(({ text }) => text));
  const questionWords = learnQuestionWords([...new Set(texts)], first.tokens);
  const parts = sets.map(({ name, questions, tokens }) => {
    onProgress(`đo ứng viên của ${questions.length} câu: ${name}`);
    return makeExamples(questions, tokens, questionWords);
  });
  const data = joinData(parts);
  const linear = trainLinear(data, recipe.linear, (step, loss) =>
    onProgress(`mô hình tuyến tính: ${step}/${recipe.linear.steps}, sai số ${loss.toFixed(4)}`),
  );
  const trees = recipe.seeds.flatMap((seed) =>
    trainTrees(data, recipe.trees, seededChance(seed), (tree) => {
      if (tree % 50 === 0) onProgress(`cây, hạt giống ${seed}: ${tree}/${recipe.trees.trees}`);
    }),
  );
  return rerankWeightsSchema.parse({
    made: {
      recipe,
      data: Object.fromEntries(sets.map(({ name, sha256 }) => [name, sha256])),
      questions: Object.fromEntries(sets.map(({ name, questions }) => [name, questions.length])),
    },
    questionWords: Object.fromEntries(questionWords),
    features: data.names,
    linear: { clip: recipe.linear.clip, ...writtenLinear(linear) },
    trees: trees.map(writtenTree),
  });
}

function writtenLinear({ mean, deviation, weight }: LinearModel) {
  return { mean: rounded(mean), deviation: rounded(deviation), weight: rounded(weight) };
}

function writtenTree({ features, thresholds, left, right, values }: Tree) {
  return { features, thresholds: rounded(thresholds), left, right, values: rounded(values) };
}

function rounded(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(DIGITS)));
}
