import type { TokenSource } from './passage-tokens.ts';
import { createFeatureReader, type FeatureTable } from './rerank/features.ts';
import { linearModel, standardise } from './rerank/models.ts';
import { FEATURES } from './rerank/names.ts';
import { readQuestion, type QuestionWords } from './rerank/question.ts';
import { treesModel } from './rerank/trees.ts';
import type { RerankWeights, TreeWeights } from './rerank/weights.ts';
import type { Hit } from './types.ts';

export { standardise } from './rerank/models.ts';
export { FEATURES } from './rerank/names.ts';
export {
  readRerankWeights,
  rerankWeightsSchema,
  treeSchema,
  type RerankWeights,
  type TreeWeights,
} from './rerank/weights.ts';
export type { FeatureTable } from './rerank/features.ts';
export type { QuestionWords } from './rerank/question.ts';

/** A hit after it was judged. `score` is comparable within one question only: deviations from the mean candidate. */
export interface RankedHit extends Hit {
  /** Its measures in the order of `FEATURES`, then the features that were handed in, in the order of their names. */
  readonly features: Float32Array;
  /** Position of the best clause among those of `TokenSource`; -1 where no clause has a word of the question. */
  readonly clause: number;
  /** The linear model's score before it was made comparable within the question: higher where the evidence is strong. */
  readonly linear: number;
  /** The same of the trees. */
  readonly trees: number;
}

/** Features that other parts know of the candidates, by name: a number for each hit, NaN where there is none. */
export type MoreFeatures = Readonly<Record<string, ArrayLike<number>>>;

/** How much the trees count beside the linear model. Source: cross-validation on training questions (`rerank/README.md`). */
const TREES_WEIGHT = 2;

export interface Reranker {
  /** The hits of a question, which is spelled as the rules are, best first. At most some hundred; in any order. */
  rank(question: string, hits: readonly Hit[], more?: MoreFeatures): RankedHit[];
}

/** Judges candidates by what was learned. Throws where the weights name a feature that neither we nor `more` have. */
export function createReranker(
  weights: RerankWeights,
  tokens: TokenSource,
  more: readonly string[] = [],
): Reranker {
  const names = [...FEATURES, ...more];
  const columns = Int32Array.from(weights.features, (name) => columnOf(name, names));
  const measure = createMeasurer(tokens, new Map(Object.entries(weights.questionWords)));
  const linear = linearModel(weights, columns);
  const trees = treesModel(weights, columns);
  return {
    rank(question, hits, given = {}) {
      const rows = hits.map(({ row }) => row);
      const measured = measure(question, rows);
      const table = more.length === 0 ? measured : widened(measured, rows.length, more, given);
      const { values, width, clauses } = table;
      const byLine = linear(values, width, rows.length);
      const byTrees = trees(values, width, rows.length);
      const besides = standardise(byTrees);
      const scores = standardise(byLine).map((score, at) => score + TREES_WEIGHT * (besides[at] ?? 0));
      return rows
        .map((row, at) => ({
          row,
          score: scores[at] ?? 0,
          features: values.subarray(at * width, (at + 1) * width),
          clause: clauses[at] ?? -1,
          linear: byLine[at] ?? 0,
          trees: byTrees[at] ?? 0,
        }))
        .sort((a, b) => b.score - a.score || a.row - b.row);
    },
  };
}

/** Scores vectors of named features by trees alone. Throws where the trees name a feature that is not among them. */
export function createTrees(
  weights: TreeWeights,
  names: readonly string[],
): (vectors: readonly (readonly number[])[]) => Float64Array {
  const columns = Int32Array.from(weights.features, (name) => columnOf(name, names));
  const model = treesModel(weights, columns);
  return (vectors) => model(Float32Array.from(vectors.flat()), names.length, vectors.length);
}

function columnOf(name: string, names: readonly string[]): number {
  const column = names.indexOf(name);
  if (column === -1)
    throw new Error(`the reranker's weights name the feature "${name}", which is not measured: train again`);
  return column;
}

function widened(
  { values, width, clauses }: FeatureTable,
  rows: number,
  more: readonly string[],
  given: MoreFeatures,
): FeatureTable {
  const wide = width + more.length;
  const joined = new Float32Array(rows * wide);
  for (let row = 0; row < rows; row += 1) {
    joined.set(values.subarray(row * width, (row + 1) * width), row * wide);
    more.forEach((name, at) => {
      joined[row * wide + width + at] = given[name]?.[row] ?? Number.NaN;
    });
  }
  return { values: joined, width: wide, clauses };
}

/** Measures the candidates of a question without judging them: for training. */
export function createMeasurer(
  tokens: TokenSource,
  questionWords: QuestionWords,
): (question: string, rows: ArrayLike<number>) => FeatureTable {
  const reader = createFeatureReader(tokens);
  return (question, rows) => reader.read(readQuestion(question, tokens, questionWords), rows);
}
