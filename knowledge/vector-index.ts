import type { Hit } from './types.ts';

/** An index of vectors, one a passage row. Scores are cosine similarities, -1 to 1. */
export interface VectorIndex {
  /** How it searches, for the start line and the manifest. */
  readonly kind: 'hnsw' | 'exact' | 'none';
  search(vector: readonly number[], limit: number): Promise<Hit[]>;
}
