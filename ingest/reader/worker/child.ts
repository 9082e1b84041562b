import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { messageSchema, type ReadRequest, type Reply } from './messages.ts';

/** What became of one file. `late` and `gone` are about the process, which has to be replaced. */
export type ReadOutcome =
  | Exclude<Reply, { kind: 'progress' }>
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'gone' };

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

/** A process that reads one file after the other. */
export interface ReadingProcess {
  /** False where it ended, or was ended because a file was too much for it or left it with much memory: take a new one. */
  isAlive(): boolean;
  /** Never rejects. `progress` also starts the time of the next step. */
  ask(request: ReadRequest, progress: OnProgress): Promise<ReadOutcome>;
  /** Kills the process and every program that it runs. */
  end(): void;
}

type OnProgress = (done: Extract<Reply, { kind: 'progress' }>) => void;

/** A process that holds more than this part of its memory after a file would be short of it for the next. */
const HEAVY = 0.5;

/** Starts a process. It gets only this environment, so no secret of ours; it leads its own group, to be killed with what it runs. */
export function startReading(environment: Readonly<Record<string, string>>): ReadingProcess {
  const child = fork(PROGRAM, [], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: environment,
    execArgv: ['--import', 'tsx'],
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let alive = true;
  const end = (): void => {
    alive = false;
    kill(child);
  };
  // What could not be started has no channel, which `ask` sees.
  child.on('error', () => (alive = false)).on('exit', () => (alive = false));
  hold(child, false);
  const ask = async (request: ReadRequest, progress: OnProgress): Promise<ReadOutcome> => {
    hold(child, true);
    const { outcome, memoryBytes } = await answerOf(child, request, progress);
    hold(child, false);
    // After a fault nothing is known of the process.
    const isSound = outcome.kind === 'texts' || outcome.kind === 'unreadable';
    if (!isSound || memoryBytes > HEAVY * request.limits.memoryBytes) end();
    return outcome;
  };
  return { isAlive: () => alive, ask, end };
}

/** A process that has nothing to do must not keep ours from ending. */
function hold(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

interface Answer {
  readonly outcome: ReadOutcome;
  readonly memoryBytes: number;
}

function answerOf(child: ChildProcess, request: ReadRequest, progress: OnProgress): Promise<Answer> {
  const { stepMs, totalMs } = request.limits;
  return new Promise((resolve) => {
    const late = (milliseconds: number) => (): void => finish({ kind: 'late', milliseconds });
    const total = setTimeout(late(totalMs), totalMs);
    const step = setTimeout(late(stepMs), stepMs);
    const onMessage = (message: unknown): void => {
      const { data, error } = messageSchema.safeParse(message);
      if (data === undefined) finish({ kind: 'fault', message: error?.message ?? 'no message' });
      else if (data.reply.kind !== 'progress') finish(data.reply, data.memoryBytes);
      else {
        step.refresh();
        progress(data.reply);
      }
    };
    const onExit = (): void => finish({ kind: 'gone' });
    const finish = (outcome: ReadOutcome, memoryBytes = 0): void => {
      clearTimeout(total);
      clearTimeout(step);
      child.off('message', onMessage).off('exit', onExit);
      resolve({ outcome, memoryBytes });
    };
    child.on('message', onMessage).on('exit', onExit);
    if (!child.connected) finish({ kind: 'gone' });
    else child.send(request, (error) => error && finish({ kind: 'gone' }));
  });
}

function kill(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
