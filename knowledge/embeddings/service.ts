import { OpenAIEmbeddings } from '@langchain/openai';
import type { NamedEmbeddings } from '../embeddings.ts';

/** An OpenAI-compatible embeddings service: vLLM, llama.cpp, Ollama, TEI or a public one. */
export interface EmbeddingsService {
  /** Root of the API, `http://127.0.0.1:8080/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
}

/** Milliseconds until a call is given up: a question waits for it. A local model takes some 20. */
const TIMEOUT = 10_000;
/** Texts a call; 32 clauses stay under the token limits of common servers. */
const BATCH = 32;

/**
 * Opens the service through LangChain, and asks it once to learn the dimension.
 * Rejects where it does not answer, or answers with something that is no vector.
 */
export async function openEmbeddingsService(
  { url, model, key }: EmbeddingsService,
  fetch: typeof globalThis.fetch,
): Promise<NamedEmbeddings> {
  const client = new OpenAIEmbeddings({
    model,
    // The client insists on a key; local servers ignore it.
    apiKey: key ?? 'none',
    // By default it asks for base64, and servers that answer with floats then give truncated zero vectors.
    encodingFormat: 'float',
    batchSize: BATCH,
    timeout: TIMEOUT,
    maxRetries: 1,
    configuration: { baseURL: url, fetch },
  });
  const dimension = (await client.embedQuery('thời giờ làm việc')).length;
  const checked = (vector: readonly number[]) => unit(vector, dimension);
  return {
    name: `service-${model}`,
    dimension,
    embedQuery: async (text) => checked(await client.embedQuery(text)),
    embedDocuments: async (texts) => (await client.embedDocuments(texts)).map(checked),
  };
}

/** The vector at length 1, as the indexes want it. Throws for a wrong dimension, for NaN and for a vector of zeros. */
function unit(vector: readonly number[], dimension: number): number[] {
  const norm = Math.hypot(...vector);
  if (vector.length !== dimension || dimension === 0 || !Number.isFinite(norm) || norm === 0)
    throw new Error(
      `the embeddings service gave ${vector.length} numbers of norm ${norm}, ${dimension} expected`,
    );
  return vector.map((value) => value / norm);
}
