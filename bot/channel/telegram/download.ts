import type { Api } from 'grammy';
import { isBadRequest } from './errors.ts';

/** What fetching a file of a message needs. `root` and `token` make its address, which is never logged. */
export interface DownloadParts {
  readonly api: Pick<Api, 'getFile'>;
  readonly fetch: typeof globalThis.fetch;
  readonly root: string;
  readonly token: string;
  /** Fires when the channel stops, and when it takes too long. */
  readonly signal: AbortSignal;
}

export type Downloaded =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'too_large' }
  /** Telegram no longer has it, or it did not come through. `cause` holds no address. */
  | { readonly kind: 'failed'; readonly cause: string };

/** Fetches a file of at most `most` bytes; counted as it comes, whatever size was stated. */
export async function downloadFile(id: string, most: number, parts: DownloadParts): Promise<Downloaded> {
  const path = await pathOf(id, parts);
  if (path.kind !== 'path') return path;
  const { fetch, root, token, signal } = parts;
  try {
    const response = await fetch(`${root}/file/bot${token}/${path.path}`, { signal, redirect: 'error' });
    if (!response.ok) return { kind: 'failed', cause: `HTTP ${response.status}` };
    return await readBody(response, most);
  } catch (error) {
    return { kind: 'failed', cause: error instanceof Error ? error.name : 'unknown' };
  }
}

type Path = { readonly kind: 'path'; readonly path: string } | Exclude<Downloaded, { kind: 'file' }>;

/** Where Telegram keeps the file for an hour. */
async function pathOf(id: string, { api }: DownloadParts): Promise<Path> {
  try {
    const { file_path: path } = await api.getFile(id);
    return path === undefined ? { kind: 'failed', cause: 'no file_path' } : { kind: 'path', path };
  } catch (error) {
    if (isBadRequest(error, /file is too big/iu)) return { kind: 'too_large' };
    if (isBadRequest(error, /file_id|temporarily unavailable/iu)) return { kind: 'failed', cause: 'file_id' };
    throw error;
  }
}

async function readBody(response: Response, most: number): Promise<Downloaded> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) return { kind: 'too_large' };
    chunks.push(chunk);
  }
  return { kind: 'file', bytes: Buffer.concat(chunks) };
}
