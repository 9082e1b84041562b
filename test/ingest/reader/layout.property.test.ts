import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../ingest/reader/layout.ts';
import { page, words } from './placed.ts';

describe('any page', () => {
  const item = fc.record({
    text: fc.string({ unit: fc.constantFrom(...'aăđệỹ1.;:-–“”() IVX'), minLength: 1, maxLength: 20 }),
    left: fc.integer({ min: 0, max: 500 }),
    top: fc.integer({ min: 0, max: 800 }),
  });
  const pages = fc.array(fc.array(item, { maxLength: 30 }), { minLength: 1, maxLength: 4 });

  const border = fc.record({
    place: fc.integer({ min: 0, max: 600 }),
    from: fc.integer({ min: 0, max: 400 }),
    length: fc.integer({ min: 10, max: 500 }),
  });
  const borders = fc.array(border, { maxLength: 8 });
  const ruled = fc.record({
    horizontal: borders.map((all) =>
      all.map(({ place, from, length }) => ({ left: from, right: from + length, top: place, bottom: place })),
    ),
    vertical: borders.map((all) =>
      all.map(({ place, from, length }) => ({ left: place, right: place, top: from, bottom: from + length })),
    ),
  });

  it('loses no word and invents none: each stands in the text or in what was left out', () => {
    fc.assert(
      fc.property(pages, ruled, (all, rules) => {
        const laidOut = layOut(
          all.map((items, i) =>
            page(
              i + 1,
              items.map(({ text, left, top }) => words(text, left, top)),
              rules,
            ),
          ),
        );
        const letters = (text: string) => Array.from(text.replace(/\s/gu, '')).sort().join('');
        const shown = laidOut.text + laidOut.leftOut.map(({ text }) => text).join('');
        expect(letters(shown)).toBe(
          letters(
            all
              .flat()
              .map(({ text }) => text)
              .join(''),
          ),
        );
      }),
    );
  });

  it('has its beginning recorded, in order and within the text', () => {
    fc.assert(
      fc.property(pages, (all) => {
        const laidOut = layOut(
          all.map((items, i) =>
            page(
              i + 1,
              items.map(({ text, left, top }) => words(text, left, top)),
            ),
          ),
        );
        expect(laidOut.pages.map((one) => one.page)).toEqual(all.map((_, i) => i + 1));
        const starts = laidOut.pages.map((one) => one.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(starts.every((start) => start <= laidOut.text.length)).toBe(true);
      }),
    );
  });
});
