import type { Parameters, Side } from './parameters.ts';
import { startOf, type Texts } from './texts.ts';

/** Sums of gradients, and which features have any. */
export interface Gradients {
  readonly vectors: Float32Array;
  readonly weights: { readonly question: Float32Array; readonly passage: Float32Array };
  readonly fields: Float32Array;
  readonly logScale: Float32Array;
  /** The features that were met since the last step, and how many. */
  readonly met: Int32Array;
  metCount: number;
  readonly isMet: Uint8Array;
}

export interface Encoder {
  /** Unit vectors of the texts, row after row. */
  readonly vectors: Float32Array;
  forward(texts: Texts): void;
  /** Adds to the gradients what `gradient`, that of the loss by `vectors`, says. Spoils `gradient`. */
  backward(texts: Texts, gradient: Float32Array, into: Gradients): void;
}

/** Keeps a length from being 0: a text all of whose features were left out. */
const LEAST = 1e-6;

/** Encodes texts of one side: each field's weighted sum at length 1, their weighted sum at length 1. */
export function createEncoder(
  { vectors: table, weights, fields, dimension }: Parameters,
  side: Side,
  room: { texts: number; segments: number },
): Encoder {
  const weight = weights[side];
  const vectors = new Float32Array(room.texts * dimension);
  const lengths = new Float64Array(room.texts);
  const parts = new Float32Array(room.segments * dimension);
  const partLengths = new Float64Array(room.segments);
  const held = new Float64Array(dimension);

  function encodePart(texts: Texts, segment: number): void {
    held.fill(0);
    const end = texts.end[segment] ?? 0;
    for (let at = startOf(texts, segment); at < end; at += 1) {
      const feature = texts.features[at] ?? 0;
      const share = (texts.values[at] ?? 0) * (weight[feature] ?? 0);
      const from = feature * dimension;
      for (let unit = 0; unit < dimension; unit += 1)
        held[unit] = (held[unit] ?? 0) + share * (table[from + unit] ?? 0);
    }
    let square = 0;
    for (let unit = 0; unit < dimension; unit += 1) square += (held[unit] ?? 0) ** 2;
    const length = Math.sqrt(square) + LEAST;
    partLengths[segment] = length;
    const to = segment * dimension;
    for (let unit = 0; unit < dimension; unit += 1) parts[to + unit] = (held[unit] ?? 0) / length;
  }

  function forward(texts: Texts): void {
    vectors.fill(0, 0, texts.count * dimension);
    for (let segment = 0; segment < texts.segments; segment += 1) {
      encodePart(texts, segment);
      const share = fields[texts.field[segment] ?? 0] ?? 0;
      const to = (texts.text[segment] ?? 0) * dimension;
      const from = segment * dimension;
      for (let unit = 0; unit < dimension; unit += 1)
        vectors[to + unit] = (vectors[to + unit] ?? 0) + share * (parts[from + unit] ?? 0);
    }
    for (let text = 0; text < texts.count; text += 1) lengths[text] = toUnit(vectors, text, dimension);
  }

  function backward(texts: Texts, gradient: Float32Array, into: Gradients): void {
    for (let text = 0; text < texts.count; text += 1)
      throughUnit(gradient, text, vectors, text, lengths[text] ?? 1, dimension, held, gradient);
    for (let segment = 0; segment < texts.segments; segment += 1)
      backwardPart(texts, segment, gradient, into);
  }

  const slope = new Float32Array(dimension);

  function backwardPart(texts: Texts, segment: number, gradient: Float32Array, into: Gradients): void {
    const text = texts.text[segment] ?? 0;
    const field = texts.field[segment] ?? 0;
    let along = 0;
    for (let unit = 0; unit < dimension; unit += 1)
      along += (gradient[text * dimension + unit] ?? 0) * (parts[segment * dimension + unit] ?? 0);
    into.fields[field] = (into.fields[field] ?? 0) + along;
    throughUnit(gradient, text, parts, segment, partLengths[segment] ?? 1, dimension, held, slope);
    const share = fields[field] ?? 0;
    const end = texts.end[segment] ?? 0;
    for (let at = startOf(texts, segment); at < end; at += 1)
      backwardFeature(texts.features[at] ?? 0, (texts.values[at] ?? 0) * share, into);
  }

  function backwardFeature(feature: number, value: number, into: Gradients): void {
    if (into.isMet[feature] === 0) {
      into.isMet[feature] = 1;
      into.met[into.metCount] = feature;
      into.metCount += 1;
    }
    const from = feature * dimension;
    const share = value * (weight[feature] ?? 0);
    const sums = into.vectors;
    let along = 0;
    for (let unit = 0; unit < dimension; unit += 1) {
      const one = slope[unit] ?? 0;
      along += one * (table[from + unit] ?? 0);
      sums[from + unit] = (sums[from + unit] ?? 0) + share * one;
    }
    const own = into.weights[side];
    own[feature] = (own[feature] ?? 0) + value * along;
  }

  return { vectors, forward, backward };
}

function toUnit(vectors: Float32Array, row: number, dimension: number): number {
  const from = row * dimension;
  let square = 0;
  for (let unit = 0; unit < dimension; unit += 1) square += (vectors[from + unit] ?? 0) ** 2;
  const length = Math.sqrt(square) + LEAST;
  for (let unit = 0; unit < dimension; unit += 1) vectors[from + unit] = (vectors[from + unit] ?? 0) / length;
  return length;
}

/** The gradient by a vector from that by the same vector at length 1. Writes row `gradientRow` of `out`, or `out` if it is one row. */
function throughUnit(
  gradient: Float32Array,
  gradientRow: number,
  units: Float32Array,
  unitRow: number,
  length: number,
  dimension: number,
  held: Float64Array,
  out: Float32Array,
): void {
  const [from, own] = [gradientRow * dimension, unitRow * dimension];
  let along = 0;
  for (let unit = 0; unit < dimension; unit += 1)
    along += (gradient[from + unit] ?? 0) * (units[own + unit] ?? 0);
  for (let unit = 0; unit < dimension; unit += 1)
    held[unit] = ((gradient[from + unit] ?? 0) - along * (units[own + unit] ?? 0)) / length;
  const to = out.length === dimension ? 0 : from;
  for (let unit = 0; unit < dimension; unit += 1) out[to + unit] = held[unit] ?? 0;
}
