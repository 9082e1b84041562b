import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentSnapshotId, openSnapshot } from '../../knowledge/snapshot.ts';
import { startIngest } from './command.ts';
import { HOSTILE, HUGE_REASON, writeHostile } from './hostile-files.ts';
import { decree, DECREES, writeDecrees } from './made-files.ts';
import { freshDataDir } from './workshop.ts';

/** Bytes that a process may take at its peak: ours, and the one that reads, whose limit is 1.2 GB. */
const MOST = 1_500_000_000;
const hasProc = existsSync('/proc/self/status');

/** The peak memory of a process, and of those that it started, bytes; looked at while it runs. */
function watchMemory(pid: number): { stop: () => number } {
  let peak = 0;
  const look = (one: number): void => {
    try {
      const status = readFileSync(`/proc/${one}/status`, 'utf8');
      peak = Math.max(peak, 1024 * Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1] ?? 0));
      const children = readFileSync(`/proc/${one}/task/${one}/children`, 'utf8').trim();
      for (const child of children === '' ? [] : children.split(' ')) look(Number(child));
    } catch {
      // The process has ended.
    }
  };
  const timer = setInterval(() => look(pid), 50);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

describe('npm run ingest with a folder of files that must not be taken', () => {
  it('refuses each with one line, and publishes the rest of the batch, within bounds of memory and time', async () => {
    const folder = await freshDataDir();
    const [dataDir, temporary] = [join(folder, 'data'), join(folder, 'tmp')];
    mkdirSync(temporary);
    const bad = writeHostile(join(folder, 'bad'));
    const good = writeDecrees(join(folder, 'good'), 5, 'tốt');
    const begun = performance.now();
    const { child, ended } = startIngest([bad, good], dataDir, temporary);
    const memory = watchMemory(child.pid ?? 0);
    const { code, report } = await ended;
    const peak = memory.stop();

    expect(code).toBe(0);
    const reasons = new Map(report?.rejected.map(({ path, reason }) => [path.slice(bad.length + 1), reason]));
    expect([...reasons.keys()].sort()).toEqual([...HOSTILE.map(([name]) => name), 'lớn.pdf'].sort());
    for (const [name, words] of HOSTILE) expect(reasons.get(name)).toMatch(words);
    expect(reasons.get('lớn.pdf')).toMatch(HUGE_REASON);
    for (const reason of reasons.values()) expect(reason).not.toContain('\n');

    expect((await openSnapshot(dataDir)).library.documents.map((one) => one.number)).toEqual(DECREES);
    expect(readdirSync(temporary).filter((name) => name.startsWith('ky-cuong'))).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(120_000);
    if (hasProc) expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(MOST);
  }, 180_000);

  it('publishes nothing where all are refused, and fails', async () => {
    const folder = await freshDataDir();
    const path = join(folder, 'thơ.txt');
    writeFileSync(path, 'Trăm năm trong cõi người ta\n');
    const { code, report } = await startIngest([path], join(folder, 'data'), folder).ended;
    expect([code, report?.snapshot, report?.documents]).toEqual([1, null, []]);
    expect(await currentSnapshotId(join(folder, 'data'))).toBeNull();
  });

  it('tells files by their content: a PDF is none for its name, a page’s scripts are no words of it', async () => {
    const folder = await freshDataDir();
    const files = join(folder, 'files');
    mkdirSync(files);
    const lines = decree('905/2020/NĐ-CP', 3, 'trang');
    const script = '<script>document.write("Điều 99. Lời của mã")</script>';
    const page = `<html><body>${script}${lines.map((line) => `<p onclick="alert(1)">${line}</p>`).join('')}</body></html>`;
    writeFileSync(join(files, 'trang.pdf'), page);
    const { code, report } = await startIngest([files], join(folder, 'data'), folder).ended;
    expect([code, report?.rejected]).toEqual([0, []]);
    const { library } = await openSnapshot(join(folder, 'data'));
    expect(library.document('905/2020/NĐ-CP')?.text).toBe(lines.join('\n'));
  });
});
