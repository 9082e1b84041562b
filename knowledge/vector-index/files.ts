import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedEmbeddings } from '../embeddings.ts';
import type { PassageRun, PassageRuns } from '../passage-runs.ts';
import type { PassageFields } from '../types.ts';
import { decodeVectors, embedRows, encodeVectors, type VectorRows } from './rows.ts';
import type { IndexManifest } from '../index-manifest.ts';
import { nameOf, takeOver } from '../index-files.ts';

/**
 * Rows below which exact search is used although an approximate index exists: it is exact, needs no index that is built anew
 * at each publication, and scans 20,000 vectors of 64 in some 2.4 ms (7.4 ms for 62,000, measured 25 November 2026).
 */
export const EXACT_BELOW = 20_000;

/**
 * The vectors of a snapshot, a file a run; none where the library has more rows than such vectors serve. A passage that was
 * embedded before keeps its vector.
 */
export async function writeVectorFiles(
  directory: string,
  passages: PassageRuns,
  { previous, embeddings }: { previous: IndexManifest | null; embeddings: NamedEmbeddings },
): Promise<Pick<IndexManifest, 'vectors' | 'hnsw'>> {
  const usable = previous?.embeddings.name === embeddings.name ? previous.vectors : [];
  const known = openKnown(usable, passages);
  const files: string[] = [];
  for (const run of passages.runs) {
    const made = [embeddings.name, run.map(({ hash, rows }) => [hash, rows])];
    const name = nameOf('vectors', 'bin', made);
    files.push(name);
    if (await takeOver(directory, name, passages)) continue;
    const rows = await embedRows(fieldsOf(run), await known(), embeddings);
    await writeFile(join(directory, name), encodeVectors(rows));
  }
  const approximate = passages.rows >= EXACT_BELOW && passages.rows <= (embeddings.searchesUpTo ?? Infinity);
  const all = approximate ? await readVectorFiles(directory, files) : null;
  return { vectors: files, hnsw: all !== null && (await tryWriteHnsw(directory, all, embeddings)) };
}

function fieldsOf(run: PassageRun): PassageFields[] {
  return run.flatMap((document) => document.read().passages.map(({ fields }) => fields));
}

/** Vectors of the snapshot before by the hash of their text, read when the first is asked for. */
function openKnown(
  files: readonly string[],
  { previous }: PassageRuns,
): () => Promise<(hash: string) => Int8Array | undefined> {
  const vectors = new Map<string, Int8Array>();
  let opening: Promise<void> | null = null;
  const open = async (): Promise<void> => {
    for (const file of files) {
      const path = (await previous?.whole(file)) ?? null;
      if (path === null) continue;
      const { hashes, dimension, vectors: rows } = decodeVectors(await readFile(path));
      hashes.forEach((hash, row) => vectors.set(hash, rows.subarray(row * dimension, (row + 1) * dimension)));
    }
  };
  return async () => {
    await (opening ??= open());
    return (hash) => vectors.get(hash);
  };
}

/** The vectors of all runs, row after row. */
export async function readVectorFiles(
  directory: string,
  files: readonly string[],
): Promise<{ vectors: Int8Array; rows: number }> {
  const parts: VectorRows[] = [];
  for (const file of files)
    parts.push(decodeVectors(await readFile(join(directory, file)), { hashes: false }));
  const vectors = new Int8Array(parts.reduce((sum, part) => sum + part.vectors.length, 0));
  let at = 0;
  for (const part of parts) {
    vectors.set(part.vectors, at);
    at += part.vectors.length;
  }
  return { vectors, rows: parts.reduce((sum, { rows }) => sum + rows, 0) };
}

async function tryWriteHnsw(
  directory: string,
  { vectors, rows }: { vectors: Int8Array; rows: number },
  embeddings: NamedEmbeddings,
): Promise<boolean> {
  const { dimension } = embeddings;
  const lists = Array.from({ length: rows }, (_, row) => [
    ...vectors.subarray(row * dimension, (row + 1) * dimension),
  ]);
  try {
    const { writeHnswIndex } = await import('./hnsw.ts');
    await writeHnswIndex(directory, lists, embeddings);
    return true;
  } catch {
    // The native module is optional: without it the exact index answers, and the manifest says so.
    return false;
  }
}
