import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { UnreadableError } from '../../reader.ts';

/** Parts that hold words, or say how words are numbered and in which font they stand. */
const WANTED = /^word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml$/u;
const DOCUMENT = /^word\/document\d*\.xml$/u;
const MACROS = /^word\/vbaProject\.bin$/u;
/** Largest sum of the parts that are read, bytes: the longest code has 1 MB of document.xml, wordy styles have 0.5 MB. */
const MAX_INFLATED = 64 * 1024 * 1024;
/** Entries in the archive; a document with hundreds of pictures stays far below. */
const MAX_ENTRIES = 10_000;

/** The parts of a DOCX that the reader needs. */
export interface DocxPackage {
  readonly document: string;
  readonly styles: string | null;
  readonly numbering: string | null;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
  readonly hasMacros: boolean;
}

/** Opens a DOCX and inflates what is needed, within bounds. Throws `UnreadableError`. */
export async function openDocx(bytes: Uint8Array): Promise<DocxPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { parts, names } = await fromBufferPromise(buffer, { lazyEntries: true })
    .then(readParts)
    .catch(broken);
  const document = [...parts].find(([name]) => DOCUMENT.test(name))?.[1];
  if (document === undefined)
    throw new UnreadableError(
      'tệp DOCX không có phần văn bản (word/document.xml); hãy mở và lưu lại bằng Word',
    );
  const part = (name: string): string | null => parts.get(`word/${name}.xml`) ?? null;
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    hasMacros: names.some((name) => MACROS.test(name)),
  };
}

async function readParts(zip: ZipFile): Promise<{ parts: Map<string, string>; names: string[] }> {
  if (zip.entryCount > MAX_ENTRIES) throw tooLarge(`${zip.entryCount} mục, giới hạn ${MAX_ENTRIES}`);
  const parts = new Map<string, string>();
  const names: string[] = [];
  let left = MAX_INFLATED;
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    if (!WANTED.test(entry.fileName)) continue;
    left -= entry.uncompressedSize;
    if (left < 0) throw tooLarge(`phần ${entry.fileName} giải nén quá giới hạn ${MAX_INFLATED} byte`);
    parts.set(entry.fileName, await readPart(zip, entry));
  }
  return { parts, names };
}

/** yauzl ends the stream with an error where it gives another number of bytes than the directory promised. */
async function readPart(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.isEncrypted()) throw new UnreadableError('tệp DOCX nén có mật khẩu; hãy gỡ mật khẩu rồi gửi lại');
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  const part = Buffer.concat(chunks);
  // yauzl leaves this to its callers; without it a single changed bit could become a changed word.
  if (crc32(part) !== entry.crc32) throw new Error(`checksum of ${entry.fileName} does not fit`);
  const text = decodePart(part, entry.fileName);
  // A document never declares a type; whoever declares one wants entities from outside or a flood of inner ones.
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text))
    throw new UnreadableError(
      `phần ${entry.fileName} khai báo thực thể XML (DOCTYPE), không an toàn nên không đọc`,
    );
  return text;
}

function decodePart(bytes: Buffer, name: string): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    const encoding = !wide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UnreadableError(`phần ${name} không phải UTF-8; hãy mở và lưu lại bằng Word`, { cause: error });
  }
}

function tooLarge(what: string): UnreadableError {
  return new UnreadableError(`tệp DOCX phình quá lớn khi giải nén (${what}); không đọc`);
}

function broken(error: unknown): never {
  if (error instanceof UnreadableError) throw error;
  throw new UnreadableError('tệp DOCX bị hỏng hoặc bị cắt ngang; hãy tải lại hoặc mở và lưu lại bằng Word', {
    cause: error,
  });
}
