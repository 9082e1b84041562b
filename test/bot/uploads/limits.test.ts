import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Intake, Preview } from '../../../bot/uploads.ts';
import { AN, file, intakeOf, openUploadDesk, type UploadDesk } from '../../support/upload-desk.ts';

const HOUR = 3_600_000;
let desk: UploadDesk;
afterEach(() => desk.close());
const open = async (intake: Intake) => (desk = await openUploadDesk(() => intake));

describe('limits', () => {
  it('empty and too large files are refused with the cure, and written down', async () => {
    await open(intakeOf());
    expect(await desk.uploads.take(AN, file('a.pdf', new Uint8Array(0)))).toMatchObject({
      kind: 'refused',
      message: 'Tệp rỗng (0 byte). Hãy gửi lại tệp có nội dung.',
    });
    const large = await desk.uploads.take(AN, file('a.pdf', new Uint8Array(20_500_000)));
    expect(large.kind === 'refused' && large.message).toContain('Tệp nặng 20,5 MB, tối đa là 20 MB');
    expect(await desk.acts()).toEqual([`${AN} refused`, `${AN} refused`]);
    expect(desk.pending()).toEqual([]);
  });

  it('three of a person wait at a time, also where they come at once; a decided one makes room', async () => {
    await open(intakeOf());
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((name) => desk.uploads.take(AN, file(name))));
    expect(taken.map(({ kind }) => kind)).toEqual(['taken', 'taken', 'taken', 'refused']);
    const [first] = desk.uploads.list(AN);
    await desk.uploads.read(AN, first?.id ?? '');
    await desk.uploads.accept(AN, first?.id ?? '');
    expect((await desk.uploads.take(AN, file('e'))).kind).toBe('taken');
  });

  it('texts that are too long to hold are refused', async () => {
    await open(intakeOf({ texts: [{ name: 'a', text: 'a'.repeat(5_000_001) }] }));
    const id = await desk.sent(AN, 'a.txt');
    expect(desk.uploads.look(AN, id)?.state).toMatchObject({ kind: 'rejected' });
  });

  it('what nobody decides goes after an hour', async () => {
    await open(intakeOf());
    const id = await desk.sent(AN, 'a.txt');
    desk.time += HOUR - 1_000;
    await desk.uploads.sweep();
    expect(desk.pending()).toHaveLength(1);
    desk.time += 2_000;
    await desk.uploads.sweep();
    expect(desk.pending()).toEqual([]);
    const late = await desk.uploads.accept(AN, id);
    expect(late.kind === 'refused' && late.message).toContain('quá một giờ');
  });
});

describe('files on the disk', () => {
  const put = (name: string) => {
    const folder = join(desk.dataDir, 'uploads', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.txt'), 'x');
    return folder;
  };

  it('of a process that died are swept; those of a living one only when they are old', async () => {
    await open(intakeOf());
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    put(`${dead}-abc`);
    put(`${process.pid}-earlier-run`);
    put('rac');
    const living = `${process.ppid}-fresh`;
    utimesSync(put(living), new Date(desk.time), new Date(desk.time));
    utimesSync(put(`${process.ppid}-old`), new Date(desk.time - 2 * HOUR), new Date(desk.time - 2 * HOUR));
    const id = await desk.sent(AN, 'b.txt');
    await desk.uploads.sweep();
    expect(desk.pending().sort()).toEqual([living, `${process.pid}-${id}`].sort());
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Văn bản\\Luật.docx', 'Luật.docx'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\u202Ecod.exe', 'abcod.exe'],
    ['   ', 'tep-khong-ten'],
    ['Quyết định.docx', 'Quyết định.docx'.normalize('NFC')],
  ])('%j is kept as %j', async (given, kept) => {
    await open(intakeOf());
    const id = await desk.sent(AN, given);
    expect(desk.uploads.look(AN, id)?.name).toBe(kept);
    expect(readdirSync(join(desk.dataDir, 'uploads', `${process.pid}-${id}`))).toEqual([kept]);
  });

  it('a name longer than the disk takes is shortened between letters, with its extension', async () => {
    await open(intakeOf());
    const id = await desk.sent(AN, `${'Ế'.repeat(150)}.docx`);
    expect(desk.uploads.look(AN, id)?.name).toMatch(/^Ế{65}\.docx$/);
  });

  it('are removed at the stop, and what is read is not waited for', async () => {
    let end = () => {};
    const preview = () => new Promise<Preview>((_, reject) => (end = () => reject(new Error('closed'))));
    await open({ preview, close: () => end() });
    await desk.uploads.take(AN, file('a.txt'));
    await desk.uploads.close();
    expect(desk.pending()).toEqual([]);
  });
});
