import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFeature } from '../../../knowledge/network.ts';
import { numberPlaces, placesOf } from '../../../knowledge/select/places.ts';
import { SENSE, SENSE_UNWRITTEN, senseFeatures } from '../../../knowledge/select/sense-features.ts';
import { lengthOf } from '../../../knowledge/select/length.ts';
import { createFeatureCounter } from '../../../knowledge/select/sense-counter.ts';
import { createSenseModel, SENSE_FIELDS, type SenseFields } from '../../../knowledge/select/sense-model.ts';
import { countSenseFeatures } from '../../../knowledge/select/sense-words.ts';
import { createFoldedSense, createSense } from '../../../knowledge/select/sense.ts';
import { readShippedSense } from '../../../knowledge/select/shipped.ts';
import { FIELDS } from '../../../knowledge/static-model.ts';
import type { Provision } from '../../../knowledge/types.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

const NOTHING: SenseFields = { own: [], lead: [], heading: [], title: [], everyday: [] };
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);

/** Words for drink point one way, those for smoke another. */
function handMade() {
  const vectors = { ruou: [127, 0], bia: [120, 20], nhau: [110, 30], thuoc: [0, 127], hut: [-10, 127] };
  const features = Object.entries(vectors)
    .map(([word, vector]) => ({ key: hashFeature(word), vector }))
    .sort((a, b) => a.key - b.key);
  return createSenseModel({
    dimension: 2,
    keys: Uint32Array.from(features, ({ key }) => key),
    question: new Float32Array(features.length).fill(0.01),
    passage: new Float32Array(features.length).fill(0.01),
    fields: Float32Array.from([1, 0.5, 0.4, 0.2, 0.6]),
    vectors: Int8Array.from(features.flatMap(({ vector }) => vector)),
  });
}

describe('the encoder of questions and provisions', () => {
  const model = handMade();

  it('has as many fields as its file', () => {
    expect(SENSE_FIELDS).toHaveLength(FIELDS.length);
  });

  it('reads words with and without marks, pairs of neighbours and runs of letters', () => {
    expect([...countSenseFeatures(tokenise('nhậu bia'))]).toEqual([
      ['nhau', 1],
      ['!nhậu', 1],
      ['=<nha', 0.4],
      ['=nhau', 0.4],
      ['=hau>', 0.4],
      ['bia', 1],
      ['!bia', 1],
      ['nhau bia', 1],
      ['=<bia', 0.4],
      ['=bia>', 0.4],
    ]);
  });

  it('counts the known ones of any text as they are met, and keeps nothing for the next', () => {
    const names = ['ruou', '!rượu', 'uong ruou', '=<ruo', '=uou>', 'bia', 'bia bia', '=<bia', '12'];
    const keys = Uint32Array.from(names, (name) => hashFeature(name));
    const counter = createFeatureCounter(keys);
    const text = fc.array(fc.constantFrom('rượu', 'ruou', 'uống', 'bia', '12', '𝕏', 'ươu'));
    fc.assert(
      fc.property(text, (words) => {
        const tokens = tokenise(words.join(' '));
        const { rows, counts } = counter.count(tokens);
        const wanted = [...countSenseFeatures(tokens)].filter(([name]) => names.includes(name));
        expect(rows.map((row, at) => [names[row], counts[at]])).toEqual(wanted);
      }),
    );
  });

  it('measures lengths as the language does', () => {
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true, noDefaultInfinity: true }), (vector) => {
        const length = Math.hypot(...vector);
        if (Number.isFinite(length))
          expect(Math.abs(lengthOf(vector) - length)).toBeLessThanOrEqual(1e-12 * length);
      }),
    );
  });

  it('gives vectors of length 1, or zeros for a text without a known word', () => {
    const text = fc.array(fc.constantFrom('rượu', 'thuốc', 'hút', 'bia', 'chuyện', '12', '.', '𝕏'));
    fc.assert(
      fc.property(text, text, (own, everyday) => {
        const known = (words: readonly string[]) => (/rượu|bia|thuốc|hút/u.test(words.join(' ')) ? 1 : 0);
        expect(Math.hypot(...model.question(tokenise(own.join(' '))))).toBeCloseTo(known(own), 5);
        const { bare, whole } = model.provision({
          ...NOTHING,
          own: tokenise(own.join(' ')),
          everyday: tokenise(everyday.join(' ')),
        });
        expect(Math.hypot(...bare)).toBeCloseTo(known(own), 5);
        expect(Math.hypot(...whole)).toBeCloseTo(known([...own, ...everyday]), 5);
      }),
    );
  });

  it('reads the everyday words of a provision apart', () => {
    const { bare, whole } = model.provision({
      ...NOTHING,
      own: tokenise('thuốc'),
      everyday: tokenise('nhậu'),
    });
    const drink = model.question(tokenise('rượu'));
    expect(dot(drink, bare)).toBeLessThan(dot(drink, whole));
    expect(model.provision({ ...NOTHING, own: tokenise('thuốc') }).whole).toEqual(bare);
  });
});

const QUESTIONS = [
  { words: ['uong', 'bia'], provisions: ['44/2019/QH14#d5.k5'] },
  { words: ['nhau'], provisions: ['44/2019/QH14#d5.k1'] },
  { words: ['hut', 'thuoc'], provisions: [] },
];
const TEXT = 'Người chưa đủ 18 tuổi uống rượu, bia.';
const provisionOf = (place: string): Provision => ({
  ...{ id: `44/2019/QH14#d5.${place}`, document: '44/2019/QH14', parent: '44/2019/QH14#d5' },
  ...{ kind: 'clause', label: place, locator: place, heading: null, text: TEXT },
  ...{ start: 0, end: TEXT.length, segments: [] },
  place: {
    part: null,
    chapter: null,
    section: null,
    article: '5',
    clause: place,
    point: null,
    paragraph: null,
  },
});
const places = numberPlaces(QUESTIONS);
const { numberOf } = places;
const sensible = { questions: QUESTIONS, fieldsOf: () => ({ ...NOTHING, own: tokenise('uống rượu, bia') }) };

describe('what the encoder recalls', () => {
  const sense = createSense(handMade(), sensible);

  it('written questions that share no word with what is asked', () => {
    const { sensed } = sense.ask(tokenise('rượu'));
    expect(sensed.best[numberOf('44/2019/QH14#d5.k1')]).toBeGreaterThan(0.9);
    expect(sensed.within[numberOf('44/2019/QH14#d5')]).toBe(sensed.likest);
    expect(sense.ask(tokenise('thuốc')).sensed.undecided).toBeGreaterThan(0.9);
  });

  it('but not those that are left out', () => {
    const { sensed } = sense.ask(tokenise('nhậu'), { from: 1, end: 2 });
    expect([...sensed.met]).toEqual([numberOf('44/2019/QH14#d5.k5')]);
    expect(sensed.best[numberOf('44/2019/QH14#d5.k1')]).toBe(0);
  });

  it('in training none of the file that the question stands in', () => {
    const folded = createFoldedSense(
      { models: [handMade(), handMade()], foldOf: [0, 0, 1], fileOf: ['a.tsv', 'a.tsv', 'b.tsv'] },
      sensible,
    );
    expect(folded.ask(tokenise('nhậu'), { from: 0, end: 1 }).sensed.met).toHaveLength(0);
    expect(folded.ask(tokenise('nhậu'), { from: 2, end: 3 }).sensed.met).toHaveLength(2);
  });

  it('votes that together are no more than all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('rượu', 'thuốc', 'nhậu', 'bia', 'xyz')), (words) => {
        const { share, undecidedShare } = sense.ask(tokenise(words.join(' '))).sensed;
        const votes = share.reduce((sum, one) => sum + one, undecidedShare);
        expect(votes).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  it('is told to the choice by as many numbers as there are names', () => {
    const candidates = ['k1', 'k2', 'k5'].map((place) => {
      const provision = provisionOf(place);
      return { provision, places: placesOf(provision, places) };
    });
    const vectors = senseFeatures(sense.ask(tokenise('nhậu')), candidates);
    for (const vector of vectors) expect(vector).toHaveLength(SENSE.length);
    const near = vectors.map((vector) => vector[SENSE.indexOf('senseNear')] ?? 0);
    expect(near[0]).toBeGreaterThan(near[1] ?? 0);
    expect(near[1]).toBe(0);
    expect(vectors[0]?.[SENSE.indexOf('senseNear-best')]).toBe(0);
    expect(new Set(SENSE).size).toBe(SENSE.length);
    for (const [name, other] of SENSE_UNWRITTEN)
      for (const one of [name, other ?? name]) expect(SENSE).toContain(one);
  });
});

describe('the shipped encoder', () => {
  const model = readShippedSense();
  const law = 'Luật Phòng, chống tác hại của rượu, bia';
  const heading = 'Các hành vi bị nghiêm cấm trong phòng, chống tác hại của rượu, bia';
  const read = (own: string) =>
    model.provision({
      ...{ own: tokenise(own), lead: tokenise(heading), heading: tokenise(heading), title: tokenise(law) },
      everyday: [],
    }).bare;
  const forced = read('Xúi giục, kích động, lôi kéo, ép buộc người khác uống rượu, bia.');
  const driving = read('Điều khiển phương tiện giao thông mà trong máu hoặc hơi thở có nồng độ cồn.');

  it.each([
    ['sếp cứ bắt nhậu không uống là dỗi', forced, driving],
    ['chuoc say dong nghiep', forced, driving],
    ['làm vài chai rồi chạy xe máy về', driving, forced],
  ])('brings %s near the rule that it is about', (question, right, wrong) => {
    const asked = model.question(tokenise(question));
    expect(dot(asked, right)).toBeGreaterThan(dot(asked, wrong));
  });
});
