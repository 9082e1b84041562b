import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createAnswerability,
  createNamedDocuments,
  createSignalReader,
  readAnswerableWeights,
  SIGNALS,
  type AnswerableWeights,
} from '../../knowledge/answerable.ts';
import { bytesAsFile } from '../../knowledge/byte-file.ts';
import { BM25_DEFAULTS } from '../../knowledge/lexical-index.ts';
import { openBm25 } from '../../knowledge/lexical-index/bm25.ts';
import { collectSegment } from '../../knowledge/lexical-index/collect.ts';
import { decodeSegment, encodeSegment } from '../../knowledge/lexical-index/encoding.ts';
import { openTokens } from '../../knowledge/lexical-index/token-source.ts';
import { createReranker, readRerankWeights } from '../../knowledge/rerank.ts';
import { indexed } from '../support/passages.ts';

const passage = (document: string, title: string, heading: string, body: string) => ({
  document,
  fields: { heading, title, trail: '', topic: '', body },
});
const PASSAGES = [
  passage(
    'a',
    'Chỉ thị về thời giờ làm việc',
    'Đồ uống có cồn',
    'Không uống rượu, bia trong giờ hành chính, kể cả bữa ăn trưa.',
  ),
  passage(
    'a',
    'Chỉ thị về thời giờ làm việc',
    'Chấm công',
    'Đơn vị chấm công hằng ngày và báo cáo hằng tháng.',
  ),
  passage('b', 'Quy chế văn thư', 'Hiệu lực thi hành', 'Quy chế này có hiệu lực từ ngày ký.'),
  passage('c', 'Quy định về xe công', 'Sử dụng xe', 'Xe công chỉ dùng cho việc công.'),
];
const built = collectSegment(
  ['a', 'b', 'c'].map((law) => indexed(PASSAGES.filter(({ document }) => document === law))),
  () => [],
);
const segments = [decodeSegment(bytesAsFile(encodeSegment(built)))];
const tokens = openTokens(segments, openBm25(segments, BM25_DEFAULTS));
const named = createNamedDocuments(
  PASSAGES.map(({ document, fields: { title } }, at) => ({
    number: document,
    title,
    rows: { from: at, to: at + 1 },
  })),
  (row) => PASSAGES[row]?.fields.body ?? '',
);
const library = { tokens, documentOf: (row: number) => PASSAGES[row]?.document ?? '', named };
const reranker = createReranker(readRerankWeights(), tokens);
const rank = (question: string, rows: readonly number[] = [0, 1, 2, 3]) =>
  reranker.rank(
    question,
    rows.map((row) => ({ row, score: 0 })),
  );
const read = createSignalReader(library);
const signal = (question: string, name: string, rows?: readonly number[]): number =>
  read(question, rank(question, rows))[SIGNALS.indexOf(name)] ?? Number.NaN;

/** Weights that look at one signal only. */
const only = (name: string): AnswerableWeights => ({
  made: {},
  signals: [...SIGNALS],
  linear: {
    clip: 4,
    mean: SIGNALS.map(() => 0),
    deviation: SIGNALS.map(() => 1),
    weight: SIGNALS.map((one) => (one === name ? 1 : 0)),
    offset: 0,
  },
  trees: [],
  calibration: { slope: 2, offset: -1 },
  thresholds: [],
});

describe('the signals of what was found', () => {
  it('have a name each, and a number for each name', () => {
    expect(new Set(SIGNALS).size).toBe(SIGNALS.length);
    const question = 'uống bia giờ hành chính';
    expect(signal(question, 'greatest: cover body')).toBe(signal(question, 'first: cover body'));
    expect(signal(question, 'best of ideal')).toBeGreaterThan(0);
    expect(signal(question, 'first of ideal')).toBeGreaterThan(0);
  });

  it('count laws by the document that passages belong to', () => {
    expect(signal('chấm công', 'laws of 5')).toBe(3);
    expect(signal('chấm công', 'same law of 5')).toBe(2);
    expect(signal('chấm công', 'laws of 5', [0, 1])).toBe(1);
    expect(signal('chấm công', 'linear: law share', [0, 1])).toBeCloseTo(1);
  });

  it('reach the ideal only where every word and pair stands in the passage', () => {
    const full = signal('rượu bia trong giờ hành chính', 'first of ideal');
    expect(full).toBeLessThan(1);
    expect(signal('rượu bia trong giờ hành chính xe công văn thư', 'first of ideal')).toBeLessThan(full);
  });
});

describe('answerability', () => {
  it('is the calibrated logistic function of what the models say', () => {
    const question = 'chấm công hằng ngày';
    const expected = 1 / (1 + Math.exp(-(2 * signal(question, 'first: cover body') - 1)));
    const decide = createAnswerability(only('first: cover body'), library);
    expect(decide(question, rank(question))).toBeCloseTo(expected, 12);
  });

  it('is 0 where nothing was found', () => {
    expect(createAnswerability(readAnswerableWeights(), library)('chấm công', [])).toBe(0);
  });

  it('says with the shipped weights that a held rule answers rather than rules on other things', () => {
    const decide = createAnswerability(readAnswerableWeights(), library);
    const question = 'Có được uống rượu, bia trong giờ hành chính không?';
    expect(decide(question, rank(question))).toBeGreaterThan(decide(question, rank(question, [1, 2, 3])));
    const far = 'Cách nấu phở bò ngon nhất?';
    expect(decide(far, rank(far))).toBeLessThan(decide(question, rank(question)));
  });

  it('stays within 0 and 1 for any question', () => {
    const decide = createAnswerability(readAnswerableWeights(), library);
    const words = fc.constantFrom('uống', 'bia', 'xe', 'công', 'giờ', 'phở', '12', 'không');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (asked) => {
        const question = asked.join(' ');
        const said = decide(question, rank(question));
        expect(said).toBeGreaterThanOrEqual(0);
        expect(said).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses weights that were learned from other signals', () => {
    const other = { ...only('score'), signals: ['year of the law'] };
    expect(() => createAnswerability(other, library)).toThrow(/npm run train -- answerable/);
  });
});
