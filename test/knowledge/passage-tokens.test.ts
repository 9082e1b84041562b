import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesAsFile } from '../../knowledge/byte-file.ts';
import { clauseStarts } from '../../knowledge/clause-starts.ts';
import { BM25_DEFAULTS } from '../../knowledge/lexical-index.ts';
import { openBm25 } from '../../knowledge/lexical-index/bm25.ts';
import { collectSegment } from '../../knowledge/lexical-index/collect.ts';
import { decodeSegment, encodeSegment } from '../../knowledge/lexical-index/encoding.ts';
import { FIELDS } from '../../knowledge/lexical-index/postings.ts';
import { openTokens } from '../../knowledge/lexical-index/token-source.ts';
import type { Passage } from '../../knowledge/types.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';
import { indexed } from '../support/passages.ts';

type Fields = Passage['fields'];
const fieldsOf = (some: Partial<Fields>): Fields => ({
  heading: '',
  title: '',
  trail: '',
  topic: '',
  body: '',
  ...some,
});

const ARTICLE = fieldsOf({
  heading: 'Những điều không được làm',
  title: 'Luật Phòng, chống tác hại của rượu, bia',
  body: 'Người uống rượu, bia:\n1. Không lái xe.\n2. Không làm việc sau khi uống:\na) Trong giờ hành chính;\nb) Buổi trưa.',
});
const OTHER = fieldsOf({ heading: 'Hiệu lực', body: 'Luật này có hiệu lực từ ngày 01 tháng 01 năm 2020.' });

/** An index of documents, one part each. */
function opened(...documents: Fields[][]) {
  const segments = documents.map((own) => {
    const built = collectSegment([indexed(own.map((fields) => ({ fields })))], () => []);
    return decodeSegment(bytesAsFile(encodeSegment(built)));
  });
  return { segments, tokens: openTokens(segments, openBm25(segments, BM25_DEFAULTS)) };
}

describe('the words of passages', () => {
  const { segments, tokens } = opened([ARTICLE], [OTHER, OTHER]);
  const spelled = (row: number, field: number): (string | undefined)[] => {
    const { part, words, starts } = tokens.passage(row);
    return Array.from(
      words.subarray(starts[field], starts[field + 1]),
      (word) => segments[part]?.words[word],
    );
  };

  it('are those of its fields, in their order, with marks', () => {
    expect(spelled(0, 0)).toEqual(['những', 'điều', 'không', 'được', 'làm']);
    expect(spelled(0, 2)).toEqual([]);
    expect(spelled(2, 4).slice(-6)).toEqual(['ngày', '1', 'tháng', '1', 'năm', '2020']);
    expect([tokens.rows, tokens.parts, tokens.passage(2).part]).toEqual([3, 2, 1]);
  });

  it('know which of them are of one document', () => {
    expect([0, 1, 2, 3].map((row) => tokens.documentOf(row))).toEqual([0, 1, 1, -1]);
  });

  it('know where clauses begin', () => {
    const { part, words, starts, clauses } = tokens.passage(0);
    const body = words.subarray(starts[4]);
    const opens = Array.from(clauses, (at) => segments[part]?.words[body[at] ?? -1]);
    expect(opens).toEqual(['người', '1', '2', 'a', 'b']);
  });

  it('are counted as the index counts them', () => {
    expect(tokens.count('bia')).toBe(1);
    expect(tokens.count('hiệu lực')).toBe(2);
    expect([tokens.count('thuốc'), tokens.wordIn(1, 'bia'), tokens.wordIn(7, 'bia')]).toEqual([0, -1, -1]);
    expect(tokens.averageLengths).toEqual([3, 8, 0, 0, (23 + 12 + 12) / 3]);
  });

  it('are refused for a passage that is not there', () => {
    expect(() => tokens.passage(3)).toThrow('no passage 3: the index has 3');
    expect(() => tokens.passage(-1)).toThrow(RangeError);
  });

  it('take four bytes each where there are too many for two', () => {
    const body = Array.from({ length: 70_000 }, (_, at) => `${at + 1}x`).join(' ');
    const { tokens: many } = opened([fieldsOf({ body, heading: 'Phụ lục' })]);
    const { words, starts } = many.passage(0);
    expect([words.BYTES_PER_ELEMENT, words.length, starts[4]]).toEqual([4, 140_002, 2]);
  });

  it('say the words of any text again, and clauses that begin where the text has them', () => {
    const piece = fc.constantFrom(
      'Cán bộ ',
      'uống rượu, bia ',
      '\n1. ',
      '\nb) ',
      'x; ',
      '. ',
      'dài '.repeat(70),
      '…',
    );
    const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anyText, anyText, (heading, body) => {
        const { segments: own, tokens: all } = opened([fieldsOf({ heading, body })]);
        const { words, starts, clauses } = all.passage(0);
        const names = Array.from(words, (word) => own[0]?.words[word] ?? '');
        expect(names).toEqual([...tokenise(heading), ...tokenise(body)].map(({ norm }) => norm));
        expect(Array.from(starts)).toHaveLength(FIELDS.length + 1);
        const offsets = tokenise(body).map(({ start }) => start);
        const expected = clauseStarts(body).map((offset) => offsets.findIndex((start) => start >= offset));
        expect(Array.from(clauses)).toEqual([...new Set([0, ...expected.filter((at) => at > 0)])]);
      }),
      { numRuns: 60 },
    );
  });
});
