import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SnapshotError } from '../../knowledge/snapshot.ts';
import type { Jobs } from './jobs.ts';
import { outcomeSchema, type Job, type Outcome } from './messages.ts';

/** The program, whose hidden command `take-in` does one job. */
const PROGRAM = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ProcessNeeds {
  readonly dataDir: string;
  /** The bot's own: the same settings make the same indexes. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Does each job in a process of its own, so that the bot answers meanwhile and its memory stays as it is. */
export function jobsInProcess(needs: ProcessNeeds): Jobs {
  const reading = new Set<ChildProcess>();
  return {
    preview: async (path) => {
      const child = start(needs);
      reading.add(child);
      const outcome = await outcomeOf(child, { kind: 'preview', path: resolve(path) }).finally(() =>
        reading.delete(child),
      );
      if (outcome.kind !== 'read') throw new Error(`a preview ended as ${outcome.kind}`);
      return outcome;
    },
    publish: async (path, texts) => {
      const job = { kind: 'publish' as const, path: resolve(path), texts: [...texts] as Texts };
      const outcome = await outcomeOf(start(needs), job);
      if (outcome.kind !== 'published') throw new Error(`a publication ended as ${outcome.kind}`);
      return outcome;
    },
    close: () => {
      // Its own reading process ends with it.
      for (const child of reading) child.kill('SIGKILL');
    },
  };
}
type Texts = Extract<Job, { kind: 'publish' }>['texts'];

/** A group of its own, so that Ctrl+C at the terminal leaves a publication time to end. */
function start({ dataDir, environment }: ProcessNeeds): ChildProcess {
  return fork(PROGRAM, ['take-in', '--data', resolve(dataDir)], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: environment,
    execArgv: ['--import', 'tsx'],
    detached: process.platform !== 'win32',
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** What became of a job. Rejects with a `SnapshotError` where the disk failed, else with a fault of ours. */
async function outcomeOf(child: ChildProcess, job: Job): Promise<Outcome> {
  const answer = await new Promise<unknown>((end, fail) => {
    child.once('message', end).once('error', fail);
    child.once('exit', (code, signal) =>
      fail(new Error(`the intake ended early (${signal ?? code ?? '?'})`)),
    );
    child.send(job, (error) => error && fail(error));
  }).finally(() => child.connected && child.disconnect());
  const outcome = outcomeSchema.parse(answer);
  if (outcome.kind !== 'fault') return outcome;
  throw outcome.disk ? new SnapshotError('disk', outcome.message) : new Error(outcome.message);
}
