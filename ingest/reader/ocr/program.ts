import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a program may use. */
export interface ProgramLimits {
  /** Milliseconds until it is killed. */
  readonly timeMs: number;
  /** Bytes of address space; kept only where `prlimit` is there. */
  readonly memoryBytes: number;
  /** Path of util-linux's `prlimit`, or null. */
  readonly prlimit: string | null;
}

/** A program ended badly; `message` is for logs, English. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
  readonly timedOut: boolean;

  constructor(message: string, timedOut: boolean) {
    super(message);
    this.timedOut = timedOut;
  }
}

/** Standard output beyond this is no list of words of a page, bytes. */
const LARGEST_OUTPUT = 32_000_000;

/**
 * Runs a program without a shell and gives its standard output. It gets the given environment alone, so no secret of ours.
 * Throws `ProgramError` where it fails, is killed or says too much.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  limits: ProgramLimits,
): Promise<string> {
  const [file, words] = bounded(program, args, limits);
  const child = spawn(file, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], shell: false });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, limits.timeMs);
  const output: Buffer[] = [];
  let size = 0;
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LARGEST_OUTPUT) child.kill('SIGKILL');
    else output.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-500)));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0)
      throw new ProgramError(`${program} ended with ${code ?? 'a signal'}: ${complaint}`, timedOut);
    return Buffer.concat(output).toString('utf8');
  } finally {
    clearTimeout(timer);
  }
}

function bounded(
  program: string,
  args: readonly string[],
  limits: ProgramLimits,
): [string, readonly string[]] {
  if (limits.prlimit === null) return [program, args];
  return [limits.prlimit, [`--as=${limits.memoryBytes}`, '--', program, ...args]];
}
