import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNamedDocuments } from '../../../knowledge/answerable/named.ts';
import { keyOfNumber, keyOfTitle, namingsIn } from '../../../knowledge/answerable/naming.ts';
import { NAMING_SIGNALS, readNaming } from '../../../knowledge/answerable/naming-signals.ts';

describe('the documents that a text names', () => {
  it('are one however they are written', () => {
    expect(keyOfNumber('05-CT/TW')).toBe(keyOfNumber('5-ct/tw'));
    expect(keyOfTitle('Luật Luật Thanh niên')).toBe(keyOfTitle('Luật Thanh niên'));
    expect(keyOfTitle('Bộ luật Lao động')).toBe(keyOfTitle('luật lao động'));
    expect(keyOfTitle('Luật')).toBe('luat luat');
  });

  it('say what they are about, by their name or behind their number', () => {
    const text =
      'Theo Luật Báo chí và Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết việc phát ngôn; Luật này.';
    const [law, decree, ...more] = namingsIn(text);
    expect(more).toEqual([]);
    expect(law).toEqual({ key: 'luat bao chi', about: ['báo', 'chí'] });
    expect(decree?.key).toBe('/9/2017/nd/cp');
    expect(decree?.about.slice(-2)).toEqual(['phát', 'ngôn']);
  });

  it('are read from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const { key } of namingsIn(text.normalize('NFC'))) expect(key).toMatch(/^(?:\/|luat )/u);
      }),
    );
  });
});

const TEXTS = [
  'Luật này quy định về báo chí.',
  'Phạm vi. Nghị định này quy định chi tiết Luật Báo chí.',
  'Việc phát ngôn theo Luật Báo chí và Luật Viên chức.',
  'Theo Nghị định số 7/2020/NĐ-CP về họp báo.',
];
const named = createNamedDocuments(
  [
    { number: '1/2016/qh13', title: 'Luật Báo chí', rows: { from: 0, to: 1 } },
    { number: '9/2017/nđ-cp', title: 'Nghị định về phát ngôn', rows: { from: 1, to: 4 } },
  ],
  (row) => TEXTS[row] ?? '',
);

describe('which named documents are held', () => {
  it('goes by number or name; what is not in the library is not held', () => {
    const [press, staff] = named.inPassage(2);
    expect(press?.document.meant).toEqual(['1/2016/qh13']);
    expect(staff).toEqual({ document: { meant: [] }, about: ['viên', 'chức'] });
    expect(named.inPassage(1)[0]?.document).toBe(press?.document);
    expect(named.inPassage(0)).toEqual([]);
    expect(named.inOpening(3)).toHaveLength(3);
  });

  it('is told by signals, each a number, and more is missing where a held one is taken out', () => {
    const rows = [2, 1, 3];
    const found = {
      rows,
      documentOf: () => 'x',
      named,
      coverOf: (words: readonly string[]) => words.length / 99,
    };
    const signal = (isHeld: boolean, name: string) =>
      readNaming({ ...found, isHeld: () => isHeld })[NAMING_SIGNALS.indexOf(name)];
    expect(readNaming({ ...found, isHeld: () => true })).toHaveLength(NAMING_SIGNALS.length);
    expect(signal(true, 'passage names of 5: missing')).toBeCloseTo(2 / 3);
    expect(signal(false, 'passage names of 5: missing')).toBe(1);
    expect(signal(false, 'passage names of 5: most')).toBeCloseTo(2 / 3);
    expect(signal(false, 'opening names of 5: share')).toBe(1);
    expect(signal(true, 'opening names of 5: share')).toBeCloseTo(2 / 3);
    expect(signal(true, 'named about of 1: missing')).toBeCloseTo(3 / 99);
  });

  it('is zeros where nothing was found', () => {
    const none = readNaming({ rows: [], documentOf: () => 'x', named, isHeld: () => true, coverOf: () => 1 });
    expect(none).toEqual(NAMING_SIGNALS.map(() => 0));
  });
});
