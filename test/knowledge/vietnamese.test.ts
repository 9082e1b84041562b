import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, isUnaccented, normaliseSyllable, tokenise } from '../../knowledge/vietnamese.ts';

const norms = (text: string): string[] => tokenise(text).map(({ norm }) => norm);

describe('one spelling for matching', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Thuỷ', 'thủy'],
    ['uỷ', 'ủy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quý'],
    ['kĩ', 'kỹ'],
    ['lí', 'lý'],
    ['thí', 'thí'],
    ['hoàn', 'hoàn'],
  ])('writes %s as %s', (written, wanted) => {
    expect(normaliseSyllable(written)).toBe(wanted);
    expect(normaliseSyllable(written.normalize('NFD'))).toBe(wanted);
  });

  it('joins thousands and drops leading zeros, and keeps decimals', () => {
    expect(norms('1.000.000 đồng, 05 ngày, 0,25 mg')).toEqual(['1000000', 'đồng', '5', 'ngày', '0,25', 'mg']);
  });

  it('gives offsets into the text as written, composed or not', () => {
    const text = 'Buổi trưa uống bia?'.normalize('NFD');
    for (const { norm, start, end } of tokenise(text)) {
      expect(text.slice(start, end).normalize('NFC').toLowerCase()).toBe(norm);
    }
  });

  it('knows a text typed without diacritics', () => {
    expect(isUnaccented(tokenise('trua nay uong 1 lon bia dc ko'))).toBe(true);
    expect(isUnaccented(tokenise('Trưa nay uống một lon bia được không'))).toBe(false);
  });

  it('folds đ as well as the marks', () => {
    expect(fold('Đồ uống có cồn')).toBe('Do uong co con');
  });
});

describe('for any text', () => {
  it('tokenises NFC and NFD alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const composed = tokenise(text.normalize('NFC')).map(({ fold: folded }) => folded);
        expect(tokenise(text.normalize('NFD')).map(({ fold: folded }) => folded)).toEqual(composed);
      }),
    );
  });

  it('keeps tokens in order and apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { start, end } of tokenise(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
