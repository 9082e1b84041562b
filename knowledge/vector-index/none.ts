import type { VectorIndex } from '../vector-index.ts';

/** No vectors: the words alone find. */
export const noVectors: VectorIndex = {
  kind: 'none',
  search: () => Promise.resolve([]),
  similarities: (_vector, rows) => new Float32Array(rows.length),
};
