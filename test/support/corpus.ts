import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '../../ingest/reader.ts';
import { readerByKind } from '../../ingest/reader/dispatch.ts';
import { documentReaders } from '../../ingest/reader/documents.ts';
import { kindOf } from '../../ingest/reader/kind.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Official texts that stand beside the project and are never copied into it. */
export const corpusFolder = process.env['KY_CUONG_CORPUS'] ?? join(root, '..', 'shared', 'corpus');

/** Why a test on the official texts is skipped; null where they are here. `.ci/run` knows the first two words. */
export const noCorpus: string | null = existsSync(corpusFolder)
  ? null
  : 'no corpus: set KY_CUONG_CORPUS or put it at ../shared/corpus';

/** For a test's name: why it is skipped, or nothing. */
export const withoutCorpus: string = noCorpus === null ? '' : ` (skipped: ${noCorpus})`;

/** The bytes of one official text. */
export function corpusFile(name: string): Uint8Array {
  return readFileSync(join(corpusFolder, name));
}

const read = readerByKind(kindOf, documentReaders);

/** The texts of the one corpus file whose name begins so, as the real readers give them. */
export async function corpusTexts(prefix: string): Promise<readonly SourceText[]> {
  const name = readdirSync(corpusFolder).find((one) => one.startsWith(prefix));
  if (name === undefined) throw new Error(`no ${prefix}… in the corpus`);
  return read(corpusFile(name), name);
}
