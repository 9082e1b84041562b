import { z } from 'zod';

const file = z.string();

/** What the snapshot's manifest records of the indexes. */
export const indexManifestSchema = z.object({
  /** Files of the runs in the order of the library; `lexicon`: version of the concepts that they name. */
  lexical: z.object({ lexicon: z.string(), files: z.array(file) }),
  embeddings: z.object({ name: z.string(), dimension: z.int().positive() }),
  /** Files of the runs' vectors. Snapshots of 25 November 2026 and before may say null; they are indexed again. */
  vectors: z
    .array(file)
    .nullable()
    .transform((files) => files ?? []),
  /** True where the approximate index was written beside the vectors. */
  hnsw: z.boolean(),
});
export type IndexManifest = z.infer<typeof indexManifestSchema>;
