import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publishSnapshot } from '../../ingest/publish.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { directiveInput, freshDataDir, snapshotNames } from './workshop.ts';

const publisher = fileURLToPath(new URL('../fixtures/ingest/publish-forever.ts', import.meta.url));

/** A process that publishes changing libraries without end, killed after a while. */
async function killedAfter(dataDir: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', publisher, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await wait(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a publisher that is killed', () => {
  it('leaves a whole snapshot in use at every moment, and the next run clean', async () => {
    const dataDir = await freshDataDir();
    await publishSnapshot(directiveInput(dataDir));
    // Different moments of a publication that takes about 10 ms.
    for (const milliseconds of [1, 3, 7, 12, 20]) {
      await killedAfter(dataDir, milliseconds);
      const { library } = await openSnapshot(dataDir);
      expect(library.document('30-CT/TU')?.provisions.length).toBe(19);
    }
    await publishSnapshot(directiveInput(dataDir));
    expect((await snapshotNames(dataDir)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
