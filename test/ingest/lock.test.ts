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
  readonly ended: Promise<number | null>;
}

/** A process that takes in one text and stays in the middle of publishing for a while. */
function start(dataDir: string, name: string, text: string, milliseconds: number): Publishing {
  const file = join(dataDir, name);
  writeFileSync(file, text);
  const words = ['--import', 'tsx', publisher, join(dataDir, 'data'), file, String(milliseconds)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (written += more));
  const says = (wanted: RegExp) => vi.waitFor(() => expect(written).toMatch(wanted), 30_000);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said: () => written, says, ended };
}

describe('two processes that publish at the same time', () => {
  it('go one after the other: the second says whom it waits for and loses nothing of the first', async () => {
    const folder = await freshDataDir();
    const first = start(folder, 'cu.txt', LAW_2018, 3_000);
    await first.says(/^writing/u);
    const second = start(folder, 'moi.txt', LAW_2025, 0);
    await second.says(new RegExp(`^waiting for tiến trình ${first.child.pid} `, 'u'));
    expect(second.said()).not.toContain('writing');
    expect([await first.ended, await second.ended]).toEqual([0, 0]);
    const { library } = await openSnapshot(join(folder, 'data'));
    expect(library.documents.map(({ number }) => number)).toEqual(['29/2018/QH14', '117/2025/QH15']);
    expect(library.document('29/2018/QH14')?.validity).toMatchObject({
      until: '2026-03-01',
      replacedBy: '117/2025/QH15',
    });
    expect(second.said()).toContain(`published ${library.id}`);
  }, 60_000);

  it('do not wait for one that was killed', async () => {
    const folder = await freshDataDir();
    const first = start(folder, 'cu.txt', LAW_2018, 60_000);
    await first.says(/^writing/u);
    const second = start(folder, 'moi.txt', LAW_2025, 0);
    await second.says(/waiting for/u);
    first.child.kill('SIGKILL');
    expect([await first.ended, await second.ended]).toEqual([null, 0]);
    const { library } = await openSnapshot(join(folder, 'data'));
    expect(library.documents.map(({ number }) => number)).toEqual(['117/2025/QH15']);
    expect((await snapshotNames(join(folder, 'data'))).filter((name) => name.startsWith('.'))).toEqual([]);
    const third = start(folder, 'cu.txt', LAW_2018, 0);
    expect(await third.ended).toBe(0);
    expect(third.said()).not.toContain('waiting');
  }, 60_000);
});
