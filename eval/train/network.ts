import { hashFeature, unitLength, type NetworkWeights } from '../../knowledge/network.ts';
import { seededChance, shuffle } from './chance.ts';
import { createLayers } from './network/layers.ts';
import { quantise } from './network/quantise.ts';
import { createStep, type Sparse } from './network/step.ts';

/** A question as features with the probabilities that its labels should have (they sum to 1). */
export interface Example {
  readonly features: ReadonlyMap<string, number>;
  readonly targets: ReadonlyMap<string, number>;
}

export interface TrainOptions {
  /** Hidden units. More fit better and weigh more: a byte for each feature. */
  readonly hidden: number;
  /** Passes over the examples. */
  readonly epochs: number;
  /** Adagrad's first step size; it falls evenly to a tenth by the last pass. */
  readonly rate: number;
  /** Share of a question's features left out at random in each step, 0 to 1. */
  readonly dropFeatures: number;
  /** The same of hidden units. */
  readonly dropHidden: number;
  /** Questions in which a feature must occur to be kept. */
  readonly leastSeen: number;
  readonly seed: number;
}

/** Trains a network. The same examples in the same order and the same options give the same weights to the last bit. */
export function trainNetwork(
  examples: readonly Example[],
  options: TrainOptions,
  onEpoch: (epoch: number, loss: number) => void = () => undefined,
): NetworkWeights {
  const chance = seededChance(options.seed);
  const labels = [...new Set(examples.flatMap(({ targets }) => [...targets.keys()]))].sort();
  const keys = frequentKeys(examples, options.leastSeen);
  const data = sparseExamples(examples, keys, labels);
  const layers = createLayers(
    { features: keys.length, hidden: options.hidden, labels: labels.length },
    chance,
  );
  const step = createStep(layers, options, chance);
  const order = Uint32Array.from(data.keys());
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, chance);
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    const losses = Array.from(order, (at) => {
      const one = data[at];
      return one === undefined ? 0 : step(one, rate);
    });
    onEpoch(epoch + 1, losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length));
  }
  return { labels, keys, ...quantise(layers) };
}

function frequentKeys(examples: readonly Example[], least: number): Uint32Array {
  const seen = new Map<number, number>();
  for (const { features } of examples)
    for (const feature of features.keys()) {
      const key = hashFeature(feature);
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  return Uint32Array.from([...seen].filter(([, count]) => count >= least).map(([key]) => key)).sort();
}

function sparseExamples(
  examples: readonly Example[],
  keys: Uint32Array,
  labels: readonly string[],
): Sparse[] {
  const rowOf = new Map(Array.from(keys, (key, row) => [key, row] as const));
  const labelOf = new Map(labels.map((label, at) => [label, at] as const));
  return examples.map(({ features, targets }) => {
    const known = [...features].flatMap(([feature, value]): [number, number][] => {
      const row = rowOf.get(hashFeature(feature));
      return row === undefined ? [] : [[row, value]];
    });
    const unit = unitLength(known);
    return {
      rows: Uint32Array.from(unit.map(([row]) => row)),
      values: Float64Array.from(unit.map(([, value]) => value)),
      targets: [...targets].map(([label, share]) => [labelOf.get(label) ?? 0, share] as const),
    };
  });
}
