import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseStarts } from '../../knowledge/clause-starts.ts';

describe('clauseStarts', () => {
  it('begins a clause at each labelled line', () => {
    const body = '1. Cán bộ là công dân Việt Nam.\n2. Công chức:\na) Trong cơ quan;\nđ) Ở xã.';
    expect(clauseStarts(body).map((start) => body.slice(start, start + 2))).toEqual(['1.', '2.', 'a)', 'đ)']);
  });

  it('cuts text without labels at sentence ends', () => {
    const sentence = 'Người phát ngôn chịu trách nhiệm trước pháp luật về tính chính xác của thông tin. ';
    const body = sentence.repeat(10);
    const starts = clauseStarts(body);
    expect(starts.length).toBeGreaterThan(2);
    expect(starts.every((start) => body.slice(start).startsWith('Người'))).toBe(true);
  });

  it('gives ascending offsets within any text, the first 0', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '1', '.', ')', 'đ'), maxLength: 600 }),
        (body) => {
          const starts = clauseStarts(body);
          expect(starts[0]).toBe(0);
          starts.slice(1).forEach((start, at) => {
            expect(start).toBeGreaterThan(starts[at] ?? 0);
            expect(start).toBeLessThan(body.length);
          });
        },
      ),
    );
  });
});
