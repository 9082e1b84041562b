import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errorCode } from '../../knowledge/snapshot.ts';
import type { Source } from '../document.ts';
import { parseSidecar, RejectedError } from '../sidecar.ts';

/** Kinds of file that are read. */
const TEXTS = ['.txt', '.md'];
const SIDECARS = ['.yaml', '.yml'];
/** Largest text file taken, bytes: the longest Vietnamese code is under 2 MB of text. */
const MAX_BYTES = 20 * 1024 * 1024;

/** The files under the given paths, sorted; metadata files and hidden files inside folders are left out. */
export async function expandPaths(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(paths.map(expand));
  return [...new Set(lists.flat())];
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

/** Metadata, hidden files and the folder's own README stand beside the texts of a folder. */
function isBeside(name: string): boolean {
  return name.startsWith('.') || name === 'README.md' || SIDECARS.includes(extname(name));
}

/** Reads a text file and the metadata file beside it. Throws a `RejectedError` with a one-line reason. */
export async function readSource(path: string): Promise<Source> {
  const extension = extname(path).toLowerCase();
  if (!TEXTS.includes(extension)) {
    throw new RejectedError(`chưa đọc được loại tệp "${extension}"; hiện nhận ${TEXTS.join(', ')}`);
  }
  const bytes = await readBounded(path);
  return { fileName: basename(path), bytes, sidecar: await readSidecar(path) };
}

async function readBounded(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch((error: unknown) => reject(error, path));
  if (info.size > MAX_BYTES)
    throw new RejectedError(`tệp quá lớn: ${info.size} byte, giới hạn ${MAX_BYTES} byte`);
  if (info.size === 0) throw new RejectedError('tệp rỗng');
  return readFile(path).catch((error: unknown) => reject(error, path));
}

function reject(error: unknown, path: string): never {
  if (errorCode(error) === 'ENOENT') throw new RejectedError(`không tìm thấy tệp "${path}"`);
  throw new RejectedError(`không đọc được tệp "${path}" (${errorCode(error) ?? 'lỗi lạ'})`, { cause: error });
}

async function readSidecar(path: string): Promise<Source['sidecar']> {
  const stem = path.slice(0, -extname(path).length);
  for (const extension of SIDECARS) {
    const text = await readFile(stem + extension, 'utf8').catch(() => null);
    if (text !== null) return parseSidecar(text, basename(stem + extension));
  }
  throw new RejectedError(`thiếu tệp siêu dữ liệu "${basename(stem)}.yaml" bên cạnh (số hiệu, ngày, nguồn)`);
}
