import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { historyOf, prune, rollBack, type PruneReport } from '../../../ingest/manage.ts';
import { currentSnapshotId, openSnapshot, snapshotsDir } from '../../../knowledge/snapshot.ts';
import { freshDataDir, snapshotNames } from '../workshop.ts';
import { LAW_2018, OTHER_2018, publish } from './excerpts.ts';

const yes = () => Promise.resolve(true);
const noonOf = (day: string) => () => new Date(`${day}T05:00:00Z`);

/** The law in several wordings, one snapshot each, oldest first. */
async function versions(dataDir: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const text = LAW_2018.replace('người không có trách nhiệm', `người không có trách nhiệm thứ ${at}`);
    ids.push((await publish(dataDir, { 'luat-2018.txt': text }, `2026-11-${10 + at}`)).snapshot);
  }
  return ids;
}

describe('pruning', () => {
  it('removes what is older than 30 days, but never the newest so many nor the one in use', async () => {
    const dataDir = await freshDataDir();
    const ids = await versions(dataDir, 5);
    const [first = '', second = '', , fourth = '', fifth = ''] = ids;
    await rollBack(second, { dataDir, now: noonOf('2026-11-20'), accept: yes });
    const shown: PruneReport[] = [];
    const options = { dataDir, keep: 2, accept: (one: PruneReport) => Promise.resolve(shown.push(one) > 1) };
    expect(await prune({ ...options, now: noonOf('2026-12-10') })).toMatchObject({
      removed: [],
      left: 5,
      done: true,
    });
    expect(await prune({ ...options, now: noonOf('2026-12-20') })).toMatchObject({ left: 3, done: false });
    expect(await snapshotNames(dataDir)).toEqual([...ids].sort());
    const report = await prune({ ...options, now: noonOf('2026-12-20') });
    expect(report.removed.map(({ snapshot }) => snapshot)).toEqual([ids[2], first]);
    expect(report).toMatchObject({ left: 3, done: true });
    expect(report.bytes).toBeGreaterThan(1000);
    expect(await snapshotNames(dataDir)).toEqual([second, fourth, fifth].sort());
    expect(await currentSnapshotId(dataDir)).toBe(second);
  });

  it('keeps for 30 days what the pointer left, however old it is', async () => {
    const dataDir = await freshDataDir();
    const [first = '', , third = ''] = await versions(dataDir, 3);
    await rollBack(first, { dataDir, now: noonOf('2026-11-20'), accept: yes });
    await rollBack(third, { dataDir, now: noonOf('2027-01-20'), accept: yes });
    const { removed } = await prune({ dataDir, keep: 1, now: noonOf('2027-01-30'), accept: yes });
    expect(removed).toHaveLength(1);
    expect(await snapshotNames(dataDir)).toContain(first);
  });

  it('loses no earlier wording, and what was opened before goes on reading', async () => {
    const dataDir = await freshDataDir();
    await publish(dataDir, { 'luat-2018.txt': LAW_2018 }, '2026-11-10');
    const old = await openSnapshot(dataDir);
    await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-20');
    await prune({ dataDir, keep: 1, now: noonOf('2026-12-30'), accept: yes });
    expect(await readdir(snapshotsDir(dataDir))).toHaveLength(1);
    const { library } = await openSnapshot(dataDir);
    const id = '29/2018/QH14#d2.k1';
    expect(library.provisionOn(id, '2026-11-15')?.text).toContain('người không có trách nhiệm');
    expect(library.provision(id)?.text).toContain('người không có phận sự');
    expect(old.library.provision(id)?.text).toContain('người không có trách nhiệm');
    expect((await historyOf('29/2018/QH14', dataDir, false)).versions).toHaveLength(1);
  });
});
