import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnreadableError, type Reader, type SourceText } from '../../../ingest/reader.ts';
import { READ_LIMITS } from '../../../ingest/reader/limits.ts';
import { scanReaders, type ScanSetting } from '../../../ingest/reader/scans.ts';
import { zipOf } from './zip-writer.ts';

let setting: ScanSetting;
beforeAll(() => {
  const ocr = { tools: null, missing: 'máy này chưa nhận dạng được chữ' };
  setting = { ocr, folder: '/nowhere', limits: READ_LIMITS, progress: () => undefined };
});

/** Reads every entry as UTF-8 and refuses `.exe`, as the reader of another kind would. */
const readEntry: Reader = (bytes, name) => {
  if (name.endsWith('.exe')) return Promise.reject(new UnreadableError(`${name} không thuộc loại đọc được`));
  return Promise.resolve([sourceText(name, Buffer.from(bytes).toString('utf8'))]);
};

const sourceText = (name: string, text: string): SourceText => {
  return {
    name,
    kind: 'text',
    text,
    pages: [],
    tables: [],
    leftOut: [],
    notes: [],
    number: null,
    warnings: [],
  };
};

const read = (bytes: Uint8Array, limits = READ_LIMITS): Promise<readonly SourceText[]> =>
  scanReaders({ ...setting, limits }, readEntry).zip(bytes, 'a.zip');

const file = (name: string, text = 'Điều 1. Phạm vi điều chỉnh') => ({ name, bytes: Buffer.from(text) });

describe('a ZIP archive', () => {
  it('gives the text of each entry under the archive’s name and its own', async () => {
    const texts = await read(zipOf([file('nghị định.txt', 'Điều 1.'), file('b/c.txt', 'Điều 2.')]));
    expect(texts.map(({ name, text }) => [name, text])).toEqual([
      ['a.zip!nghị định.txt', 'Điều 1.'],
      ['a.zip!b/c.txt', 'Điều 2.'],
    ]);
  });

  it('passes over folders and what systems add', async () => {
    const texts = await read(
      zipOf([file('b/', ''), file('__MACOSX/._c.txt'), file('.DS_Store'), file('c.txt')]),
    );
    expect(texts.map(({ name }) => name)).toEqual(['a.zip!c.txt']);
  });

  it('names the entries that cannot be read beside the others', async () => {
    const [text] = await read(zipOf([file('virus.exe'), file('c.txt')]));
    expect(text?.rejected).toEqual([
      { path: 'a.zip!virus.exe', reason: 'a.zip!virus.exe không thuộc loại đọc được' },
    ]);
  });

  it('is refused where no entry can be read', async () => {
    await expect(read(zipOf([file('virus.exe')]))).rejects.toThrow(
      /không có tệp nào đọc được \(1 tệp\).*virus\.exe/u,
    );
  });

  it('makes names harmless that lead out of the folder', async () => {
    const names = ['../../etc/passwd', '/etc/passwd', 'C:\\Windows\\a.txt', 'b/../../c.txt'];
    const texts = await read(zipOf(names.map((name) => file(name))));
    expect(texts.map(({ name }) => name)).toEqual([
      'a.zip!etc/passwd',
      'a.zip!etc/passwd',
      'a.zip!Windows/a.txt',
      'a.zip!b/c.txt',
    ]);
  });

  it('never lets a name lead upwards, whatever it is', async () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', 'C:', 'a', 'đ', '\0', '…');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const texts = await read(zipOf([file(pieces.join('')), file('safe.txt')]));
        const names = texts.map(({ name }) => name.slice('a.zip!'.length));
        expect(names.every((name) => !/(?:^|\/)\.\.(?:\/|$)|^\/|\\|\0/u.test(name))).toBe(true);
      }),
    );
  });

  it('with a password is refused', async () => {
    await expect(read(zipOf([{ ...file('c.txt'), encrypted: true }]))).rejects.toThrow(/có mật khẩu/u);
  });

  it('is refused before inflating where it says that it is too large', async () => {
    const said = zipOf([{ ...file('c.txt'), said: 2_000_000_000 }]);
    await expect(read(said)).rejects.toThrow(/giải nén ra 2000 MB, quá mức 300 MB/u);
  });

  it('is refused where an entry inflates like a bomb', async () => {
    const bomb = zipOf([{ name: 'c.txt', bytes: Buffer.alloc(20_000_000) }]);
    await expect(read(bomb)).rejects.toThrow(/lớn gấp hơn 100 lần/u);
  });

  it('stops inflating an entry that is larger than it says', async () => {
    const lies = zipOf([{ name: 'c.txt', bytes: Buffer.alloc(50_000_000), said: 100 }, file('d.txt')]);
    const [text] = await read(lies);
    expect(text?.name).toBe('a.zip!d.txt');
    expect(text?.rejected?.[0]?.reason).toMatch(/bị hỏng trong tệp nén/u);
  });

  it('with too many entries is refused', async () => {
    const many = zipOf(Array.from({ length: 12 }, (_, index) => file(`${index}.txt`)));
    await expect(read(many, { ...READ_LIMITS, entries: 10 })).rejects.toThrow(/có hơn 10 tệp/u);
  });

  it('that is cut anywhere is refused with a sentence, or read as far as its list says', async () => {
    const whole = zipOf([file('c.txt'), file('d.txt')]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
        await expect(read(whole.subarray(0, length))).rejects.toThrow(UnreadableError);
      }),
    );
  });

  it('with a damaged entry refuses that entry', async () => {
    const damaged = zipOf([file('c.txt', 'Điều 1. Phạm vi'), file('d.txt')]);
    damaged[40] = (damaged[40] ?? 0) ^ 0xff;
    const [text] = await read(damaged);
    expect(text?.name).toBe('a.zip!d.txt');
    expect(text?.rejected).toHaveLength(1);
  });
});
