import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFeature } from '../../../knowledge/network.ts';
import { readShippedTranslation } from '../../../knowledge/select/shipped.ts';
import { decodeTranslation, encodeTranslation } from '../../../knowledge/select/translation-file.ts';
import {
  createTranslationModel,
  LEAST_LIKELY,
  levelOf,
  probabilityOf,
  type TranslationWeights,
} from '../../../knowledge/select/translation-model.ts';
import { askedNames, readNames } from '../../../knowledge/select/translation-words.ts';
import { createTranslate } from '../../../knowledge/select/translation.ts';
import type { Provision } from '../../../knowledge/types.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

/** What provisions' names are asked with: `[name of a provision, name of a question, probability]`. */
type Cause = readonly [string, string, number];

const CAUSES: readonly Cause[] = [
  ['rượu', 'nhậu', 0.5],
  ['rượu', 'bia', 0.25],
  ['thuốc', 'hút', 0.5],
];

function weightsOf(causes: readonly Cause[]): TranslationWeights {
  const keysOf = (names: readonly string[]) => Uint32Array.from(new Set(names.map(hashFeature))).sort();
  const asked = keysOf(causes.map(([, name]) => name));
  const read = keysOf(causes.map(([name]) => name));
  const rows = Array.from(read, (key) =>
    causes
      .filter(([name]) => hashFeature(name) === key)
      .map(([, name, probability]) => [asked.indexOf(hashFeature(name)), levelOf(probability)] as const)
      .sort(([a], [b]) => a - b),
  );
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  return {
    ...{ asked, read },
    background: new Float32Array(asked.length).fill(0.1),
    always: new Float32Array(asked.length).fill(0.02),
    starts: Uint32Array.from(starts),
    said: Uint16Array.from(rows.flat(), ([place]) => place),
    levels: Uint8Array.from(rows.flat(), ([, level]) => level),
  };
}

const NOWHERE = {
  ...{ part: null, chapter: null, section: null, article: null },
  ...{ clause: null, point: null, paragraph: null },
};
const provisionOf = (text: string): Provision => ({
  ...{ id: `44/2019/QH14#${text}`, document: '44/2019/QH14', parent: null, kind: 'clause', label: '' },
  ...{ locator: text, place: NOWHERE, heading: null, start: 0, end: text.length, text, segments: [] },
});

describe('names that are translated', () => {
  it('are words and pairs as they are written, each once, pairs within one field', () => {
    expect(askedNames(tokenise('Nhậu rồi nhậu rồi'))).toEqual(['nhậu', 'rồi', 'nhậu rồi', 'rồi nhậu']);
    expect(
      readNames({ own: tokenise('Uống rượu'), lead: tokenise('Cấm'), heading: tokenise('Cấm') }),
    ).toEqual(['uống', 'rượu', 'cấm', 'uống rượu']);
  });

  it('of a long provision are its words first', () => {
    const words = Array.from({ length: 300 }, (_, at) => ({ norm: `w${at}` }));
    const names = readNames({ own: words.slice(0, 150), lead: [], heading: [] });
    expect([names.length, names[149], names[150]]).toEqual([220, 'w149', 'w0 w1']);
  });
});

describe('levels of probabilities', () => {
  it('lie at or a little below the probability', () => {
    fc.assert(
      fc.property(fc.double({ min: LEAST_LIKELY, max: 1, noNaN: true }), (probability) => {
        const kept = probabilityOf(levelOf(probability));
        expect(kept).toBeLessThanOrEqual(probability * (1 + 1e-9));
        expect(kept).toBeGreaterThan(probability * 0.97);
      }),
    );
  });
});

describe('the model of words', () => {
  const model = createTranslationModel(weightsOf(CAUSES));

  it('says how much likelier a question is where the provision answers', () => {
    const [drink, smoke, other] = [['rượu', 'bậy'], ['thuốc'], ['bậy']].map((names) => model.rowsOf(names));
    if (drink === undefined || smoke === undefined || other === undefined) throw new Error('no rows');
    expect([drink.length, smoke.length, other.length]).toEqual([1, 1, 0]);
    const judged = model.judge(['nhậu', 'gì'], [drink, smoke, other]) ?? [];
    const kept = probabilityOf(levelOf(0.5));
    expect(judged[0]).toBeCloseTo(Math.log((0.7 * (0.02 + kept)) / 2 / 0.1 + 0.3), 5);
    expect(judged[1]).toBeCloseTo(Math.log((0.7 * 0.02) / 2 / 0.1 + 0.3), 5);
    expect(judged[2]).toBeCloseTo(Math.log((0.7 * 0.02) / 0.1 + 0.3), 5);
  });

  it('says nothing where no name of the question is known', () => {
    expect(model.judge(['gì'], [model.rowsOf(['rượu'])])).toBeNull();
  });
});

describe('the choice by words', () => {
  const model = createTranslationModel(weightsOf(CAUSES));
  const translate = createTranslate(model, ({ text }) => ({ own: tokenise(text), lead: [], heading: [] }));
  const provisions = ['thuốc', 'rượu', 'bậy', 'cờ', 'đất', 'nhà', 'xe'].map(provisionOf);
  const scores = Float64Array.of(2, 1.5, 0, 0, 0, 0, -1);

  it('prefers what people ask about in these words, and raises nothing', () => {
    const summed = translate(tokenise('nhậu'), provisions, scores);
    expect(summed[1]).toBe(1.5);
    expect(summed[0]).toBeLessThan(1);
    summed.forEach((score, at) => {
      expect(score).toBeLessThanOrEqual(scores[at] ?? 0);
    });
  });

  it('lets what was not compared lose what the worst of the compared loses', () => {
    const summed = translate(tokenise('nhậu'), provisions, scores);
    const lost = Array.from(scores, (score, at) => score - (summed[at] ?? 0));
    expect(lost[6]).toBeCloseTo(Math.max(...lost.slice(0, 6)), 9);
  });

  it('leaves everything as it is where no word of the question is known', () => {
    expect(translate(tokenise('đất đai'), provisions, scores)).toEqual(scores);
    expect(translate(tokenise('nhậu'), [], new Float64Array(0))).toHaveLength(0);
  });
});

describe('the file of the model', () => {
  const bytes = encodeTranslation(weightsOf(CAUSES), { rounds: 6 });

  it('holds what was written, wherever it lies in memory', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), (shift) => {
        const shifted = new Uint8Array(bytes.length + shift);
        shifted.set(bytes, shift);
        const { weights, recipe } = decodeTranslation(shifted.subarray(shift));
        expect(weights).toEqual(weightsOf(CAUSES));
        expect(recipe).toEqual({ rounds: 6 });
      }),
    );
  });

  it('is refused with any byte of its body changed, any part of it lost, or of another kind', () => {
    const body = bytes.length - encodedBody();
    fc.assert(
      fc.property(fc.integer({ min: body, max: bytes.length - 1 }), (at) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ 1;
        expect(() => decodeTranslation(damaged)).toThrow(/checksum/u);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
        expect(() => decodeTranslation(bytes.subarray(0, length))).toThrow();
      }),
    );
    expect(() => decodeTranslation(Buffer.from('KCSE01234567'))).toThrow(/wrong first bytes/u);
  });

  it('is refused where its numbers lead nowhere although they are those that were written', () => {
    const weights = weightsOf(CAUSES);
    const written = (changed: Partial<TranslationWeights>) => () =>
      decodeTranslation(encodeTranslation({ ...weights, ...changed }, {}));
    expect(written({ asked: weights.asked.slice().reverse() })).toThrow(/order/u);
    expect(written({ read: weights.read.slice().reverse() })).toThrow(/order/u);
    expect(written({ said: weights.said.map(() => weights.asked.length) })).toThrow(/not there/u);
    expect(written({ starts: weights.starts.map(() => 0) })).toThrow(/without a name/u);
    expect(written({ background: weights.background.map(() => 0) })).toThrow(/above 0/u);
    expect(written({ levels: weights.levels.subarray(1) })).toThrow(/bytes for/u);
  });

  function encodedBody(): number {
    const { asked, read, levels } = weightsOf(CAUSES);
    return 4 * (3 * asked.length + 2 * read.length + 1) + 3 * levels.length;
  }
});

describe('the shipped model', () => {
  const model = readShippedTranslation();
  const heading = tokenise('Các hành vi bị nghiêm cấm trong phòng, chống tác hại của rượu, bia');
  const read = (own: string) => model.rowsOf(readNames({ own: tokenise(own), lead: heading, heading }));
  const forced = read('Xúi giục, kích động, lôi kéo, ép buộc người khác uống rượu, bia.');
  const driving = read('Điều khiển phương tiện giao thông mà trong máu hoặc hơi thở có nồng độ cồn.');

  it.each([
    ['sếp cứ bắt nhậu không uống là dỗi', forced, driving],
    ['chạy xe máy về sau khi làm vài lon', driving, forced],
  ])('holds what is meant likelier than its neighbour: %s', (question, right, wrong) => {
    const [ofRight = 0, ofWrong = 0] = model.judge(askedNames(tokenise(question)), [right, wrong]) ?? [];
    expect(ofRight).toBeGreaterThan(ofWrong);
  });
});
