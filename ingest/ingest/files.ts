import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errorCode } from '../../knowledge/snapshot.ts';
import type { Reader, SourceText } from '../reader.ts';
import { parseSidecar, RejectedError, type Sidecar } from '../sidecar.ts';

/** How files are brought and read. */
export interface Sources {
  /** Texts that come one after the other need not be in memory together. */
  readonly read: (...file: Parameters<Reader>) => Promise<Iterable<SourceText>>;
  /** Why a file of this size is not taken, in Vietnamese; null where it is. Asked before it is loaded. */
  readonly sizeRefusal: (name: string, bytes: number) => string | null;
  /** Fetches an `https://` address; null where addresses are not taken. Throws a `RejectedError`. */
  readonly download: ((address: string) => Promise<Brought>) | null;
}

/** A file in memory. */
export interface Brought {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SIDECARS = ['.yaml', '.yml'];
/** Largest plain text taken, bytes: the longest Vietnamese code is under 2 MB of text. */
const MAX_PLAIN = 20 * 1024 * 1024;

/** Trusted plain texts of this machine, read in this process. */
export const plainSources: Sources = {
  read: (bytes, name) =>
    Promise.resolve([
      {
        name,
        kind: 'text',
        text: decode(bytes, name),
        pages: [],
        tables: [],
        leftOut: [],
        notes: [],
        number: null,
        warnings: [],
      },
    ]),
  sizeRefusal: (_, bytes) => {
    if (bytes === 0) return 'tệp rỗng';
    return bytes > MAX_PLAIN ? `tệp quá lớn: ${bytes} byte, giới hạn ${MAX_PLAIN} byte` : null;
  },
  download: null,
};

/** UTF-8 (with or without byte order mark) to NFC with `\n` line ends. */
function decode(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r\n?/gu, '\n').normalize('NFC');
  } catch (error) {
    throw new RejectedError(`${name}: không phải văn bản mã hóa UTF-8`, { cause: error });
  }
}

/** The files under the given paths, sorted; addresses stay; metadata files and hidden files in folders are left out. */
export async function expandPaths(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(paths.map((path) => (isAddress(path) ? [path] : expand(path))));
  return [...new Set(lists.flat())];
}

function isAddress(path: string): boolean {
  return /^https?:\/\//iu.test(path);
}

async function expand(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory() !== true) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !isBeside(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Files that stand beside the texts of a folder: metadata, hidden files, a README, a list. */
function isBeside(name: string): boolean {
  return (
    name.startsWith('.') ||
    /^(?:readme\.md|manifest\.\w+)$/iu.test(name) ||
    SIDECARS.includes(extname(name).toLowerCase())
  );
}

/** Brings a file or an address into memory. Throws a `RejectedError` with a one-line reason. */
export async function bring(path: string, { sizeRefusal, download }: Sources): Promise<Brought> {
  if (isAddress(path)) {
    if (download === null)
      throw new RejectedError(`không nhận địa chỉ mạng ở đây: hãy tải "${path}" về rồi nhập tệp`);
    return download(path);
  }
  const info = await stat(path).catch((error: unknown) => reject(error, path));
  if (!info.isFile()) throw new RejectedError(`"${path}" không phải tệp`);
  const refusal = sizeRefusal(basename(path), info.size);
  if (refusal !== null) throw new RejectedError(refusal);
  const bytes = await readFile(path).catch((error: unknown) => reject(error, path));
  return { name: basename(path), bytes };
}

function reject(error: unknown, path: string): never {
  if (errorCode(error) === 'ENOENT') throw new RejectedError(`không tìm thấy tệp "${path}"`);
  throw new RejectedError(`không đọc được tệp "${path}" (${errorCode(error) ?? 'lỗi lạ'})`, { cause: error });
}

/** The metadata of a text that comes with the program, by the file's SHA-256: the same file elsewhere is the same text. */
export async function knownSidecar(library: string, sha256: string): Promise<Sidecar | null> {
  for (const path of await expandPaths([library])) {
    const bytes = await readFile(path);
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return readSidecar(path);
  }
  return null;
}

/** The metadata file beside a text; null where there is none. Throws a `RejectedError` where it is wrong. */
export async function readSidecar(path: string): Promise<Sidecar | null> {
  if (isAddress(path)) return null;
  const stem = path.slice(0, path.length - extname(path).length);
  for (const extension of SIDECARS) {
    const text = await readFile(stem + extension, 'utf8').catch(() => null);
    if (text !== null) return parseSidecar(text, basename(stem + extension));
  }
  return null;
}
