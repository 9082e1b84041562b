import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from './program.ts';

/** Folders that the program may read and not write. Root may write anywhere, so under root the program runs as nobody. */

/** The user `nobody` of Debian. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

function nobodyCanReadCode(): boolean {
  const program = `require('node:fs').readFileSync(${JSON.stringify(fileURLToPath(import.meta.url))})`;
  return spawnSync(process.execPath, ['-e', program], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;
}

/** Why tests with read-only folders are skipped; null where they run. */
export const noReadOnly: string | null =
  isRoot && !nobodyCanReadCode() ? 'root runs the tests in a folder that nobody else can read' : null;

/** As whom to run the program so that permissions bind it. */
export const bound: Run = isRoot ? { uid: NOBODY } : {};

export const lock = (folder: string) => void execFileSync('chmod', ['-R', 'a=rX', folder]);
export const unlock = (folder: string) => void execFileSync('chmod', ['-R', 'u+w', folder]);
