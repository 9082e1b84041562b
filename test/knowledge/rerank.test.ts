import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesAsFile } from '../../knowledge/byte-file.ts';
import { BM25_DEFAULTS } from '../../knowledge/lexical-index.ts';
import { openBm25 } from '../../knowledge/lexical-index/bm25.ts';
import { collectSegment } from '../../knowledge/lexical-index/collect.ts';
import { decodeSegment, encodeSegment } from '../../knowledge/lexical-index/encoding.ts';
import { openTokens } from '../../knowledge/lexical-index/token-source.ts';
import { createMeasurer, createReranker, FEATURES } from '../../knowledge/rerank.ts';
import type { RerankWeights } from '../../knowledge/rerank.ts';
import { indexed } from '../support/passages.ts';

const fields = (heading: string, body: string) => ({
  heading,
  title: 'Luật mẫu',
  trail: '',
  topic: '',
  body,
});
const LAW = [
  { fields: fields('Giải thích từ ngữ', '1. Ngày làm việc là ngày không nghỉ.') },
  {
    fields: fields(
      'Đồ uống có cồn',
      '1. Cơ quan phổ biến quy định này.\n2. Không uống rượu, bia trong giờ hành chính.\n3. Hút thuốc đúng nơi quy định.',
    ),
  },
];
const OTHER_LAW = [{ fields: fields('Hiệu lực thi hành', 'Quy định này có hiệu lực từ ngày ký.') }];
/** Two laws, in one part of an index. */
const built = collectSegment(
  [LAW, OTHER_LAW].map((passages) => indexed(passages)),
  () => [],
);
const segments = [decodeSegment(bytesAsFile(encodeSegment(built)))];
const tokens = openTokens(segments, openBm25(segments, BM25_DEFAULTS));
const measure = createMeasurer(tokens, new Map([['nào', 20]]));
const feature = (question: string, row: number, name: string): number => {
  const { values, width } = measure(question, [0, 1, 2]);
  return values[row * width + FEATURES.indexOf(name)] ?? Number.NaN;
};
/** Weights that look at one feature only. */
const only = (name: string): RerankWeights => ({
  made: {},
  questionWords: {},
  features: [name],
  linear: { clip: 5, mean: [0], deviation: [1], weight: [1] },
  trees: [],
});

describe('the features', () => {
  it('say how much of the question a heading, a body and a clause hold', () => {
    expect(feature('đồ uống có cồn', 1, 'cover heading')).toBe(1);
    expect(feature('đồ uống có cồn', 1, 'run heading')).toBe(1);
    expect(feature('uống rượu bia', 1, 'clause cover')).toBe(1);
    expect(feature('uống rượu bia', 0, 'cover union')).toBe(0);
  });

  it('say what the other candidates of the same law say', () => {
    expect([0, 1, 2].map((row) => feature('quy định', row, 'law count'))).toEqual(
      [2, 2, 1].map((count) => expect.closeTo(Math.log(1 + count), 5)),
    );
    expect(feature('rượu bia', 0, 'lawBest')).toBe(feature('rượu bia', 1, 'lawBest'));
    expect(feature('rượu bia', 2, 'lawBest')).toBe(0);
  });

  it('are shares of the best candidate, the best of which is 1', () => {
    const shares = [0, 1, 2].map((row) => feature('quy định về hiệu lực', row, 'all/best'));
    expect(Math.max(...shares)).toBe(1);
    expect(shares.indexOf(1)).toBe(2);
  });

  it('are numbers whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), (question) => {
        expect([...measure(question, [2, 0, 1]).values].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 100 },
    );
    const long = 'quy định này có hiệu lực từ ngày ký '.repeat(100);
    expect([...measure(long, [0]).values].every(Number.isFinite)).toBe(true);
  });

  it('depend neither on the questions before nor on the order of the candidates', () => {
    const before = [...measure('giờ hành chính', [0, 1, 2]).values];
    measure('hút thuốc lá ở nơi nào', [2, 1]);
    expect([...measure('giờ hành chính', [0, 1, 2]).values]).toEqual(before);
    const width = FEATURES.length;
    expect([...measure('giờ hành chính', [1, 0, 2]).values].slice(0, width)).toEqual(
      before.slice(width, 2 * width),
    );
  });
});

describe('the reranker', () => {
  const hits = [0, 1, 2].map((row) => ({ row, score: 1 }));

  it('puts the passage first that its weights prefer, and says which clause is meant', () => {
    const [first] = createReranker(only('clause cover'), tokens).rank('rượu bia giờ hành chính', hits);
    expect([first?.row, first?.clause]).toEqual([1, 1]);
  });

  it('takes features that are handed in, and bears that some candidates have none', () => {
    const reranker = createReranker(only('similarity'), tokens, ['similarity']);
    const ranked = reranker.rank('bất kỳ', hits, { similarity: [0.1, Number.NaN, 0.9] });
    expect(ranked.map(({ row }) => row)).toEqual([2, 0, 1]);
  });

  it('refuses weights of a feature that nobody measures', () => {
    expect(() => createReranker(only('similarity'), tokens)).toThrow(/"similarity"/u);
  });

  it('ranks nothing where nothing was found', () => {
    expect(createReranker(only('all'), tokens).rank('rượu', [])).toEqual([]);
  });
});
