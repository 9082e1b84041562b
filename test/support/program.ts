import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The real program as a subprocess, in a folder of its own, with nothing of this environment but what it needs to run. */

const root = new URL('../../', import.meta.url);
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const commandOf = ({ main, node = [] }: Run): readonly string[] => [
  ...[process.execPath, ...node],
  ...(main === undefined ? [] : ['--import', loader]),
  fileURLToPath(new URL(main ?? 'bot/run.mjs', root)),
];

export interface Run {
  /** Which program, from the project's folder; by default the bot, as `npm start` runs it. */
  readonly main?: string;
  /** Options of node. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Another user to run as, where this one may write everywhere. */
  readonly uid?: number;
}
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface Running {
  readonly pid: number;
  /** Resolves with what was written so far, once a pattern is in it; rejects when the program ends before. */
  until(pattern: RegExp): Promise<string>;
  /** Asks the program to stop and resolves when it has. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<Ended>;
  type(text: string): void;
}

/** A new folder under the system's temporary one; `remove` deletes it with all that is in it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ky-cuong-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the program; its input stays open. */
export function startProgram(words: readonly string[], run: Run = {}): Running {
  return watch(spawnCommand([...commandOf(run), ...words], run));
}

/** Runs the program to its end. */
export function runProgram(words: readonly string[], run: Run = {}): Promise<Ended> {
  const child = spawnCommand([...commandOf(run), ...words], run);
  child.stdin?.end(run.input ?? '');
  return watch(child).ended;
}

/** Runs a line of bash in which `"$@"` is the program with its words. */
export function runInShell(line: string, words: readonly string[], run: Run = {}): Promise<Ended> {
  return watch(spawnCommand(['bash', '-c', line, 'bash', ...commandOf(run), ...words], run)).ended;
}

/** Why tests that need a program are skipped; null where it is here. */
export const withoutProgram = (name: string): string | null =>
  spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0 ? null : `${name} is not installed`;

/** Why tests at a terminal are skipped; null where they run. */
export const noTerminal: string | null = withoutProgram('script');

/** A window of so many lines and columns. */
export interface WindowSize {
  readonly rows: number;
  readonly columns: number;
}

/** Runs the program at a terminal that `script` makes; what it shows comes on standard output. */
export function startAtTerminal(words: readonly string[], run: Run = {}, size?: WindowSize): Running {
  const line = [...commandOf(run), ...words].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const sized = size === undefined ? '' : `stty rows ${size.rows} cols ${size.columns}; `;
  return watch(spawnCommand(['script', '-qefc', sized + line, '/dev/null'], run));
}

/** What was started: a test that fails half way must not leave a bot behind. */
const started = new Set<ChildProcess>();
const killStarted = () => {
  for (const child of started) child.kill('SIGKILL');
};
// A bench is no test: there the end of the process has to do.
if (process.env['VITEST'] === undefined) process.once('exit', killStarted);
else (await import('vitest')).afterAll(killStarted);

function spawnCommand(
  [program = '', ...words]: readonly string[],
  { env = {}, cwd = tmpdir(), uid }: Run,
): ChildProcess {
  const { PATH = '', TMPDIR = tmpdir() } = process.env;
  const child = spawn(program, words, {
    cwd,
    env: { PATH, TMPDIR, HOME: tmpdir(), PORT: '0', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  started.add(child);
  child.once('close', () => started.delete(child));
  // A program that ends without reading its input breaks the pipe; that is its right.
  child.stdin.on('error', () => undefined);
  return child;
}

function watch(child: ChildProcess): Running {
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...written }));
  });
  const all = () => written.stdout + written.stderr;
  return {
    pid: child.pid ?? 0,
    ended,
    until: (pattern) => waitFor(pattern, all, listeners, ended),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
    type: (text) => void child.stdin?.write(text),
  };
}

function waitFor(
  pattern: RegExp,
  written: () => string,
  listeners: Set<() => void>,
  ended: Promise<Ended>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!pattern.test(written())) return;
      listeners.delete(look);
      resolve(written());
    };
    listeners.add(look);
    ended.then(
      () => reject(new Error(`ended without ${String(pattern)}: ${written()}`)),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    );
    look();
  });
}
