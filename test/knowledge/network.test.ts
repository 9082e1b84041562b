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
