import type { Gradients } from './encoder.ts';
import type { Parameters } from './parameters.ts';

/** Decay of the mean of gradients and of their squares, and what keeps a step finite. Source: Kingma and Ba, 2015. */
const FIRST = 0.9;
const SECOND = 0.999;
const LEAST = 1e-8;
/** Steps of fields' weights and of the scale are smaller: every text moves them. */
const SHARED = 0.25;

export function createGradients({ features, dimension, fields }: Parameters): Gradients {
  return {
    vectors: new Float32Array(features * dimension),
    weights: { question: new Float32Array(features), passage: new Float32Array(features) },
    fields: new Float32Array(fields.length),
    logScale: new Float32Array(1),
    met: new Int32Array(features),
    metCount: 0,
    isMet: new Uint8Array(features),
  };
}

/**
 * Adam on the features that were met, the others rest; one mean square a vector instead of one a number, which needs a third
 * of the memory less. Clears the gradients.
 */
export function createAdam(parameters: Parameters): (gradients: Gradients, rate: number) => void {
  const { vectors, weights, fields, logScale, dimension, features } = parameters;
  const means = new Float32Array(vectors.length);
  const squares = new Float32Array(features);
  const ofQuestion = createPlain(weights.question);
  const ofPassage = createPlain(weights.passage);
  const ofFields = createPlain(fields);
  const ofScale = createPlain(logScale);
  let [firstPower, secondPower] = [1, 1];

  function moveVector(feature: number, sums: Float32Array, step: number, correction: number): void {
    const from = feature * dimension;
    let square = 0;
    for (let unit = 0; unit < dimension; unit += 1) square += (sums[from + unit] ?? 0) ** 2;
    const mean = SECOND * (squares[feature] ?? 0) + (1 - SECOND) * (square / dimension);
    squares[feature] = mean;
    const rate = step / (Math.sqrt(mean / correction) + LEAST);
    for (let unit = 0; unit < dimension; unit += 1) {
      const at = from + unit;
      const first = FIRST * (means[at] ?? 0) + (1 - FIRST) * (sums[at] ?? 0);
      means[at] = first;
      vectors[at] = (vectors[at] ?? 0) - rate * first;
      sums[at] = 0;
    }
  }

  return (gradients, rate) => {
    firstPower *= FIRST;
    secondPower *= SECOND;
    const step = rate / (1 - firstPower);
    const correction = 1 - secondPower;
    for (let at = 0; at < gradients.metCount; at += 1) {
      const feature = gradients.met[at] ?? 0;
      moveVector(feature, gradients.vectors, step, correction);
      ofQuestion(feature, gradients.weights.question, step, correction);
      ofPassage(feature, gradients.weights.passage, step, correction);
      gradients.isMet[feature] = 0;
    }
    gradients.metCount = 0;
    // The last field is the question's own and stays 1.
    for (let field = 0; field < fields.length - 1; field += 1)
      ofFields(field, gradients.fields, SHARED * step, correction);
    gradients.fields.fill(0);
    ofScale(0, gradients.logScale, SHARED * step, correction);
  };
}

type Move = (at: number, gradients: Float32Array, step: number, correction: number) => void;

function createPlain(numbers: Float32Array): Move {
  const means = new Float32Array(numbers.length);
  const squares = new Float32Array(numbers.length);
  return (at, gradients, step, correction) => {
    const gradient = gradients[at] ?? 0;
    const first = FIRST * (means[at] ?? 0) + (1 - FIRST) * gradient;
    const second = SECOND * (squares[at] ?? 0) + (1 - SECOND) * gradient * gradient;
    means[at] = first;
    squares[at] = second;
    numbers[at] = (numbers[at] ?? 0) - (step * first) / (Math.sqrt(second / correction) + LEAST);
    gradients[at] = 0;
  };
}
