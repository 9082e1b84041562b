import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { replySchema, type ReadRequest, type Reply } from './messages.ts';

/** What became of one file. `late` and `gone` are about the process, which has to be replaced. */
export type ReadOutcome =
  | Exclude<Reply, { kind: 'progress' }>
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'gone' };

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

/** A process that reads one file after the other. */
export interface ReadingProcess {
  /** Never rejects. `progress` also starts the time of the next step. */
  ask(request: ReadRequest, progress: (done: Extract<Reply, { kind: 'progress' }>) => void): Promise<ReadOutcome>;
  /** Kills the process and every program that it runs. */
  end(): void;
}

/** Starts a process. It gets no variable of our environment, so no secret of ours; it leads its own group, to be killed with what it runs. */
export function startReading(): ReadingProcess {
  const child = fork(PROGRAM, [], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: {},
    execArgv: ['--import', 'tsx'],
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // An error is followed by `exit` or leaves no process id; both are seen in `ask`.
  child.on('error', () => undefined);
  hold(child, false);
  return { ask: (request, progress) => ask(child, request, progress), end: () => end(child) };
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

function ask(child: ChildProcess, request: ReadRequest, progress: (done: Extract<Reply, { kind: 'progress' }>) => void): Promise<ReadOutcome> {
  const { stepMs, totalMs } = request.limits;
  return new Promise((resolve) => {
    const late = (milliseconds: number) => (): void => finish({ kind: 'late', milliseconds });
    const total = setTimeout(late(totalMs), totalMs);
    const step = setTimeout(late(stepMs), stepMs);
    const onMessage = (message: unknown): void => {
      const reply = replySchema.safeParse(message);
      if (!reply.success) finish({ kind: 'fault', message: reply.error.message });
      else if (reply.data.kind !== 'progress') finish(reply.data);
      else {
        step.refresh();
        progress(reply.data);
      }
    };
    const onExit = (): void => finish({ kind: 'gone' });
    const finish = (outcome: ReadOutcome): void => {
      clearTimeout(total);
      clearTimeout(step);
      child.off('message', onMessage).off('exit', onExit);
      hold(child, false);
      resolve(outcome);
    };
    child.on('message', onMessage).on('exit', onExit);
    hold(child, true);
    if (!child.connected) finish({ kind: 'gone' });
    else child.send(request, (error) => error && finish({ kind: 'gone' }));
  });
}

function end(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
