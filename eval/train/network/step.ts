import { move, type Layers } from './layers.ts';

/** An example by the rows of its features and the places of its labels. */
export interface Sparse {
  readonly rows: Uint32Array;
  readonly values: Float64Array;
  readonly targets: readonly (readonly [label: number, share: number])[];
}

/** Learns from one example at a given rate; returns its loss (cross-entropy, nats). Index loops: the time goes here. */
export function createStep(
  layers: Layers,
  { dropFeatures, dropHidden }: { dropFeatures: number; dropHidden: number },
  chance: () => number,
): (example: Sparse, rate: number) => number {
  const { hidden } = layers;
  const units = new Float64Array(hidden);
  const mask = new Float64Array(hidden);
  const slopes = new Float64Array(hidden);
  const errors = new Float64Array(layers.labels);
  return (example, rate) => {
    const values = example.values.map((value) => (chance() < dropFeatures ? 0 : value / (1 - dropFeatures)));
    hiddenUnits(layers, example.rows, values, units);
    for (let unit = 0; unit < hidden; unit += 1) {
      mask[unit] = (units[unit] ?? 0) <= 0 || chance() < dropHidden ? 0 : 1 / (1 - dropHidden);
      units[unit] = (units[unit] ?? 0) * (mask[unit] ?? 0);
    }
    scores(layers, units, errors);
    const loss = softmaxErrors(errors, example.targets);
    backThroughOutput(layers, { units, mask, errors, slopes }, rate);
    move(layers.outputBias, 0, errors, { factor: 1, rate });
    for (const [at, row] of example.rows.entries()) {
      const factor = values[at] ?? 0;
      if (factor !== 0) move(layers.input, row * hidden, slopes, { factor, rate });
    }
    move(layers.hiddenBias, 0, slopes, { factor: 1, rate });
    return loss;
  };
}

function hiddenUnits(
  { input, hiddenBias, hidden }: Layers,
  rows: Uint32Array,
  values: Float64Array,
  into: Float64Array,
): void {
  into.set(hiddenBias.values);
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[at] ?? 0;
    if (value === 0) continue;
    const from = (rows[at] ?? 0) * hidden;
    for (let unit = 0; unit < hidden; unit += 1)
      into[unit] = (into[unit] ?? 0) + value * (input.values[from + unit] ?? 0);
  }
}

function scores({ output, outputBias, labels }: Layers, units: Float64Array, into: Float64Array): void {
  into.set(outputBias.values);
  for (let unit = 0; unit < units.length; unit += 1) {
    const value = units[unit] ?? 0;
    if (value === 0) continue;
    for (let label = 0; label < labels; label += 1)
      into[label] = (into[label] ?? 0) + value * (output.values[unit * labels + label] ?? 0);
  }
}

/** Turns scores into the softmax's errors (probability less target), in place; returns the loss. */
function softmaxErrors(errors: Float64Array, targets: Sparse['targets']): number {
  const most = errors.reduce((a, b) => Math.max(a, b), -Infinity);
  let total = 0;
  for (let label = 0; label < errors.length; label += 1) {
    const exponent = Math.exp((errors[label] ?? 0) - most);
    errors[label] = exponent;
    total += exponent;
  }
  for (let label = 0; label < errors.length; label += 1) errors[label] = (errors[label] ?? 0) / total;
  let loss = 0;
  for (const [label, share] of targets) {
    const probability = errors[label] ?? 0;
    loss -= share * Math.log(Math.max(probability, 1e-12));
    errors[label] = probability - share;
  }
  return loss;
}

interface Pass {
  readonly units: Float64Array;
  readonly mask: Float64Array;
  readonly errors: Float64Array;
  readonly slopes: Float64Array;
}

/** Fills the hidden units' slopes and moves the output weights of those that took part. */
function backThroughOutput(
  { output, labels }: Layers,
  { units, mask, errors, slopes }: Pass,
  rate: number,
): void {
  for (let unit = 0; unit < units.length; unit += 1) {
    const value = units[unit] ?? 0;
    slopes[unit] = 0;
    if (value === 0) continue;
    let slope = 0;
    for (let label = 0; label < labels; label += 1)
      slope += (output.values[unit * labels + label] ?? 0) * (errors[label] ?? 0);
    slopes[unit] = slope * (mask[unit] ?? 0);
    move(output, unit * labels, errors, { factor: value, rate });
  }
}
