import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesAsFile } from '../../knowledge/byte-file.ts';
import { BM25_DEFAULTS, type LexicalIndex } from '../../knowledge/lexical-index.ts';
import { openBm25 } from '../../knowledge/lexical-index/bm25.ts';
import { collectSegment } from '../../knowledge/lexical-index/collect.ts';
import { decodeSegment, encodeSegment } from '../../knowledge/lexical-index/encoding.ts';
import { createFrequencies, readFrequencies, readWanted } from '../../knowledge/lexical-index/frequencies.ts';
import { FIELDS, readList, writeList } from '../../knowledge/lexical-index/postings.ts';
import type { Segment } from '../../knowledge/lexical-index/segment.ts';
import { createByteSink } from '../../knowledge/lexical-index/varint.ts';
import { seededChance } from '../../eval/train/chance.ts';
import type { Hit, Passage } from '../../knowledge/types.ts';
import { indexed } from '../support/passages.ts';

/** Few words of very different frequency, as in a language: the first stands nearly everywhere, the last once or twice. */
const WORDS = Array.from(
  { length: 120 },
  (_, rank) => `${'bcdghklmnt'[rank % 10] ?? ''}${'aăâeêioôơưuy'[Math.floor(rank / 10)] ?? ''}n`,
);

function sentence(chance: () => number, length: number): string {
  const word = () => WORDS[Math.floor(WORDS.length * chance() ** 4)] ?? '';
  return Array.from({ length }, word).join(' ');
}

function passages(chance: () => number, rows: number): Pick<Passage, 'fields'>[] {
  const some = (most: number) => sentence(chance, Math.floor(chance() * most));
  return Array.from({ length: rows }, () => ({
    fields: { heading: some(6), title: some(8), trail: some(4), topic: some(3), body: some(60) },
  }));
}

/** One part a document. */
function segmentsOf(documents: readonly Pick<Passage, 'fields'>[][]): Segment[] {
  return documents.map((own) =>
    decodeSegment(bytesAsFile(encodeSegment(collectSegment([indexed(own)], () => [])))),
  );
}

/** The sum over all lists and rows, without any bound; features in the order in which the index adds them. */
function plainSearch(
  segments: readonly Segment[],
  index: LexicalIndex,
  query: string[],
  limit: number,
): Hit[] {
  const { fields, k1, idfPower } = BM25_DEFAULTS;
  const rows = segments.reduce((sum, segment) => sum + segment.rows, 0);
  const lengths = segments.flatMap((segment) => [...segment.lengths]);
  const averages = FIELDS.map((_, field) => {
    const filled = lengths.filter((length, at) => at % FIELDS.length === field && length > 0);
    return filled.reduce((sum, length) => sum + length, 0) / Math.max(1, filled.length);
  });
  const scores = new Float64Array(rows);
  const weightOf = (feature: string) => index.idf(feature) ** idfPower * (k1 + 1);
  for (const feature of [...new Set(query)].sort((a, b) => weightOf(b) - weightOf(a))) {
    const found = new Map<number, number>();
    let first = 0;
    for (const segment of segments) {
      const [one = '', two] = feature.split(' ');
      let id = segment.word(one);
      if (id !== null && two !== undefined) {
        const from = segment.pairStarts[id] ?? 0;
        const seconds = [...segment.seconds.subarray(from, segment.pairStarts[id + 1])];
        const at = seconds.indexOf(segment.word(two) ?? -1);
        id = at < 0 ? null : segment.words.length + from + at;
      }
      if (id !== null)
        readList(segment.list(id), (row, field, count) => {
          const name = FIELDS[field];
          if (name === undefined) return;
          const length = segment.lengths[row * FIELDS.length + field] ?? 0;
          const { weight, b } = fields[name];
          const share = Math.fround(weight / (1 - b + (b * length) / Math.max(1, averages[field] ?? 1)));
          found.set(first + row, (found.get(first + row) ?? 0) + count * share);
        });
      first += segment.rows;
    }
    for (const [row, frequency] of found)
      scores[row] = (scores[row] ?? 0) + (weightOf(feature) * frequency) / (k1 + frequency);
  }
  return [...scores]
    .map((score, row) => ({ row, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, limit);
}

function pairsAndWords(text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return [...words, ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)];
}

describe('the ranking', () => {
  it('gives the very hits of the plain sum, to the last bit, though it leaves most rows out', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 14 }),
        (seed, limit, length) => {
          const chance = seededChance(seed);
          const segments = segmentsOf([passages(chance, 150), passages(chance, 90), passages(chance, 1)]);
          const index = openBm25(segments, BM25_DEFAULTS);
          const query = pairsAndWords(sentence(chance, length));
          const expected = plainSearch(segments, index, query, limit);
          expect(expected.length).toBeGreaterThan(0);
          expect(index.search(query, limit)).toEqual(expected);
          // The second time from lists in memory.
          expect(index.search(query, limit)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the count of a feature', () => {
  it('is that of the rows that a search for it alone finds, before its lists were read and after', () => {
    const chance = seededChance(3);
    const index = openBm25(segmentsOf([passages(chance, 80), passages(chance, 40)]), BM25_DEFAULTS);
    const features = [...new Set(pairsAndWords(sentence(chance, 40))), 'lạ', `${WORDS[0] ?? ''} lạ`];
    const before = features.map((feature) => index.count(feature));
    const found = features.map((feature) => index.search([feature], 120).length);
    expect(before).toEqual(found);
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(20);
    expect(features.map((feature) => index.idf(feature) > 0)).not.toContain(false);
  });
});

/** Rows with fields and counts, as they stand in a list. */
const entries = fc.uniqueArray(
  fc.record({
    place: fc.nat(400 * 8).filter((place) => place % 8 <= 5),
    count: fc.constantFrom(1, 1, 2, 300),
  }),
  { maxLength: 400, selector: ({ place }) => place },
);

describe('a list', () => {
  it('is read in blocks as it is read whole', () => {
    fc.assert(
      fc.property(entries, fc.uniqueArray(fc.nat(450)), (unsorted, rows) => {
        const sorted = [...unsorted].sort((a, b) => a.place - b.place);
        const sink = createByteSink();
        const places = Uint32Array.from(sorted, ({ place }) => place);
        writeList(sink, { places, counts: Uint32Array.from(sorted, ({ count }) => count) }, 0, sorted.length);
        const list = sink.bytes();
        const back: { place: number; count: number }[] = [];
        readList(list, (row, field, count) => back.push({ place: row * 8 + field, count }));
        expect(back).toEqual(sorted);
        const shares = new Float32Array(500 * FIELDS.length).fill(1);
        const [whole, some] = [createFrequencies(), createFrequencies()];
        readFrequencies(whole, { list, first: 7, shares });
        const wanted = Uint32Array.from(rows).sort();
        readWanted(some, { list, first: 7, shares }, wanted);
        const found = (of: typeof whole) =>
          Array.from({ length: of.length }, (_, at): [number, number] => [
            of.rows[at] ?? -1,
            of.values[at] ?? -1,
          ]);
        const kept = found(whole).filter(([row]) => rows.includes(row));
        expect(found(some).filter(([row]) => rows.includes(row))).toEqual(kept);
      }),
    );
  });
});
