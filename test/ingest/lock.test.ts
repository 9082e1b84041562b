import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { LAW_2018, LAW_2025 } from './manage/excerpts.ts';
import { freshDataDir, snapshotNames } from './workshop.ts';

const publisher = fileURLToPath(new URL('../fixtures/ingest/publish-slowly.ts', import.meta.url));

interface Publishing {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly said: () => string;
  readonly says: (words: RegExp) => Promise<void>;
  readonly release: () => void;
  readonly ended: Promise<number | null>;
}

/** A process that takes in one text and stays in the middle of publishing until `release`. */
function start(dataDir: string, name: string, text: string): Publishing {
  const file = join(dataDir, name);
  writeFileSync(file, text);
  const words = ['--import', 'tsx', publisher, join(dataDir, 'data'), file];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (written += more));
  const says = (wanted: RegExp) => vi.waitFor(() => expect(written).toMatch(wanted), 30_000);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const release = () => void child.stdin.end();
  return { child, said: () => written, says, release, ended };
}

describe('two processes that publish at the same time', () => {
  it('go one after the other: the second says whom it waits for and loses nothing of the first', async () => {
    const folder = await freshDataDir();
    const first = start(folder, 'cu.txt', LAW_2018);
    await first.says(/^writing/u);
    const second = start(folder, 'moi.txt', LAW_2025);
    await second.says(new RegExp(`^waiting for tiến trình ${first.child.pid} `, 'u'));
    expect(second.said()).not.toContain('writing');
    first.release();
    second.release();
    expect([await first.ended, await second.ended]).toEqual([0, 0]);
    const { library } = await openSnapshot(join(folder, 'data'));
    expect(library.documents.map(({ number }) => number)).toEqual(['29/2018/QH14', '117/2025/QH15']);
    expect(library.document('29/2018/QH14')?.validity).toMatchObject({
      until: '2026-03-01',
      replacedBy: '117/2025/QH15',
    });
    expect(second.said()).toContain(`published ${library.id}`);
  }, 120_000);

  it('do not wait for one that was killed', async () => {
    const folder = await freshDataDir();
    const first = start(folder, 'cu.txt', LAW_2018);
    await first.says(/^writing/u);
    const second = start(folder, 'moi.txt', LAW_2025);
    await second.says(/waiting for/u);
    second.release();
    first.child.kill('SIGKILL');
    expect([await first.ended, await second.ended]).toEqual([null, 0]);
    const { library } = await openSnapshot(join(folder, 'data'));
    expect(library.documents.map(({ number }) => number)).toEqual(['117/2025/QH15']);
    expect((await snapshotNames(join(folder, 'data'))).filter((name) => name.startsWith('.'))).toEqual([]);
    const third = start(folder, 'cu.txt', LAW_2018);
    third.release();
    expect(await third.ended).toBe(0);
    expect(third.said()).not.toContain('waiting');
  }, 120_000);
});
