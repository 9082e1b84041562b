import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStructure } from '../../ingest/structure.ts';
import { misplaced, unaccounted } from './accounted.ts';

const WORDS = [
  ...[
    'cán bộ',
    'công chức',
    'Điều 5',
    'khoản 2',
    'điểm a',
    'phải',
    'không được',
    'theo quy định',
    'của Luật này',
  ],
  ...[
    '“tự chuyển hóa”',
    '(sau đây',
    'gọi chung)',
    'Ủy ban nhân dân',
    '112/2020/NĐ-CP',
    'giờ hành chính',
    'đ/c.',
  ],
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .chain((words) => fc.constantFrom('.', ';', ':', '', ',').map((end) => `Ai ${words.join(' ')} đó${end}`));
const finished = sentence.map((words) => words.replace(/[.;:,]*$/u, '.'));

const POINTS = [...'abcdđeghiklm'];
/** A khoản with its điểm, labels in sequence. */
const clause = fc.record({ text: finished, points: fc.array(finished, { maxLength: 8 }) });
const article = fc.record({
  heading: fc.constantFrom('Phạm vi', 'Nguyên tắc chung', 'Giải thích từ ngữ'),
  clauses: fc.array(clause, { minLength: 1, maxLength: 5 }),
});
const law = fc.record({
  chapters: fc.array(fc.array(article, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  blank: fc.boolean(),
});

type Law = typeof law extends fc.Arbitrary<infer T> ? T : never;
const ROMAN = ['I', 'II', 'III', 'IV'];

function write({ chapters, blank }: Law): { text: string; ids: string[] } {
  let number = 0;
  const ids: string[] = [];
  const lines = chapters.flatMap((articles, c) => {
    ids.push(`c${c + 1}`);
    const body = articles.flatMap(({ heading, clauses }) => {
      ids.push(`d${++number}`);
      return [
        `Điều ${number}. ${heading}`,
        ...clauses.flatMap((one, k) => writeClause(one, number, k + 1, ids)),
      ];
    });
    return [`Chương ${ROMAN[c] ?? ''}`, 'QUY ĐỊNH', ...body];
  });
  return { text: ['NGHỊ ĐỊNH', 'Về thử nghiệm', '', ...lines].join(blank ? '\n\n' : '\n'), ids };
}

function writeClause(
  one: Law['chapters'][0][0]['clauses'][0],
  article: number,
  k: number,
  ids: string[],
): string[] {
  ids.push(`d${article}.k${k}`);
  const points = one.points.map((words, i) => {
    const letter = POINTS[i] ?? '';
    ids.push(`d${article}.k${k}.${letter === 'đ' ? 'dd' : letter}`);
    return `${letter}) ${words}`;
  });
  return [`${k}. ${one.text}`, ...points];
}

describe('any Vietnamese legal text', () => {
  it('gives every part its place, every character one owner, every provision its slice', () => {
    fc.assert(
      fc.property(law, (one) => {
        const { text, ids } = write(one);
        const structure = parseStructure(text, 'X');
        expect(unaccounted(text, structure)).toEqual([]);
        expect(misplaced(text, structure)).toEqual([]);
        const numbered = structure.provisions.filter((provision) => /#[cd]/u.test(provision.id));
        expect(numbered.map((provision) => provision.id.slice(2))).toEqual(ids);
        expect(structure.warnings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('loses and doubles nothing in any mixture of lines, however broken', () => {
    const line = fc.oneof(
      sentence,
      fc.constantFrom(
        '',
        '',
        'Điều 1. Một',
        'Điều 2.',
        '1. Hai',
        '2) Ba',
        'a) Bốn;',
        'đ) Năm',
        '- Sáu',
        '____',
      ),
      fc.constantFrom(
        'Chương I',
        'Mục 2. X',
        'PHẦN THỨ NHẤT',
        'I. MỘT',
        '1.1. Hai',
        'Nơi nhận:',
        'TM. CHÍNH PHỦ',
      ),
      fc.constantFrom(
        ...['PHỤ LỤC', 'PHỤ LỤC I', 'Mẫu số 01', 'QUY CHẾ', '(Ban hành kèm theo Quyết định số 1)', 'a\tb'],
        ...[
          '. Chương -',
          'Điều l. Một',
          '2, Hai',
          'g) Ba;',
          '"Trích',
          'xong".',
          '1.1. Bốn',
          'Nơi nhận: A\tTM. CHÍNH PHỦ',
        ],
        'LUẬT',
        'CHỈ THỊ',
        'Căn cứ Luật;',
        '**Đậm**',
        '“Điều 1. Trích',
        'xong”.',
        '| a | b |',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.nat(40),
        fc.nat(5),
        fc.boolean(),
        (lines, at, rows, codified) => {
          const text = lines.join('\n').normalize('NFC').replaceAll('\r', ' ');
          const starts = [0, ...[...text.matchAll(/\n/gu)].map((match) => match.index + 1), text.length];
          const span = {
            start: starts[at] ?? 0,
            end: Math.max((starts[at + rows] ?? 0) - 1, starts[at] ?? 0),
          };
          const notes = codified ? [{ ...span, label: '', note: '' }] : [];
          const structure = parseStructure(text, 'X', { tables: [{ ...span, rows }], notes });
          expect(unaccounted(text, structure)).toEqual([]);
          expect(misplaced(text, structure)).toEqual([]);
          const ids = structure.provisions.map((provision) => provision.id);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
