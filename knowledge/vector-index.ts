import type { Hit } from './types.ts';

/** An index of vectors, one a passage row. Scores are cosine similarities, -1 to 1. */
export interface VectorIndex {
  /** How it searches, for the start line. `given`: it only compares passages that it is given. */
  readonly kind: 'hnsw' | 'exact' | 'given';
  /** The nearest passages, best first; none where the kind is `given`. */
  search(vector: readonly number[], limit: number): Promise<Hit[]>;
  /** Similarity of each of the rows given, in their order, to a unit vector. */
  similarities(vector: ArrayLike<number>, rows: readonly number[]): Float32Array;
}
