import {
  chmodSync,
  closeSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { maskPersonalNumbers } from '../../privacy.ts';
import { isCode } from './commands.ts';
import { harmless } from './width.ts';

/** Lines that the arrow keys bring back, oldest first, over sittings. */
export interface History {
  lines(): readonly string[];
  add(line: string): void;
  clear(): void;
}

/** Where the lines of a data directory are. */
export const historyFile = (dataDir: string): string => join(dataDir, 'terminal-history');

/** Read and write for the owner alone: the file holds what people asked. */
const OWNER_ONLY = 0o600;
/** Longest line kept, UTF-16 units: the longest question. */
const LONGEST = 2_000;
/** Largest file that is read, bytes: what is larger was not written here. */
const LARGEST = 32_000_000;
/** Lines of a sitting where none are kept between sittings; 100 is a long one. */
const WITHOUT_FILE = 100;

/**
 * Keeps at most `most` lines in the file; 0: in memory alone. What cannot be read or written is left: a read-only disk is
 * no fault. Numbers that name people are masked, lines with a code are not kept.
 */
export function openHistory(path: string, most: number): History {
  let lines = most === 0 ? [] : read(path).slice(-most);
  return {
    lines: () => lines,
    add: (line) => {
      const kept = keep(line);
      if (kept === null || kept === lines.at(-1)) return;
      lines = [...lines, kept].slice(-(most === 0 ? WITHOUT_FILE : most));
      if (most > 0) append(path, kept, most);
    },
    clear: () => {
      lines = [];
      if (most > 0) ignoring(() => truncateSync(path));
    },
  };
}

/** A line as it is kept; null where it is not. */
function keep(line: string): string | null {
  const text = harmless(line).replaceAll('\n', ' ').trim();
  if (text === '' || text.length > LONGEST || isCode(text)) return null;
  return maskPersonalNumbers(text).text;
}

function read(path: string): string[] {
  return (
    ignoring(() => {
      const { size } = statSync(path);
      if (size > LARGEST) return [];
      return readFileSync(path, 'utf8').split('\n').map(harmless).filter(Boolean);
    }) ?? []
  );
}

/** Added at the end, so that two sittings do not lose each other's lines; cut once the file holds twice what is kept. */
function append(path: string, line: string, most: number): void {
  ignoring(() => {
    const file = openSync(path, 'a', OWNER_ONLY);
    try {
      // A file that somebody else made keeps its mode.
      chmodSync(path, OWNER_ONLY);
      writeSync(file, `${line}\n`);
    } finally {
      closeSync(file);
    }
    const all = read(path);
    if (all.length > 2 * most) writeFileSync(path, `${all.slice(-most).join('\n')}\n`, { mode: OWNER_ONLY });
  });
}

/** What the work gives; undefined where the disk refuses it. */
function ignoring<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
