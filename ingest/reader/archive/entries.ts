import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** A file of an archive, as the archive's list of contents has it; nothing is inflated yet. */
export interface ArchiveEntry {
  /** Path within the archive with `/`, without anything that would lead out of it. */
  readonly name: string;
  /** Bytes as it is said to be, inflated; the reader stops where it is more. */
  readonly inflated: number;
  readonly deflated: number;
  readonly encrypted: boolean;
  readonly entry: Entry;
}

/** Systems add these beside the files that were meant. */
const JUNK = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/iu;

const OPTIONS = {
  lazyEntries: true,
  decodeStrings: false,
  validateEntrySizes: true,
  autoClose: false,
} as const;

/** More entries than allowed. */
class TooManyEntries extends Error {
  override readonly name = 'TooManyEntries';
}

/** The files of an archive in its order, folders and system files aside. Throws where the list is damaged or too long. */
export async function listEntries(bytes: Uint8Array, most: number): Promise<ArchiveEntry[]> {
  const zip = await open(bytes);
  const entries: ArchiveEntry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const name = safeName(entry);
      if (!name.endsWith('/') && !JUNK.test(name)) entries.push(listed(name, entry));
      if (entries.length > most) reject(new TooManyEntries(`more than ${most} entries`));
      else zip.readEntry();
    });
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.readEntry();
  });
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return yauzl.fromBufferPromise(buffer, OPTIONS);
}

function listed(name: string, entry: Entry): ArchiveEntry {
  const { uncompressedSize: inflated, compressedSize: deflated } = entry;
  return { name, inflated, deflated, encrypted: entry.isEncrypted(), entry };
}

/** Names are only shown, never opened; still none leads upwards or to a drive. Windows writes names in UTF-8 without saying so. */
function safeName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  let written: string;
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw);
  } catch {
    written = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  }
  const parts = written
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '')
    .split(/[\\/]/u);
  const folder = parts.at(-1) === '' ? '/' : '';
  const kept = parts.filter((part) => !['', '.', '..'].includes(part) && !/^[a-z]:$/iu.test(part));
  return `${kept.join('/')}${folder}`;
}

/** The bytes of one entry. Throws where they are damaged, more than said, or deflated in another way. */
export async function inflateEntry(bytes: Uint8Array, { entry }: ArchiveEntry): Promise<Uint8Array> {
  const zip = await open(bytes);
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const inflated = Buffer.concat(chunks);
  if (crc32(inflated) !== entry.crc32) throw new Error(`checksum of ${entry.crc32} does not match`);
  return inflated;
}
