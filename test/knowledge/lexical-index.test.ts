import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { features } from '../../knowledge/features.ts';
import { BM25_DEFAULTS } from '../../knowledge/lexical-index.ts';
import { bytesAsFile } from '../../knowledge/byte-file.ts';
import { bestRows, leastOfBest } from '../../knowledge/lexical-index/best.ts';
import { openBm25 } from '../../knowledge/lexical-index/bm25.ts';
import { collectSegment } from '../../knowledge/lexical-index/collect.ts';
import { decodeSegment, encodeSegment } from '../../knowledge/lexical-index/encoding.ts';
import { mergeSegments } from '../../knowledge/lexical-index/merge.ts';
import type { BuiltSegment } from '../../knowledge/lexical-index/pack.ts';
import type { Passage } from '../../knowledge/types.ts';
import { indexed } from '../support/passages.ts';

const BODIES = [
  'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc',
  'hút thuốc lá đúng nơi quy định',
  'tuân thủ kỷ luật phát ngôn, không sử dụng mạng xã hội để khai thác thông tin',
];
const passage = (body: string, heading = ''): Pick<Passage, 'fields'> => ({
  fields: { heading, title: '', trail: '', topic: '', body },
});
const noConcepts = () => [];
/** One part of the index, of documents with one passage each. */
const collected = (passages: readonly Pick<Passage, 'fields'>[]) =>
  collectSegment(
    passages.map((one) => indexed([one])),
    noConcepts,
  );
const written = (built: BuiltSegment) => decodeSegment(bytesAsFile(encodeSegment(built)));
const open = (...parts: readonly BuiltSegment[]) => openBm25(parts.map(written), BM25_DEFAULTS);
const passages = BODIES.map((body) => passage(body));

describe.each([
  ['of one part', open(collected(passages))],
  ['of several parts', open(collected(passages.slice(0, 1)), collected(passages.slice(1)))],
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
    const index = open(collected([passage('quà tặng'), passage('điều khác', 'quà tặng')]));
    expect(index.search(features('quà tặng'), 2).map(({ row }) => row)).toEqual([1, 0]);
  });

  it('refuse bytes that are no index', () => {
    const bytes = encodeSegment(collected(passages));
    const cut = bytesAsFile(bytes.subarray(0, bytes.length - 4));
    expect(() => decodeSegment(cut)).toThrow('wrong length');
    const other = bytesAsFile(Buffer.from('not an index at all'));
    expect(() => decodeSegment(other)).toThrow('wrong first bytes');
  });

  it('score as the formula says', () => {
    const index = open(collected([passage('bia'), passage('rượu vang')]));
    const idf = Math.log(1 + (2 - 1 + 0.5) / 1.5) ** BM25_DEFAULTS.idfPower;
    // Body lengths, with folded features: 2 and 6, average 4; tf′ = 1 / (1 − 0.75 + 0.75 · 2 / 4).
    const tf = 1 / (0.25 + 0.375);
    expect(index.search(['bia'], 1)[0]?.score).toBeCloseTo((idf * 2.2 * tf) / (1.2 + tf), 6);
  });
});

/** Words that repeat, so that lists have several rows, fields and counts. */
const words = fc
  .array(fc.constantFrom('uống', 'bia', 'rượu', 'không', 'họp', 'điều', 'Điều', '1', 'quà'), {
    maxLength: 12,
  })
  .map((list) => list.join(' '));
const anyPassage = fc.tuple(words, words).map(([heading, body]) => passage(body, heading));
const anyDocument = fc
  .tuple(fc.array(anyPassage, { maxLength: 3 }), words)
  .map(([list, text]) => indexed(list, text));
const concepts = (tokens: readonly { readonly norm: string }[]) =>
  tokens.some(({ norm }) => norm === 'bia') ? ['#alcohol'] : [];
const QUERY = ['bia', '~uong', 'uống bia', '~khong hop', '#alcohol', 'quà', 'quà quà', 'lạ'];

describe('an index in parts', () => {
  it('scores to the last bit as one index does', () => {
    const parts = fc.array(fc.array(anyDocument, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(parts, (runs) => {
        const whole = open(collectSegment(runs.flat(), concepts));
        const apart = open(...runs.map((run) => collectSegment(run, concepts)));
        expect(apart.search(QUERY, 50)).toEqual(whole.search(QUERY, 50));
        expect(QUERY.map((one) => apart.idf(one))).toEqual(QUERY.map((one) => whole.idf(one)));
        expect(apart.vocabulary()).toEqual(whole.vocabulary());
      }),
    );
  });

  it('merges parts into the very bytes that the documents taken would give, in any order', () => {
    const chosen = fc
      .array(fc.tuple(anyDocument, fc.nat(2), fc.nat()), { minLength: 1, maxLength: 9 })
      .map((list) => list.map(([document, part, rank]) => ({ document, part, rank })));
    fc.assert(
      fc.property(chosen, (all) => {
        // Part 2 stands for what was changed or taken away since.
        const kept = all.filter(({ part }) => part < 2).sort((a, b) => a.rank - b.rank);
        const rowsBefore = new Map<(typeof all)[number], number>();
        kept.reduce((row, one) => (rowsBefore.set(one, row), row + one.document.rows), 0);
        const taken = [0, 1].map((wanted) => {
          const members = all.filter(({ part }) => part === wanted || (wanted === 1 && part === 2));
          const segment = written(
            collectSegment(
              members.map(({ document }) => document),
              concepts,
            ),
          );
          const rowOf = members.flatMap((one) => {
            const first = rowsBefore.get(one);
            return Array.from({ length: one.document.rows }, (_, at) =>
              first === undefined ? -1 : first + at,
            );
          });
          return { segment, rowOf: Int32Array.from(rowOf) };
        });
        const documents = kept.map(({ document }) => document);
        const merged = mergeSegments(taken, documents);
        expect(encodeSegment(merged)).toEqual(encodeSegment(collectSegment(documents, concepts)));
      }),
    );
  });

  it('gives the best rows, of equal scores the earlier', () => {
    const scores = fc.array(fc.constantFrom(0, 0.5, 1, 2, 3), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.nat(12), (list, limit) => {
        const sorted = list
          .map((score, row) => ({ row, score }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.row - b.row);
        const rows = Uint32Array.from(list.keys()).filter((row) => (list[row] ?? 0) > 0);
        // In no order.
        const scores = {
          values: Float64Array.from(list),
          rows: rows.reverse(),
          length: rows.length,
          sorted: false,
        };
        expect(bestRows(scores, limit)).toEqual(sorted.slice(0, limit));
        const least = limit > 0 ? (sorted[limit - 1]?.score ?? 0) : Infinity;
        if (limit > 0) expect(leastOfBest(scores, limit)).toBe(least);
      }),
    );
  });
});
