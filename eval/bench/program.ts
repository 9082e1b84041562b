import { spawn, type ChildProcess } from 'node:child_process';

/** The real program, started as a person would start it. */
export interface RunningProgram {
  readonly pid: number;
  /** Where its web page listens. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** The command and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** Working folder: the repository. */
  readonly folder: string;
  /** The whole environment of the program; nothing else is passed on. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A program that ended or kept silent instead of saying where it listens. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}

/** Milliseconds to wait for the address; the first start indexes the library, 60 s is what the issue allows it. */
const START_LIMIT = 60_000;
/** Milliseconds to end after SIGTERM before SIGKILL; the web channel allows itself 5 s. */
const STOP_LIMIT = 10_000;
/** The address on the line that says where to ask. */
const ADDRESS = /https?:\/\/[^\s/:]+:\d+/;

/** Starts the program and resolves once it has printed where it listens. */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const [command, ...args] = options.command;
  const child = spawn(command, args, {
    cwd: options.folder,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = () => stopChild(child, ended);
  try {
    const url = await addressOf(child);
    return { pid: child.pid ?? 0, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (what: string) =>
      reject(new ProgramError(`Chương trình ${what}. Nó đã in:\n${said.trim()}`));
    const limit = setTimeout(
      () => fail(`không cho biết địa chỉ sau ${START_LIMIT / 1000} giây`),
      START_LIMIT,
    );
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = ADDRESS.exec(said)?.[0];
      if (address === undefined || !said.slice(said.indexOf(address)).includes('\n')) return;
      clearTimeout(limit);
      resolve(address);
    };
    // Both are read to the end, so that the program never waits for a full pipe.
    child.stdout?.on('data', hear);
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => fail(`không chạy được (${error.message})`));
    child.once('close', (code) => {
      clearTimeout(limit);
      fail(`đã dừng với mã ${code ?? 'không rõ'}`);
    });
  });
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  // `close` never comes for a program that could not be started at all.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
  await ended;
  clearTimeout(limit);
}
