import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { PassageFields } from './types.ts';

/** LangChain's interface with the name and dimension that the snapshot's manifest records and checks. */
export interface NamedEmbeddings extends EmbeddingsInterface {
  /** Changes whenever the vectors change; a snapshot built with another name is refused. */
  readonly name: string;
  readonly dimension: number;
  /**
   * Passages up to which the nearest are sought among all; in a larger library the vectors compare only passages that
   * something else found (`VectorIndex.similarities`). Absent: any number.
   */
  readonly searchesUpTo?: number;
  /** A question's vector at once, for a model that lies in memory. Absent: a service, which must be waited for. */
  embedNow?(text: string): readonly number[];
  /** Vectors of passages, for a model that weighs their fields. Absent: heading, topic and body are embedded as one text. */
  embedPassages?(passages: readonly PassageFields[]): Promise<number[][]>;
}
