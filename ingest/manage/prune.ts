import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isWhole, snapshotDir } from '../../knowledge/snapshot.ts';
import { whileAlone, type Waiting } from '../publish.ts';
import { keptSnapshots, type Kept } from './kept.ts';

/** Newest whole snapshots that stay whatever their age, where the command does not say: ten steps back. */
export const KEEP = 10;
/** Days after its last day in use for which a snapshot stays: questions on an answer come within a month (own choice). */
export const KEEP_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What `library prune --json` prints. */
export interface PruneReport {
  /** What goes, newest first. */
  readonly removed: readonly Kept[];
  /** How many stay. */
  readonly left: number;
  /** Bytes of the disk that become free: files that no other snapshot shares. */
  readonly bytes: number;
  readonly done: boolean;
}

export interface PruneOptions {
  readonly dataDir: string;
  /** Newest snapshots that stay, at least 1. */
  readonly keep: number;
  readonly now: () => Date;
  readonly waiting?: Waiting;
  /** Asked once with the report (`done` false) where anything would go. */
  readonly accept: (report: PruneReport) => Promise<boolean>;
}

/**
 * Removes old snapshots. Always stay: the one in use, the newest `keep` whole ones, and all that were in use within the last
 * 30 days, so that a bot that has not followed yet, or could not, keeps what it serves. Earlier wording stands in the
 * documents of the snapshot in use, so it is not lost with them.
 */
export async function prune({ dataDir, keep, now, waiting, accept }: PruneOptions): Promise<PruneReport> {
  const planned = await plan(dataDir, keep, now());
  if (planned.removed.length === 0) return { ...planned, done: true };
  if (!(await accept(planned))) return planned;
  return whileAlone(dataDir, waiting ?? null, async (writer) => {
    // While a person read the question, one of them may have come into use again.
    const shown = new Set(planned.removed.map(({ snapshot }) => snapshot));
    const still = (await plan(dataDir, keep, now())).removed.filter(({ snapshot }) => shown.has(snapshot));
    const bytes = await bytesOnlyIn(dataDir, still);
    await writer.remove(still.map(({ snapshot }) => snapshot));
    const left = planned.left + planned.removed.length - still.length;
    return { removed: still, left, bytes, done: true };
  });
}

async function plan(dataDir: string, keep: number, now: Date): Promise<PruneReport> {
  const kept = await keptSnapshots(dataDir);
  const newest = await newestWhole(dataDir, kept, keep);
  const since = now.getTime() - KEEP_DAYS * DAY_MS;
  const removed: Kept[] = [];
  for (const [at, one] of kept.entries()) {
    if (one.current || newest.has(one.snapshot)) continue;
    if ((await usedUntil(dataDir, one, kept[at - 1])) < since) removed.push(one);
  }
  const bytes = await bytesOnlyIn(dataDir, removed);
  return { removed, left: kept.length - removed.length, bytes, done: false };
}

/** A damaged one is no way back, so it does not count among those that stay. */
async function newestWhole(dataDir: string, kept: readonly Kept[], keep: number): Promise<Set<string>> {
  const whole = new Set<string>();
  for (const { snapshot } of kept) {
    if (whole.size >= keep) break;
    if (await isWhole(dataDir, snapshot)) whole.add(snapshot);
  }
  return whole;
}

/** Milliseconds: its folder keeps when the pointer left it; before that was noted, the next publication tells. */
async function usedUntil(dataDir: string, one: Kept, next: Kept | undefined): Promise<number> {
  const { mtimeMs } = await stat(snapshotDir(dataDir, one.snapshot));
  return Math.max(mtimeMs, Date.parse(next?.publishedAt ?? one.publishedAt));
}

async function bytesOnlyIn(dataDir: string, removed: readonly Kept[]): Promise<number> {
  const files = new Map<number, { size: number; others: number }>();
  for (const { snapshot } of removed) {
    const dir = snapshotDir(dataDir, snapshot);
    for (const name of await readdir(dir)) {
      const { ino, size, nlink } = await stat(join(dir, name));
      const others = (files.get(ino)?.others ?? nlink) - 1;
      files.set(ino, { size, others });
    }
  }
  return [...files.values()].reduce((sum, { size, others }) => sum + (others === 0 ? size : 0), 0);
}
