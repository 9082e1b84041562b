import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLibrary, type Library } from './library.ts';
import { decodeLibrary } from './snapshot/encode.ts';
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
import { manifestSchema, type Manifest } from './snapshot/schema.ts';

export { encodeLibrary } from './snapshot/encode.ts';
export { asDiskError, errorCode, SnapshotError, type SnapshotFault } from './snapshot/error.ts';
export * from './snapshot/layout.ts';
export type { Manifest } from './snapshot/schema.ts';

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
  const files = await readFiles(dir, manifest, dataDir);
  return { dir, manifest, library: readLibrary(dir, wanted, files.get(LIBRARY_FILE)) };
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

async function readManifest(dir: string, dataDir: string): Promise<Manifest> {
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

async function readFiles(
  dir: string,
  manifest: Manifest,
  dataDir: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [name, expected] of Object.entries(manifest.files)) {
    const bytes = await readBytes(join(dir, name), dataDir);
    if (bytes === null) throw damaged(dir, name, 'không còn');
    const actual = createHash('sha256').update(bytes).digest('hex');
    if (actual !== expected.sha256) {
      throw damaged(
        dir,
        name,
        `có mã SHA-256 ${actual.slice(0, 12)}…, đúng ra là ${expected.sha256.slice(0, 12)}…`,
      );
    }
    if (name === LIBRARY_FILE) files.set(name, bytes);
  }
  return files;
}

function readLibrary(dir: string, id: string, bytes: Buffer | undefined): Library {
  if (bytes === undefined) throw damaged(dir, LIBRARY_FILE, 'không có trong danh mục');
  try {
    const { documents, passages } = decodeLibrary(bytes.toString('utf8'));
    return createLibrary(id, documents, passages);
  } catch (error) {
    throw damaged(dir, LIBRARY_FILE, 'nội dung không đúng mẫu', error);
  }
}
