import type { Hit } from './types.ts';

/** An index of vectors, one a passage row. Scores are cosine similarities, -1 to 1. */
export interface VectorIndex {
  /**
   * How it searches, for the start line and the manifest. `given`: it only compares passages that it is given, `none`: there
   * are no vectors.
   */
  readonly kind: 'hnsw' | 'exact' | 'given' | 'none';
  /** The nearest passages, best first; none where the kind is `given` or `none`. */
  search(vector: readonly number[], limit: number): Promise<Hit[]>;
  /** Similarity of each of the rows given, in their order, to a unit vector; 0 where there are no vectors. */
  similarities(vector: ArrayLike<number>, rows: readonly number[]): Float32Array;
}
