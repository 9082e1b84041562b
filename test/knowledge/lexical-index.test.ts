import { describe, expect, it } from 'vitest';
import { features } from '../../knowledge/features.ts';
import { BM25_DEFAULTS } from '../../knowledge/lexical-index.ts';
import { buildBm25, openBm25 } from '../../knowledge/lexical-index/bm25.ts';
import { decodePostings, encodePostings } from '../../knowledge/lexical-index/encoding.ts';
import type { Passage } from '../../knowledge/types.ts';

const BODIES = [
  'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc',
  'hút thuốc lá đúng nơi quy định',
  'tuân thủ kỷ luật phát ngôn, không sử dụng mạng xã hội để khai thác thông tin',
];
const passage = (body: string, row: number, heading = ''): Passage => ({
  row,
  document: '30-CT/TU',
  provisions: [],
  fields: { heading, title: '', trail: '', topic: '', body },
});
const postings = buildBm25(
  BODIES.map((body, row) => passage(body, row)),
  BM25_DEFAULTS,
  () => [],
);

describe.each([
  ['as built', openBm25(postings)],
  ['written and read again', openBm25(decodePostings(encodePostings(postings)))],
])('the lexical index %s', (_, index) => {
  it('finds the passage that shares words, best first', () => {
    expect(index.search(features('hút thuốc lá ở đâu'), 10)[0]?.row).toBe(1);
    expect(index.search(features('mạng xã hội'), 10)[0]?.row).toBe(2);
  });

  it('finds it without diacritics too', () => {
    expect(index.search(features('do uong co con'), 10)[0]?.row).toBe(0);
  });

  it('finds nothing for words that no passage has, and at most as many as asked', () => {
    expect(index.search(features('xyz'), 10)).toEqual([]);
    expect(index.search(features('không sử dụng'), 1)).toHaveLength(1);
  });

  it('weighs a rare feature more than a common one, an unknown one most', () => {
    expect(index.idf('thuốc')).toBeGreaterThan(index.idf('không'));
    expect(index.idf('xyz')).toBeGreaterThan(index.idf('thuốc'));
    expect([index.knows('thuốc'), index.knows('xyz')]).toEqual([true, false]);
  });
});

describe('its parts', () => {
  it('give a word in the heading more weight than one in the body', () => {
    const index = openBm25(
      buildBm25([passage('quà tặng', 0), passage('điều khác', 1, 'quà tặng')], BM25_DEFAULTS, () => []),
    );
    expect(index.search(features('quà tặng'), 2).map(({ row }) => row)).toEqual([1, 0]);
  });

  it('refuse bytes that are no index', () => {
    const bytes = encodePostings(postings);
    expect(() => decodePostings(bytes.subarray(0, bytes.length - 4))).toThrow('wrong length');
    expect(() => decodePostings(Buffer.from('not an index at all'))).toThrow('wrong first bytes');
  });

  it('score as the formula says', () => {
    const index = openBm25(buildBm25([passage('bia', 0), passage('rượu vang', 1)], BM25_DEFAULTS, () => []));
    const idf = Math.log(1 + (2 - 1 + 0.5) / 1.5) ** BM25_DEFAULTS.idfPower;
    // Body lengths, with folded features: 2 and 6, average 4; tf′ = 1 / (1 − 0.75 + 0.75 · 2 / 4).
    const tf = 1 / (0.25 + 0.375);
    expect(index.search(['bia'], 1)[0]?.score).toBeCloseTo((idf * 2.2 * tf) / (1.2 + tf), 6);
  });
});
