import { describe, expect, it } from 'vitest';
import { createNetwork, encodeNetwork } from '../../../knowledge/network.ts';
import { trainNetwork, type Example, type TrainOptions } from '../../../eval/train/network.ts';

const OPTIONS: TrainOptions = {
  hidden: 8,
  epochs: 30,
  rate: 0.1,
  dropFeatures: 0.1,
  dropHidden: 0.1,
  leastSeen: 1,
  seed: 3,
};

function example(words: string, label: string): Example {
  return { features: new Map(words.split(' ').map((word) => [word, 1])), targets: new Map([[label, 1]]) };
}

const EXAMPLES = [
  example('trưa uống bia', 'c6'),
  example('chiều uống rượu', 'c6'),
  example('phạt bao nhiêu tiền', 'X:amount'),
  example('uống bia phạt bao nhiêu', 'X:amount'),
  example('hút thuốc đâu', 'c7'),
  example('hút thuốc chỗ nào', 'c7'),
];

describe('training a network', () => {
  it('learns what tells the labels apart, also of words put together anew', () => {
    const network = createNetwork(trainNetwork(EXAMPLES, OPTIONS));
    const likeliest = (words: string): string | undefined => {
      const probabilities = network.predict(example(words, '').features);
      return network.labels[probabilities.indexOf(Math.max(...probabilities))];
    };
    expect(EXAMPLES.map(({ features }) => likeliest([...features.keys()].join(' ')))).toEqual(
      EXAMPLES.map(({ targets }) => [...targets.keys()][0]),
    );
    expect(likeliest('uống rượu phạt bao nhiêu')).toBe('X:amount');
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const bytes = (seed: number) => encodeNetwork(trainNetwork(EXAMPLES, { ...OPTIONS, seed }), {});
    expect(bytes(3)).toEqual(bytes(3));
    expect(bytes(4)).not.toEqual(bytes(3));
  });

  it('leaves out what is seen too seldom, and tells each pass with its loss', () => {
    const passes: number[] = [];
    const weights = trainNetwork(EXAMPLES, { ...OPTIONS, leastSeen: 2 }, (epoch, loss) => {
      passes.push(epoch);
      expect(loss).toBeGreaterThan(0);
    });
    expect(weights.keys).toHaveLength(7);
    expect(passes).toEqual(Array.from({ length: OPTIONS.epochs }, (_, at) => at + 1));
  });
});
