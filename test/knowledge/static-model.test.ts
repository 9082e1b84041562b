import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFeature } from '../../knowledge/network.ts';
import { decodeStatic, encodeStatic } from '../../knowledge/static-file.ts';
import { createStaticModel, FIELDS, type StaticWeights } from '../../knowledge/static-model.ts';

/** Vectors of a few words: rượu and bia point one way, thuốc another, được nowhere in particular. */
const WORDS: Readonly<Record<string, readonly [number, number]>> = {
  rượu: [127, 0],
  bia: [120, 20],
  thuốc: [0, 127],
  'hút thuốc': [-10, 127],
};

function weightsOf(words: typeof WORDS): StaticWeights {
  const features = Object.entries(words)
    .map(([word, vector]) => ({ key: hashFeature(word), vector }))
    .sort((a, b) => a.key - b.key);
  const ones = new Float32Array(features.length).fill(0.01);
  return {
    dimension: 2,
    keys: Uint32Array.from(features, ({ key }) => key),
    question: ones,
    passage: Float32Array.from(ones),
    fields: Float32Array.from([0.5, 0.3, 0.2, 0.2, 1]),
    vectors: Int8Array.from(features.flatMap(({ vector }) => vector)),
  };
}

const EMPTY = { heading: '', title: '', trail: '', topic: '', body: '' };
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);

describe('static embeddings', () => {
  const model = createStaticModel(weightsOf(WORDS));

  it('bring words of like use near each other, and others not', () => {
    const drink = model.passage({ ...EMPTY, body: 'Không uống rượu trong giờ làm việc' });
    expect(dot(model.question('uống bia được không'), drink)).toBeGreaterThan(0.9);
    expect(dot(model.question('hút thuốc được không'), drink)).toBeLessThan(0.2);
  });

  it('weigh the fields of a passage', () => {
    const smoke = model.question('thuốc');
    const inBody = model.passage({ ...EMPTY, heading: 'Rượu', body: 'Thuốc' });
    const inHeading = model.passage({ ...EMPTY, heading: 'Thuốc', body: 'Rượu' });
    expect(dot(smoke, inBody)).toBeGreaterThan(dot(smoke, inHeading));
    expect(dot(smoke, inHeading)).toBeGreaterThan(dot(smoke, model.passage({ ...EMPTY, body: 'Rượu' })));
  });

  it('give a vector of length 1 for any text with a known word, and zeros for one without', () => {
    const text = fc
      .array(fc.constantFrom('rượu', 'thuốc', 'hút', 'bia', 'chuyện', '12', '.', '𝕏'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (body) => {
        const length = Math.hypot(...model.question(body));
        const known = /rượu|bia|thuốc/u.test(body);
        expect(length).toBeCloseTo(known ? 1 : 0, 5);
        expect(Math.hypot(...model.passage({ ...EMPTY, topic: body }))).toBeCloseTo(known ? 1 : 0, 5);
      }),
    );
  });

  it('read a word in either spelling as the same', () => {
    const spelt = createStaticModel(weightsOf({ hòa: [127, 0], kỹ: [0, 127] }));
    expect(spelt.question('hoà')).toEqual(spelt.question('hòa'.normalize('NFD')));
    expect(spelt.question('kĩ')).toEqual(spelt.question('kỹ'));
  });
});

describe('the file of static embeddings', () => {
  const bytes = encodeStatic(weightsOf(WORDS), { seed: 1 });

  it('gives back what was written, at any address', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const { weights, recipe } = decodeStatic(shifted.subarray(1));
    expect(weights).toEqual(weightsOf(WORDS));
    expect(recipe).toEqual({ seed: 1 });
    expect(weights.fields).toHaveLength(FIELDS.length);
  });

  it('is refused where a byte of it changed, is missing, or is of another file', () => {
    const damaged = Uint8Array.from(bytes);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(() => decodeStatic(damaged)).toThrow('checksum');
    expect(() => decodeStatic(bytes.subarray(0, -1))).toThrow('checksum');
    expect(() => decodeStatic(Buffer.from('KCNN'))).toThrow('wrong first bytes');
  });
});
