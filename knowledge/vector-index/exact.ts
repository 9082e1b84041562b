import type { Hit } from '../types.ts';
import type { VectorIndex } from '../vector-index.ts';

/** Exact cosine search over unit vectors stored row after row. `vectors.length === rows · dimension`. */
export function openExactIndex(vectors: Float32Array, dimension: number): VectorIndex {
  const rows = vectors.length / dimension;
  return {
    kind: 'exact',
    search: (vector, limit) => {
      const hits: Hit[] = Array.from({ length: rows }, (_, row) => ({
        row,
        score: dot(vectors, row * dimension, vector),
      }));
      return Promise.resolve(hits.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, limit));
    },
  };
}

function dot(vectors: Float32Array, offset: number, vector: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index += 1) {
    sum += (vectors[offset + index] ?? 0) * (vector[index] ?? 0);
  }
  return sum;
}
