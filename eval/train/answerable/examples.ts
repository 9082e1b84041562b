/** Questions with what was found for them, as signals, and whether the rules that were held answer them. */
export interface Examples {
  readonly names: readonly string[];
  /** Of example `e`, `values[e · names + s]`. */
  readonly values: Float32Array;
  /** 1 where the rules answer. */
  readonly held: Uint8Array;
  /** How much each counts, from 0. */
  readonly weights: Float64Array;
  /** The fold of each: all examples of one question are in one fold. */
  readonly folds: Uint8Array;
}

export interface Example {
  /** The set that it is of, and what was taken out of the library: for the figures alone. */
  readonly set: string;
  readonly kind: 'held' | 'law' | 'subject' | 'offTopic';
  readonly signals: Float64Array;
  readonly held: boolean;
  readonly weight: number;
  readonly fold: number;
}

export function joinExamples(names: readonly string[], examples: readonly Example[]): Examples {
  const values = new Float32Array(examples.length * names.length);
  examples.forEach(({ signals }, at) => values.set(signals, at * names.length));
  return {
    names,
    values,
    held: Uint8Array.from(examples, ({ held }) => (held ? 1 : 0)),
    weights: Float64Array.from(examples, ({ weight }) => weight),
    folds: Uint8Array.from(examples, ({ fold }) => fold),
  };
}

/** Those in the fold, or all others. */
export function pickFold(all: Examples, fold: number, side: 'in' | 'out'): Examples {
  const picked = [...all.held.keys()].filter((at) => (all.folds[at] === fold) === (side === 'in'));
  const width = all.names.length;
  const values = new Float32Array(picked.length * width);
  picked.forEach((from, at) => values.set(all.values.subarray(from * width, (from + 1) * width), at * width));
  return {
    names: all.names,
    values,
    held: Uint8Array.from(picked, (at) => all.held[at] ?? 0),
    weights: Float64Array.from(picked, (at) => all.weights[at] ?? 0),
    folds: Uint8Array.from(picked, (at) => all.folds[at] ?? 0),
  };
}
