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
        expect(best?.score).toBeCloseTo(1, 4);
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
  });
}
