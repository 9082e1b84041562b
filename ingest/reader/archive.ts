import { UnreadableError, type Reader, type RejectedEntry, type SourceText } from '../reader.ts';
import { inflateEntry, listEntries, type ArchiveEntry } from './archive/entries.ts';
import type { ScanSetting } from './setting.ts';

/** Entries smaller than this may be deflated to anything, bytes: a page of blanks is no bomb. */
const FREE_BYTES = 1_000_000;

/** Reads the entries of a ZIP archive, each by its kind; what cannot be read is named beside the rest. Nothing is unpacked to disk. */
export function archiveReader(setting: ScanSetting, readEntry: Reader): Reader {
  return async (bytes, name) => {
    const entries = await listEntries(bytes, setting.limits.entries).catch((error: unknown) => {
      throw refusal(name, error, setting);
    });
    checkSizes(name, entries, setting);
    const texts: SourceText[] = [];
    const rejected: RejectedEntry[] = [];
    for (const [index, entry] of entries.entries()) {
      const path = `${name}!${entry.name}`;
      await readOne(bytes, path, entry, readEntry).then(
        (read) => texts.push(...read),
        (error: unknown) => rejected.push({ path, reason: reasonOf(path, error) }),
      );
      setting.progress({ name, done: index + 1, of: entries.length });
    }
    return withRejected(name, texts, rejected);
  };
}

async function readOne(
  bytes: Uint8Array,
  path: string,
  entry: ArchiveEntry,
  readEntry: Reader,
): Promise<readonly SourceText[]> {
  return readEntry(await inflateEntry(bytes, entry), path);
}

/** A fault of one entry is its own; only what is no fault of a file goes on upwards. */
function reasonOf(path: string, error: unknown): string {
  if (error instanceof UnreadableError) return error.message;
  if (error instanceof RangeError || error instanceof TypeError) throw error;
  return `${path} bị hỏng trong tệp nén; hãy nén lại tệp này`;
}

function refusal(name: string, error: unknown, { limits }: ScanSetting): UnreadableError {
  if (error instanceof Error && error.name === 'TooManyEntries')
    return new UnreadableError(`${name} có hơn ${limits.entries} tệp; hãy chia thành nhiều tệp nén`, {
      cause: error,
    });
  return new UnreadableError(`${name} là tệp nén hỏng hoặc bị cắt cụt; hãy nén lại và gửi lại`, {
    cause: error,
  });
}

function checkSizes(name: string, entries: readonly ArchiveEntry[], { limits }: ScanSetting): void {
  const locked = entries.find((entry) => entry.encrypted);
  if (locked)
    throw new UnreadableError(`${name} có mật khẩu (tệp ${locked.name}); hãy nén lại không đặt mật khẩu`);
  if (entries.length === 0) throw new UnreadableError(`${name} là tệp nén không có tệp nào bên trong`);
  const inflated = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  if (inflated > limits.inflatedBytes)
    throw new UnreadableError(
      `${name} giải nén ra ${Math.round(inflated / 1e6)} MB, quá mức ${limits.inflatedBytes / 1e6} MB; hãy chia thành nhiều tệp nén`,
    );
  const bomb = entries.find(
    ({ inflated: size, deflated }) => size > FREE_BYTES && size > limits.ratio * deflated,
  );
  if (bomb)
    throw new UnreadableError(
      `${name} không được đọc vì tệp ${bomb.name} giải nén ra lớn gấp hơn ${limits.ratio} lần, như một tệp phá hoại; hãy gửi riêng tệp văn bản`,
    );
}

function withRejected(
  name: string,
  texts: readonly SourceText[],
  rejected: readonly RejectedEntry[],
): readonly SourceText[] {
  const [first, ...others] = texts;
  if (first !== undefined) return rejected.length === 0 ? texts : [{ ...first, rejected }, ...others];
  const [reason] = rejected;
  throw new UnreadableError(
    `${name} không có tệp nào đọc được (${rejected.length} tệp); tệp đầu: ${reason?.reason ?? 'không rõ lý do'}`,
  );
}
