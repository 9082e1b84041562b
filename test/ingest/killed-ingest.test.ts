import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { startIngest } from './command.ts';
import { DECREES, writeDecrees } from './made-files.ts';
import { freshDataDir, snapshotNames } from './workshop.ts';

/** Lines of progress of a run: each file is read, all are joined, the index is written. */
const STAGES = DECREES.length + 2;
/** Times that a run is killed: at random in each of as many equal parts of its length, then soon after each stage began. */
const IN_TIME = 10;
const MOMENTS = IN_TIME + STAGES;
/** A stage is killed at random within its first milliseconds. */
const STAGE_MS = 60;
const ARTICLES = 150;

/** What the library in use holds: the mark of each decree's version. Throws where the snapshot is not whole. */
async function marksIn(dataDir: string): Promise<(string | undefined)[]> {
  const { library } = await openSnapshot(dataDir);
  expect(library.documents.map((one) => one.number)).toEqual(DECREES);
  expect(
    library.documents.map((one) => one.provisions.filter(({ kind }) => kind === 'article').length),
  ).toEqual(DECREES.map(() => ARTICLES));
  return DECREES.map((number) => library.provision(`${number}#d1.k1`)?.text.split(':')[0]);
}

/** Waits until a process has written so many lines of progress. */
function lines(child: ChildProcess, count: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: string) => {
      seen += text.split('\n').length - 1;
      if (seen >= count) resolve();
    });
    child.once('close', () => reject(new Error(`ended after ${seen} lines`)));
  });
}

describe('an ingest of several files that is killed', () => {
  it(`leaves the last good library in use at any of ${MOMENTS} random moments, and the next run clean`, async () => {
    const folder = await freshDataDir();
    const [dataDir, temporary] = [join(folder, 'data'), join(folder, 'tmp')];
    mkdirSync(temporary);
    const run = (mark: string) =>
      startIngest([writeDecrees(join(folder, mark), ARTICLES, mark)], dataDir, temporary);
    const begun = performance.now();
    expect((await run('đầu').ended).report?.rejected).toEqual([]);
    const length = performance.now() - begun;

    let last = 'đầu';
    for (let at = 0; at < MOMENTS; at++) {
      const mark = `lần ${at}`;
      const { child, ended } = run(mark);
      const stage = at - IN_TIME + 1;
      const moment = stage > 0 ? Math.random() * STAGE_MS : ((at + Math.random()) / IN_TIME) * length;
      if (stage > 0) await lines(child, stage);
      await wait(moment);
      child.kill('SIGKILL');
      await ended;
      const marks = await marksIn(dataDir);
      // All of the old library or all of the new one.
      expect([last, mark], `killed ${moment} ms after ${Math.max(stage, 0)} lines`).toContain(marks[0]);
      expect(new Set(marks).size).toBe(1);
      last = marks[0] ?? '';
    }
    const { code, report } = await run('cuối').ended;
    expect([code, report?.rejected]).toEqual([0, []]);
    expect(new Set(await marksIn(dataDir))).toEqual(new Set(['cuối']));
    expect((await snapshotNames(dataDir)).filter((name) => name.startsWith('.'))).toEqual([]);
    await vi.waitFor(
      () => expect(readdirSync(temporary).filter((name) => name.startsWith('ky-cuong'))).toEqual([]),
      10_000,
    );
  }, 300_000);
});
