import { badRequest } from './refusal.ts';
import type { World } from './world.ts';

/** Server source: a bot gets files of at most this many bytes, `20 << 20`. */
const MAX_DOWNLOAD = 20 * 1024 * 1024;

/** Keeps a file and gives the `document` of its message, as the Bot API writes it. */
export function holdDocument(
  world: World,
  name: string | null,
  bytes: Uint8Array,
  size: number | null = bytes.length,
): Readonly<Record<string, unknown>> {
  const number = world.nextId++;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name ?? '')?.[0] ?? '';
  const id = `BQACAgUAAxkBAA-document-${number}`;
  world.files.set(id, { bytes, size, path: `documents/file_${number}${extension}`, offered: false });
  return {
    ...(name === null ? {} : { file_name: name }),
    file_id: id,
    file_unique_id: `AgAD-${number}`,
    ...(size === null ? {} : { file_size: size }),
  };
}

/** The result of getFile, or Telegram's refusal. */
export function offerFile(world: World, id: string): object {
  const file = world.files.get(id);
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if ((file.size ?? file.bytes.length) > MAX_DOWNLOAD) throw badRequest('file is too big');
  file.offered = true;
  const size = file.size === null ? {} : { file_size: file.size };
  return { file_id: id, file_unique_id: id.slice(-8), ...size, file_path: file.path };
}

/** The bytes behind a link; null where there is none (any more). */
export function fetchFile(world: World, path: string): Uint8Array | null {
  const file = [...world.files.values()].find((one) => one.path === path && one.offered);
  return file?.bytes ?? null;
}
