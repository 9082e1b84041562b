import { passagesOf } from '../../support/passages.ts';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { retire, rollBack, type RetireReport, type RollbackReport } from '../../../ingest/manage.ts';
import { currentSnapshotId, openSnapshot, snapshotDir } from '../../../knowledge/snapshot.ts';
import { freshDataDir, noon, snapshotNames, writeSmallIndex } from '../workshop.ts';
import { LAW_2018, LAW_2025, ON, OTHER_2018, publish, publishThree, shelfOfThree } from './excerpts.ts';

const yes = () => Promise.resolve(true);

describe('going back', () => {
  it('makes a kept snapshot the one in use, after showing what changes', async () => {
    const { dataDir, snapshot } = await shelfOfThree();
    const second = await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-22');
    const shown: RollbackReport[] = [];
    const ask = (answer: boolean) => (report: RollbackReport) => {
      shown.push(report);
      return Promise.resolve(answer);
    };
    expect((await rollBack(snapshot, { dataDir, now: noon, accept: ask(false) })).done).toBe(false);
    expect(await currentSnapshotId(dataDir)).toBe(second.snapshot);
    const done = await rollBack(snapshot.slice(0, 6).toUpperCase(), {
      dataDir,
      now: noon,
      accept: ask(true),
    });
    expect(done).toMatchObject({ from: second.snapshot, to: snapshot, done: true });
    expect(shown[1]).toEqual({ ...done, done: false });
    expect(done.change).toMatchObject({
      changed: [{ number: '29/2018/QH14', difference: { added: ['29/2018/QH14#d2.k2'] } }],
    });
    expect(await currentSnapshotId(dataDir)).toBe(snapshot);
    expect(await snapshotNames(dataDir)).toEqual([snapshot, second.snapshot].sort());
    expect((await rollBack(snapshot, { dataDir, now: noon, accept: ask(false) })).done).toBe(true);
    expect(shown).toHaveLength(2);
  });

  it('mends a library whose snapshot in use is damaged', async () => {
    const { dataDir, snapshot } = await shelfOfThree();
    const second = await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-22');
    await rm(join(snapshotDir(dataDir, second.snapshot), 'index.bin'));
    expect(await rollBack(snapshot, { dataDir, now: noon, accept: yes })).toMatchObject({
      change: null,
      done: true,
    });
    expect((await openSnapshot(dataDir)).library.id).toBe(snapshot);
  });

  it('refuses what is unknown, too short, damaged, or overtaken, and leaves the pointer', async () => {
    const { dataDir, snapshot } = await shelfOfThree();
    const second = await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-22');
    const refused = (id: string, accept = yes) =>
      expect(rollBack(id, { dataDir, now: noon, accept })).rejects;
    await refused('0123456789abcdef').toThrow(/^Không có bản thư viện "0123456789abcdef"; xem /u);
    await refused(snapshot.slice(0, 3)).toThrow(/Không có bản thư viện/u);
    await refused('../../etc').toThrow(/Không có bản thư viện/u);
    await refused(snapshot, async () => {
      await publish(dataDir, { 'luat-2018.txt': LAW_2018 }, '2026-11-23');
      return true;
    }).toThrow(/vừa được phát hành bản khác/u);
    await rollBack(second.snapshot, { dataDir, now: noon, accept: yes });
    await writeFile(join(snapshotDir(dataDir, snapshot), 'library.json'), '{}');
    await refused(snapshot).toThrow(
      new RegExp(
        `^Không dùng lại được bản thư viện ${snapshot}: .*SHA-256.*; hãy chọn bản khác: [^\\n]*$`,
        'u',
      ),
    );
    expect(await currentSnapshotId(dataDir)).toBe(second.snapshot);
  });
});

describe('taking a document out', () => {
  it('publishes the library without it, says who cites it and whose validity changes', async () => {
    const { dataDir, snapshot } = await shelfOfThree();
    const shown: RetireReport[] = [];
    const options = { dataDir, on: ON, now: noon, writeIndexes: writeSmallIndex };
    const report = await retire('luật 29', {
      ...options,
      accept: (planned) => {
        shown.push(planned);
        return yes();
      },
    });
    expect(shown).toEqual([{ ...report, snapshot: null }]);
    expect(report).toMatchObject({
      number: '29/2018/QH14',
      citedBy: [{ number: '117/2025/QH15', times: 1 }],
      change: { added: [], removed: ['29/2018/QH14'], changed: [], validity: [] },
      from: snapshot,
    });
    const { library } = await openSnapshot(dataDir);
    expect(library.id).toBe(report.snapshot);
    expect(library.documents.map(({ number }) => number)).toEqual(['117/2025/QH15', '30-CT/TU']);
    expect(passagesOf(library).some(({ document }) => document === '29/2018/QH14')).toBe(false);
    expect((await openSnapshot(dataDir, snapshot)).library.documents).toHaveLength(3);
  });

  it('says whose end it takes back', async () => {
    const dataDir = await freshDataDir();
    // Numbers that no reviewed fact names: the texts alone say what ends.
    const renamed = (text: string) =>
      text.replaceAll('29/2018', '92/2018').replaceAll('117/2025', '711/2025');
    await publish(dataDir, { 'cu.txt': renamed(LAW_2018), 'moi.txt': renamed(LAW_2025) });
    const options = { dataDir, on: ON, now: noon, writeIndexes: writeSmallIndex, accept: yes };
    const { change } = await retire('luật 711', options);
    expect(change.validity).toEqual([
      {
        number: '92/2018/QH14',
        before: { from: '2020-07-01', until: '2026-03-01' },
        after: { from: '2020-07-01', until: null },
      },
    ]);
    expect((await openSnapshot(dataDir)).library.documents[0]?.validity.until).toBeNull();
  });

  it('publishes nothing unless accepted, nor when it is the last one or unknown', async () => {
    const dataDir = await freshDataDir();
    const { snapshot } = await publish(dataDir, { 'luat-2018.txt': LAW_2018 });
    const options = { dataDir, on: ON, now: noon, writeIndexes: writeSmallIndex, accept: yes };
    await expect(retire('luật 29', options)).rejects.toThrow(/29\/2018\/QH14 là văn bản duy nhất/u);
    await expect(retire('luật 30', options)).rejects.toThrow(/không có văn bản "luật 30"/u);
    const three = await publishThree(dataDir);
    const report = await retire('ct 30', { ...options, accept: () => Promise.resolve(false) });
    expect(report.snapshot).toBeNull();
    expect(await currentSnapshotId(dataDir)).toBe(three.snapshot);
    expect(await snapshotNames(dataDir)).toEqual([snapshot, three.snapshot].sort());
  });
});
