import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../knowledge/vector-index.ts';

/** What every vector index must do. `vectors` are unit vectors with structure: random ones say nothing of an index. */
export function testVectorIndex(
  name: string,
  open: (vectors: readonly (readonly number[])[]) => Promise<VectorIndex>,
  vectors: readonly (readonly number[])[],
): void {
  describe(`vector index: ${name}`, () => {
    it('finds each vector first by itself, with similarity 1', async () => {
      const index = await open(vectors);
      for (const [row, vector] of vectors.entries()) {
        const [best] = await index.search(vector, 1);
        // Vectors may be stored in 8 bits.
        expect(best?.score).toBeCloseTo(1, 2);
        expect(vectors[best?.row ?? -1]).toEqual(vectors[row]);
      }
    });

    it('gives at most as many hits as asked, best first, and no more than there are rows', async () => {
      const index = await open(vectors);
      const hits = await index.search(vectors[0] ?? [], 5);
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      expect(hits).toHaveLength(Math.min(5, vectors.length));
      expect(await index.search(vectors[0] ?? [], vectors.length + 50)).toHaveLength(vectors.length);
    });

    it('compares the rows that it is given, in their order, as its search does', async () => {
      const index = await open(vectors);
      const hits = await index.search(vectors[1] ?? [], vectors.length);
      const rows = hits.map(({ row }) => row).toSorted((a, b) => a - b);
      const compared = index.similarities(Float32Array.from(vectors[1] ?? []), rows);
      expect(compared).toHaveLength(rows.length);
      for (const { row, score } of hits) expect(compared[rows.indexOf(row)]).toBeCloseTo(score, 2);
      expect(index.similarities(vectors[1] ?? [], [])).toHaveLength(0);
    });
  });
}
