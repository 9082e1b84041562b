import { SnapshotError } from '../../knowledge/snapshot.ts';
import type { ExitCode } from '../ask.ts';
import type { Jobs } from './jobs.ts';
import { jobSchema, type Job, type Outcome } from './messages.ts';

/** The line to the process that asked: `process`, where it was started with one. */
export interface Line {
  readonly send?: ((message: unknown, told: (error: Error | null) => void) => unknown) | undefined;
  once(event: 'message', heard: (message: unknown) => void): unknown;
  once(event: 'disconnect', lost: () => void): unknown;
}

/** `take-in`: does the one job that the bot sends, answers, and ends. Without a bot at the other end it ends with 2. */
export async function intakeCommand(jobs: Jobs, line: Line): Promise<ExitCode> {
  if (line.send === undefined) return 2;
  const lost = new Promise<null>((resolve) => line.once('disconnect', () => resolve(null)));
  const heard = await Promise.race([lost, new Promise<unknown>((resolve) => line.once('message', resolve))]);
  if (heard === null) return 1;
  const outcome = await Promise.race([lost, outcomeOf(jobs, jobSchema.parse(heard))]);
  jobs.close();
  // The bot is gone: nobody wants what is read; a publication that was accepted ends, whole or not at all.
  if (outcome === null) return 1;
  await new Promise((told) => line.send?.(outcome, told));
  return 0;
}

async function outcomeOf(jobs: Jobs, job: Job): Promise<Outcome> {
  try {
    if (job.kind === 'publish') return { kind: 'published', ...(await jobs.publish(job.path, job.texts)) };
    const { words, documents, texts } = await jobs.preview(job.path);
    return {
      kind: 'read',
      words,
      documents,
      texts: [...texts] as Extract<Job, { kind: 'publish' }>['texts'],
    };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const disk = error instanceof SnapshotError;
    return { kind: 'fault', disk, message: disk ? error.message : message };
  }
}
