import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobsInProcess } from '../../../bot/intake/process.ts';
import { openSnapshot, SnapshotError } from '../../../knowledge/snapshot.ts';
import { decisionDocx, RULE } from '../../support/intake.ts';
import { runProgram } from '../../support/program.ts';

/** The jobs as the bot does them: each in a process of its own. */

let folder: string;
let dataDir: string;
const environment = { PATH: process.env['PATH'], TMPDIR: tmpdir() };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-intake-'));
  dataDir = join(folder, 'data');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe('taking in a file in a process of its own', () => {
  it('reads, and publishes exactly what was read, also after the file has changed', async () => {
    const jobs = jobsInProcess({ dataDir, environment });
    const path = put('Nội quy.docx', decisionDocx('81/2026/QĐ-UBND'));
    const read = await jobs.preview(path);
    expect(read.documents).toBe(1);
    expect(read.words).toContain('Quyết định 81/2026/QĐ-UBND');
    expect(read.words).not.toContain(folder);
    put('Nội quy.docx', decisionDocx('82/2026/QĐ-UBND', 'Lời khác.'));
    const { snapshot } = await jobs.publish(path, read.texts);
    const { library } = await openSnapshot(dataDir);
    expect(library.id).toBe(snapshot);
    expect(library.document('81/2026/QĐ-UBND')?.text).toContain(RULE);
  });

  it('a file that cannot be read is a preview of nothing', async () => {
    const path = put('hong.docx', decisionDocx('83/2026/QĐ-UBND').slice(0, 700));
    const read = await jobsInProcess({ dataDir, environment }).preview(path);
    expect([read.documents, read.words.split('\n')[0]]).toEqual([
      0,
      'Không nhận "hong.docx": tệp DOCX bị hỏng hoặc bị cắt ngang; hãy tải lại hoặc mở và lưu lại bằng Word',
    ]);
  });

  it('a data folder that cannot be written is told in words', async () => {
    const jobs = jobsInProcess({ dataDir: join(folder, 'day'), environment });
    mkdirSync(join(folder, 'day'));
    const { texts } = await jobs.preview(put('a.docx', decisionDocx('84/2026/QĐ-UBND')));
    // A file stands where the library's folder should be.
    writeFileSync(join(folder, 'day', 'library'), '');
    const fault: unknown = await jobs.publish(join(folder, 'a.docx'), texts).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SnapshotError);
    expect(String(fault)).toContain(join(folder, 'day'));
  });

  it('closing ends what is being read', async () => {
    const jobs = jobsInProcess({ dataDir, environment });
    const reading = jobs.preview(put('b.docx', decisionDocx('85/2026/QĐ-UBND')));
    jobs.close();
    await expect(reading).rejects.toThrow('the intake ended early');
  });

  it('the hidden command does nothing where no bot asks', async () => {
    const { code, stdout } = await runProgram(['take-in', '--data', dataDir]);
    expect([code, stdout]).toEqual([2, '']);
    expect((await runProgram(['--help'])).stdout).not.toContain('take-in');
  });
});
