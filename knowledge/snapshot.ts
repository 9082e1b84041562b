import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary, type Library } from './library.ts';
import { asDiskError, errorCode, SnapshotError } from './snapshot/error.ts';
import {
  FORMAT,
  isSnapshotId,
  LIBRARY_FILE,
  MANIFEST_FILE,
  pointerFile,
  snapshotDir,
  snapshotsDir,
} from './snapshot/layout.ts';
import {
  librarySchema,
  manifestSchema,
  relationsSchema,
  type Manifest,
  type StoredLibrary,
  type StoredRelations,
} from './snapshot/schema.ts';
import { openShelf } from './snapshot/shelf.ts';

export { asDiskError, errorCode, SnapshotError, type SnapshotFault } from './snapshot/error.ts';
export * from './snapshot/layout.ts';
export { bodyOf, encodeRecord, shortHash, type Draft } from './snapshot/record.ts';
export type { Manifest, StoredHead, StoredLibrary, StoredRelations } from './snapshot/schema.ts';
export { createPacker, openShelf, shelve, shelvedOf, type Shelved } from './snapshot/shelf.ts';

/** One snapshot, checked and read; `dir` holds its index files. */
export interface OpenedSnapshot {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly library: Library;
}

/** How to build the library again; part of every error that it mends. */
const REBUILD = 'chạy `npm run ingest -- --yes` để dựng lại';

/** The id of the snapshot in use; null where nothing was published yet. */
export async function currentSnapshotId(dataDir: string): Promise<string | null> {
  const id = await readText(pointerFile(dataDir), dataDir);
  if (id === null) return null;
  if (isSnapshotId(id.trim())) return id.trim();
  throw new SnapshotError('damaged', `Tệp "${pointerFile(dataDir)}" bị hỏng; ${REBUILD}.`);
}

/** Opens a snapshot (by default the one in use). Every file is checked; throws a `SnapshotError` otherwise. */
export async function openSnapshot(dataDir: string, id?: string): Promise<OpenedSnapshot> {
  const wanted = id ?? (await currentSnapshotId(dataDir));
  if (wanted === null) {
    throw new SnapshotError('missing', `Chưa có thư viện văn bản ở "${dataDir}"; ${REBUILD}.`);
  }
  const dir = snapshotDir(dataDir, wanted);
  const manifest = await readManifest(dir, dataDir);
  await checkFiles(dir, manifest, dataDir);
  return { dir, manifest, library: await libraryIn(dir, wanted) };
}

/** Ids of the whole snapshots that are kept, newest first. Damaged ones are left out. */
export async function listSnapshots(dataDir: string): Promise<readonly Manifest[]> {
  const names = await readdir(snapshotsDir(dataDir)).catch(() => []);
  const manifests = await Promise.all(
    names.filter(isSnapshotId).map((id) => readManifest(snapshotDir(dataDir, id), dataDir).catch(() => null)),
  );
  return manifests
    .filter((manifest) => manifest !== null)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** True where every file of a snapshot stands as its manifest says. */
export async function isWhole(dataDir: string, id: string): Promise<boolean> {
  return openSnapshot(dataDir, id).then(
    () => true,
    () => false,
  );
}

async function readText(path: string, dataDir: string): Promise<string | null> {
  const bytes = await readBytes(path, dataDir);
  return bytes === null ? null : bytes.toString('utf8');
}

async function readBytes(path: string, dataDir: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw asDiskError(error, dataDir, 'đọc');
  }
}

/** Reads what a snapshot says of itself. Throws a `SnapshotError`. */
export async function readManifest(dir: string, dataDir: string): Promise<Manifest> {
  const text = await readText(join(dir, MANIFEST_FILE), dataDir);
  if (text === null) throw damaged(dir, MANIFEST_FILE, 'không có tệp');
  const json = parseJson(dir, text);
  const format = formatOf(json);
  if (typeof format === 'number' && format !== FORMAT) {
    throw new SnapshotError('format', formatMessage(dir, format));
  }
  const result = manifestSchema.safeParse(json);
  if (!result.success) throw damaged(dir, MANIFEST_FILE, 'nội dung không đúng mẫu', result.error);
  return result.data;
}

function parseJson(dir: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(dir, MANIFEST_FILE, 'không phải JSON', error);
  }
}

function formatOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'format' in json ? json.format : null;
}

function formatMessage(dir: string, format: number): string {
  return format > FORMAT
    ? `Thư viện ở "${dir}" có định dạng ${format} do phiên bản mới hơn ghi (bản này đọc định dạng ${FORMAT}); hãy cập nhật phần mềm hoặc ${REBUILD}.`
    : `Thư viện ở "${dir}" có định dạng cũ ${format} (bản này đọc định dạng ${FORMAT}); ${REBUILD}.`;
}

function damaged(dir: string, file: string, reason: string, cause?: unknown): SnapshotError {
  return new SnapshotError('damaged', `Thư viện bị hỏng: tệp "${join(dir, file)}" ${reason}; ${REBUILD}.`, {
    cause,
  });
}

async function checkFiles(dir: string, manifest: Manifest, dataDir: string): Promise<void> {
  if (manifest.files[LIBRARY_FILE] === undefined) throw damaged(dir, LIBRARY_FILE, 'không có trong danh mục');
  for (const [name, expected] of Object.entries(manifest.files)) {
    const found = await describeFile(join(dir, name)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') throw damaged(dir, name, 'không còn');
      throw asDiskError(error, dataDir, 'đọc');
    });
    const [actual, wanted] = [found.sha256.slice(0, 12), expected.sha256.slice(0, 12)];
    if (found.sha256 !== expected.sha256)
      throw damaged(dir, name, `có mã SHA-256 ${actual}…, đúng ra là ${wanted}…`);
  }
}

/** Bytes of a file that are read at a time: a great library is never in memory whole. */
const CHUNK = 1 << 20;

/** What a manifest says of a file. */
export async function describeFile(path: string): Promise<Manifest['files'][string]> {
  const handle = await open(path, 'r');
  try {
    const [hash, buffer] = [createHash('sha256'), Buffer.allocUnsafe(CHUNK)];
    for (let bytes = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, bytes);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** `library.json` of a snapshot. Throws where it does not fit the schema. */
export async function readLibrary(dir: string): Promise<StoredLibrary> {
  return librarySchema.parse(JSON.parse(await readFile(join(dir, LIBRARY_FILE), 'utf8')));
}

/** The list of documents as bytes of `library.json`: the same library gives the same bytes. */
export function encodeLibrary(library: StoredLibrary): string {
  return `${JSON.stringify(librarySchema.parse(library))}\n`;
}

/** What documents do to others, as bytes of `relations.json`. */
export function encodeRelations(relations: StoredRelations): string {
  return `${JSON.stringify(relationsSchema.parse(relations))}\n`;
}

async function libraryIn(dir: string, id: string): Promise<Library> {
  try {
    return openLibrary(id, openShelf(dir, await readLibrary(dir)));
  } catch (error) {
    throw damaged(dir, LIBRARY_FILE, 'nội dung không đúng mẫu', error);
  }
}
