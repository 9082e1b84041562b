import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Official texts that stand beside the project and are never copied into it. */
const folder = process.env['KY_CUONG_CORPUS'] ?? join(root, '..', 'shared', 'corpus');

/** Why a test on the official texts is skipped; null where they are here. */
export const noCorpus: string | null = existsSync(folder) ? null : `no official texts at ${folder}`;

/** The bytes of one official text. */
export function corpusFile(name: string): Uint8Array {
  return readFileSync(join(folder, name));
}
