import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { createNormaliser, decodeLanguage, shippedLanguage } from '../../knowledge/normaliser.ts';
import type { LibraryWords } from '../../knowledge/normaliser.ts';
import { parseReferences } from '../../knowledge/references.ts';
import { makeNoisy, unaccented } from '../../eval/noise.ts';
import { readSet } from '../../eval/sets.ts';
import { seededChance } from '../../eval/train.ts';

const { shortForms: abbreviations, chatPairs: pairs } = readLexicon();
const model = shippedLanguage();
const normaliser = createNormaliser({ model, library: null, abbreviations, pairs });
const read = (text: string): string => normaliser.normalise(text).text;
const questions = readSet('dev')
  .questions.filter(({ style }) => ['plain', 'formal', 'story'].includes(style))
  .map(({ text }) => text.normalize('NFC'));

describe('the normaliser writes out what was meant', () => {
  it.each([
    ['trua nay uong 1 lon bia dc ko', 'trưa nay uống 1 lon bia được không'],
    ['dieu 14 luat can bo cong chuc quy dinh gi', 'điều 14 luật cán bộ công chức quy định gì'],
    ['TRONG GIO LAM CO DUOC UONG RUOU KHONG', 'TRONG GIỜ LÀM CÓ ĐƯỢC UỐNG RƯỢU KHÔNG'],
    [
      'Buổi chưa ngày làm việc có đựơc uống rựơu không ạ',
      'Buổi chưa ngày làm việc có được uống rượu không ạ',
    ],
    ['lam viec cá nhan trong gio hanh chinhs', 'làm việc cá nhân trong giờ hành chính'],
    ['chỉi thị naỳ hêt hanj ngaỳ naof', 'chỉ thị này hết hạn ngày nào'],
    ['dduwowcj uoosng ruwowuj khoong', 'được uống rượu không'],
    ['d9u7o75c uo61ng ru7o75u kho6ng', 'được uống rượu không'],
    ['UBND xã có đc nhận quà k', 'UBND xã có được nhận quà không'],
    ['ct30 nói gì về nđđ', 'ct30 nói gì về người đứng đầu'],
    ['khônggg được uống à', 'không được uống à'],
  ])('%s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it('chooses a short form by the words around it', () => {
    expect(read('vc nghỉ hưu thì đc gì')).toBe('viên chức nghỉ hưu thì được gì');
    expect(read('đùn đẩy vc cho ng khác')).toBe('đùn đẩy việc cho người khác');
    expect(read('cty tnhh 1 tv')).toMatch(/^công ty trách nhiệm hữu hạn/u);
  });
});

describe('the normaliser leaves alone', () => {
  it.each([
    'Cán bộ, công chức có được uống rượu, bia vào buổi trưa không?',
    'Uỷ ban nhân dân xã hoà giải thế nào theo khoản 2 Điều 15?',
    'UBND cấp huyện có thẩm quyền gì?',
    'Nghị định 117/2025/QH15',
    '30-CT/TU',
    'liên hệ a.b@example.vn hoặc https://example.vn/vanban?id=30',
    'khổ giấy A4 và phương án b hay c',
    '',
    '   ',
    '?!…',
  ])('“%s”', (text) => {
    expect(normaliser.normalise(text)).toEqual({ text, changed: false, words: [] });
  });

  it('at least 99 of 100 questions that are written with care', () => {
    const changed = questions.filter((text) => normaliser.normalise(text).changed);
    expect(changed.length).toBeLessThanOrEqual(questions.length / 100);
  });

  it('only composes what is decomposed', () => {
    const text = 'Trực đêm có được uống bia không?';
    expect(normaliser.normalise(text.normalize('NFD'))).toEqual({ text, changed: false, words: [] });
  });
});

describe('numbers and references', () => {
  const places = [
    'điểm a k2 đ14 nđ 244',
    'k1 d3 30-CT/TU',
    '117/2025/QH15',
    'khoan 2 dieu 14 nd 244/2026/ND-CP',
    'm3 ct 30',
  ];
  const words = [
    'thi sao',
    'co dc uong bia ko',
    'nói j',
    'quy dinh ntn',
    'ngay 29/11/2023',
    'phat 500k',
    'luc 4h30',
  ];

  it('survive between unmarked words and short forms', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom(...places),
        fc.constantFrom(...words),
        (...parts) => {
          const text = parts.join(' ');
          const after = read(text);
          const numbers = (of: string): string[] => of.match(/\p{N}[\p{N}.,/]*/gu) ?? [];
          expect(numbers(after)).toEqual(numbers(text));
          const named = (of: string): unknown[] =>
            parseReferences(of).map(({ number, digits, places: at }) => [number, digits, at]);
          expect(named(after)).toEqual(named(text));
        },
      ),
    );
  });
});

describe('for any text', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aăâeêioôơuưyđdsfrxjw kcvn0169.,/-@?AĐ\u0301\u0300😀'),
  });

  it('it does not throw, and its places are right', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), letters), (given) => {
        const text = given.normalize('NFC');
        const { text: after, words, changed } = normaliser.normalise(given);
        expect(changed).toBe(words.length > 0);
        let [rebuilt, end] = ['', 0];
        for (const { from, to, start, end: until, newStart, newEnd } of words) {
          expect(text.slice(start, until)).toBe(from);
          expect(after.slice(newStart, newEnd)).toBe(to);
          rebuilt += text.slice(end, start) + to;
          end = until;
        }
        expect(rebuilt + text.slice(end)).toBe(after);
      }),
      { numRuns: 300 },
    );
  });

  it('what it wrote stays when it is read again, but for 2 in 100', () => {
    const chance = seededChance(3);
    const written = questions.flatMap((text) => [read(unaccented(text)), read(makeNoisy(text, chance))]);
    const unstable = written.filter((text) => read(text) !== text);
    expect(unstable.length).toBeLessThanOrEqual(written.length * 0.02);
  });
});

describe('the words of a library', () => {
  const held = new Map([
    ['quỳnh', 3],
    ['lưu', 3],
    ['quỳnh lưu', 3],
    ['kịnh', 2],
  ]);
  const library: LibraryWords = {
    rows: 40,
    vocabulary: () => new Set([...held.keys()].filter((word) => !word.includes(' '))),
    count: (feature) => held.get(feature) ?? 0,
  };
  const knowing = createNormaliser({ model, library, abbreviations, pairs });

  it('decide between words with the same letters', () => {
    expect(read('xa quynh luu co may nguoi')).not.toContain('quỳnh lưu');
    expect(knowing.normalise('xa quynh luu co may nguoi').text).toContain('quỳnh lưu');
  });

  it('are known at once, so that they are no typing faults', () => {
    expect(knowing.normalise('Kịnh là gì?').changed).toBe(false);
  });
});

describe('the file of the model', () => {
  it('is refused where it is not whole', () => {
    const broken = Uint8Array.from(model);
    broken[broken.length - 5] = (broken[broken.length - 5] ?? 0) ^ 1;
    expect(() => decodeLanguage(broken)).toThrow(/checksum/u);
    expect(() => decodeLanguage(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow(/first bytes/u);
  });
});
