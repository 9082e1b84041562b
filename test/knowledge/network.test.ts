import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNetwork,
  decodeNetwork,
  encodeNetwork,
  hashFeature,
  unitLength,
  type NetworkWeights,
} from '../../knowledge/network.ts';

/** Two features, two hidden units, two labels: `bia` speaks for the first label, `sách` for the second. */
function small(): NetworkWeights {
  const [first = '', second = ''] = ['bia', 'sách'].sort((a, b) => hashFeature(a) - hashFeature(b));
  const sign = (feature: string): [number, number] => (feature === 'bia' ? [127, 0] : [0, 127]);
  return {
    labels: ['rượu bia', 'khác'],
    keys: Uint32Array.from([hashFeature(first), hashFeature(second)]),
    input: Int8Array.from([...sign(first), ...sign(second)]),
    scales: Float32Array.from([0.02, 0.02]),
    hiddenBias: new Float32Array(2),
    output: Float32Array.from([2, -2, -2, 2]),
    outputBias: new Float32Array(2),
  };
}

/** A network of two labels whose weights are any numbers, the same for the same seed. */
function drawn(names: readonly string[], width: number, seed: number): NetworkWeights {
  let state = seed;
  const any = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
  const floats = (count: number): Float32Array => Float32Array.from({ length: count }, any);
  return {
    labels: ['a', 'b'],
    keys: Uint32Array.from(names, hashFeature).sort(),
    input: Int8Array.from({ length: names.length * width }, () => Math.floor(any() * 127)),
    scales: floats(names.length),
    hiddenBias: floats(width),
    output: floats(2 * width),
    outputBias: floats(2),
  };
}

/** The same as `predict`, in the plainest way. */
function plainly(weights: NetworkWeights, features: ReadonlyMap<string, number>): number[] {
  const { keys, input, scales, hiddenBias, output, outputBias } = weights;
  const hidden = [...hiddenBias];
  const known = [...features].map(([name, value]) => [keys.indexOf(hashFeature(name)), value] as const);
  for (const [row, value] of unitLength(known.filter(([place]) => place >= 0)))
    hidden.forEach((sum, unit) => {
      hidden[unit] = sum + value * (scales[row] ?? 0) * (input[row * hidden.length + unit] ?? 0);
    });
  const scores = Array.from(outputBias, (bias, label) =>
    hidden.reduce(
      (sum, value, unit) => (value <= 0 ? sum : sum + value * (output[2 * unit + label] ?? 0)),
      bias,
    ),
  );
  const exponents = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = exponents.reduce((sum, one) => sum + one, 0);
  return exponents.map((one) => one / total);
}

describe('a network', () => {
  it('gives the label that its features speak for, and even chances where it knows none', () => {
    const network = createNetwork(small());
    const [alcohol = 0, other = 0] = network.predict(new Map([['bia', 1]]));
    expect(alcohol).toBeGreaterThan(0.99);
    expect(alcohol + other).toBeCloseTo(1, 12);
    expect(network.predict(new Map([['sách', 3]]))[1]).toBeGreaterThan(0.99);
    expect([...network.predict(new Map([['lạ', 1]]))]).toEqual([0.5, 0.5]);
  });

  it('is the same after it was written and read', () => {
    const bytes = encodeNetwork(small(), { seed: 7 });
    const read = decodeNetwork(bytes);
    expect(read.recipe).toEqual({ seed: 7 });
    expect(createNetwork(read).predict(new Map([['bia', 1]]))).toEqual(
      createNetwork(small()).predict(new Map([['bia', 1]])),
    );
  });

  it('refuses bytes that are cut short or changed', () => {
    const bytes = encodeNetwork(small(), {});
    expect(() => decodeNetwork(bytes.subarray(0, bytes.length - 1))).toThrow('not a whole network');
    const changed = Uint8Array.from(bytes);
    changed[bytes.length - 1] = (changed[bytes.length - 1] ?? 0) ^ 1;
    expect(() => decodeNetwork(changed)).toThrow('not a whole network');
    expect(() => decodeNetwork(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow('wrong first bytes');
  });

  it('gives to the last digit what adding feature by feature gives, whatever keys and values', () => {
    const made = fc.record({
      names: fc.uniqueArray(fc.string({ maxLength: 6 }), {
        minLength: 1,
        maxLength: 40,
        selector: hashFeature,
      }),
      width: fc.integer({ min: 1, max: 9 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(made, ({ names, width, seed }) => {
        const weights = drawn(names, width, seed);
        const asked = new Map(
          [...names.filter((_, at) => at % 3 !== 1), 'none'].map((name, at) => [name, 1 + at / 7]),
        );
        expect([...createNetwork(weights).predict(asked)]).toEqual(plainly(weights, asked));
      }),
    );
  });

  it('brings any features to length 1', () => {
    const values = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0.01, max: 100, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (features) => {
        const length = Math.hypot(...unitLength(features).map(([, value]) => value));
        expect(length).toBeCloseTo(1, 9);
      }),
    );
    expect(unitLength([])).toEqual([]);
  });
});
