import type { EmbeddingsInterface } from '@langchain/core/embeddings';

/** LangChain's interface with the name and dimension that the snapshot's manifest records and checks. */
export interface NamedEmbeddings extends EmbeddingsInterface {
  /** Changes whenever the vectors change; a snapshot built with another name is refused. */
  readonly name: string;
  readonly dimension: number;
  /** Passages up to which its vectors find what the words do not; a larger library has none. Absent: any number. */
  readonly servesUpTo?: number;
}
