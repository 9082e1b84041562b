import type { Brought } from './ingest.ts';
import { RejectedError } from './sidecar.ts';

/** Milliseconds for a whole download. */
const TIME_MS = 60_000;

/** Fetches `https://` addresses, at most `limit` bytes each. What it throws is a `RejectedError` with one sentence. */
export function downloader(
  fetch: typeof globalThis.fetch,
  limit: number,
): (address: string) => Promise<Brought> {
  return async (address) => {
    const url = readUrl(address);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIME_MS), redirect: 'follow' });
      if (!response.ok)
        throw new RejectedError(`"${address}" trả về mã ${response.status}; hãy kiểm tra địa chỉ`);
      if (new URL(response.url || url).protocol !== 'https:')
        throw new RejectedError(`"${address}" chuyển sang địa chỉ không mã hóa; hãy tải tệp về rồi nhập`);
      return { name: nameOf(url), bytes: await readBody(response, address, limit) };
    } catch (error) {
      if (error instanceof RejectedError) throw error;
      throw new RejectedError(`không tải được "${address}" (${reasonOf(error)}); hãy tải tệp về rồi nhập`, {
        cause: error,
      });
    }
  };
}

function readUrl(address: string): URL {
  const url = URL.parse(address);
  if (url?.protocol === 'https:') return url;
  throw new RejectedError(`"${address}": chỉ nhận địa chỉ https://`);
}

async function readBody(response: Response, address: string, limit: number): Promise<Uint8Array> {
  const tooLarge = (): RejectedError =>
    new RejectedError(`"${address}" nặng quá ${Math.round(limit / 1e6)} MB; hãy chia nhỏ tệp`);
  if (Number(response.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  if (size === 0) throw new RejectedError(`"${address}" là tệp rỗng`);
  return Buffer.concat(parts);
}

function nameOf(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `quá ${TIME_MS / 1000} giây`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : 'lỗi mạng';
}
