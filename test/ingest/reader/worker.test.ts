import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { UnreadableError } from '../../../ingest/reader.ts';
import { READ_LIMITS, type ReadLimits } from '../../../ingest/reader/limits.ts';
import {
  isolatedReader,
  readIsolated,
  sizeRefusal,
  type IsolationSetting,
} from '../../../ingest/reader/worker.ts';
import { written } from './picture-pdf.ts';
import { plainPdf } from './plain-pdf.ts';
import { newFolder } from './programs.ts';

const ASKER = fileURLToPath(new URL('../../fixtures/ingest/read-slowly.ts', import.meta.url));
const temporary = newFolder();
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const ocr = { tools: null, missing: 'máy này chưa nhận dạng được chữ' } as const;
const setting = (limits: Partial<ReadLimits> = {}): IsolationSetting => {
  return { ocr, temporary, limits: { ...READ_LIMITS, ...limits } };
};
const sound = plainPdf([['1. Sound text.']]);

/** A PDF of one page whose content is the words, repeated to the length. */
function swollen(words: string, length: number): Buffer {
  const content = deflateSync(Buffer.alloc(length, words), { level: 1 });
  const head = Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`);
  return written([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    Buffer.concat([head, content, Buffer.from('\nendstream')]),
  ]);
}

describe('reading in a process of its own', () => {
  it('gives what the reader gives, and how far it is', async () => {
    const seen: string[] = [];
    const progress = ({ name, done, of }: { name: string; done: number; of: number }) =>
      seen.push(`${name} ${done}/${of}`);
    const [text] = await readIsolated(sound, 'a.pdf', {
      ...setting(),
      progress: (step) => void progress(step),
    });
    expect(text?.text).toBe('1. Sound text.');
    expect(seen).toEqual(['a.pdf 1/1']);
  });

  it('passes the sentence on where a file is unreadable', async () => {
    const broken = readIsolated(Buffer.from('%PDF-1.7'), 'a.pdf', setting());
    await expect(broken).rejects.toThrow(UnreadableError);
    await expect(broken).rejects.toThrow(/^a\.pdf là PDF hỏng/u);
  });

  it('refuses a file that takes too much memory, and reads the next one', async () => {
    const reader = isolatedReader(setting({ memoryBytes: 300_000_000 }));
    await expect(reader.read(swollen(' ', 1_000_000_000), 'bomb.pdf')).rejects.toThrow(
      'bomb.pdf cần quá 300 MB bộ nhớ để đọc',
    );
    expect((await reader.read(sound, 'a.pdf'))[0]?.text).toBe('1. Sound text.');
    reader.close();
  });

  it('refuses a file that takes too long, and reads the next one', async () => {
    const reader = isolatedReader(setting({ stepMs: 8_000 }));
    await expect(reader.read(swollen('q Q ', 400_000_000), 'slow.pdf')).rejects.toThrow(
      'slow.pdf đọc quá 8 giây chưa xong',
    );
    expect((await reader.read(sound, 'a.pdf'))[0]?.text).toBe('1. Sound text.');
    reader.close();
  });

  it('bounds the whole time however often there is progress', async () => {
    const long = plainPdf(
      Array.from({ length: 800 }, () => Array.from({ length: 40 }, () => 'A line of words that is read.')),
    );
    await expect(readIsolated(long, 'long.pdf', setting({ totalMs: 900 }))).rejects.toThrow(
      /^long\.pdf đọc quá 1 giây/u,
    );
  });

  it('reads files that come at once one after the other', async () => {
    const reader = isolatedReader(setting());
    const names = ['a.pdf', 'b.pdf', 'c.pdf'];
    const texts = await Promise.all(names.map((name) => reader.read(sound, name)));
    reader.close();
    expect(texts.map(([text]) => text?.name)).toEqual(names);
  });

  it('refuses a file by its size before it is read, and an empty one', async () => {
    expect(sizeRefusal('a.pdf', 500_000_000, READ_LIMITS)).toMatch(/^a\.pdf nặng 500 MB, quá mức 100 MB;/u);
    expect(sizeRefusal('a.pdf', 1_000, READ_LIMITS)).toBeNull();
    await expect(readIsolated(sound, 'a.pdf', setting({ fileBytes: 10 }))).rejects.toThrow(/quá mức/u);
    await expect(readIsolated(Buffer.of(), 'a.pdf', setting())).rejects.toThrow('a.pdf là tệp rỗng');
  });

  it('refuses kinds that nothing reads', async () => {
    const program = Buffer.from('4d5a90000300000004000000ffff0000b800', 'hex');
    for (const bytes of [program, program.subarray(0, 4)])
      await expect(readIsolated(bytes, 'a.exe', setting())).rejects.toThrow(
        /dữ liệu nhị phân không rõ loại/u,
      );
  });

  it.skipIf(!existsSync('/proc/self/task'))(
    'ends with the process that asked, and a later run sweeps what is left (needs /proc)',
    async () => {
      const slow = join(temporary, 'slow.pdf');
      writeFileSync(slow, swollen('q Q ', 400_000_000));
      const asker = spawn(process.execPath, ['--import', 'tsx', ASKER, slow, temporary], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(asker.stdout, 'data');
      const group = Number(
        readFileSync(`/proc/${asker.pid}/task/${asker.pid}/children`, 'utf8').trim().split(' ').at(-1),
      );
      expect(group).toBeGreaterThan(1);
      asker.kill('SIGKILL');
      await vi.waitFor(() => expect(existsSync(`/proc/${group}`)).toBe(false), 10_000);
      rmSync(slow);
      await readIsolated(sound, 'a.pdf', setting());
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  it('leaves no temporary file behind', () => {
    expect(readdirSync(temporary)).toEqual([]);
  });
});
