import type { Context } from 'hono';
import { fault } from './fault.ts';

/** Bytes of a JSON body. 2,000 characters of a question, each escaped as six bytes, are 12,000. */
export const MAX_JSON_BYTES = 16 * 1024;
/** Bytes of a form body. A Vietnamese letter takes up to nine bytes there: 18,000 for a question. */
export const MAX_FORM_BYTES = 20 * 1024;

/** Milliseconds that a body of some kB may take: a slow phone needs one or two seconds. */
export const BODY_TIMEOUT = 5_000;

/** Why a body was not read. */
export type Unread = 'too_long' | 'too_late';

/**
 * The body of a request; not read where it is longer than `most` bytes, whether it states its length or not, or takes too
 * long to arrive. Hono's own limit does not work here: it needs the global `Request` replaced, which would reach every
 * other part of the process.
 */
export async function readBody(c: Context, most: number): Promise<Uint8Array | Unread> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Unread>((resolve) => {
    late = setTimeout(() => resolve('too_late'), BODY_TIMEOUT);
  });
  return Promise.race([readWhole(c, most), tooLate]).finally(() => clearTimeout(late));
}

async function readWhole(c: Context, most: number): Promise<Uint8Array | Unread> {
  const stated = c.req.header('content-length');
  if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return readCounting(c, most);
  return Number(stated) > most ? 'too_long' : new Uint8Array(await c.req.arrayBuffer());
}

async function readCounting(c: Context, most: number): Promise<Uint8Array | Unread> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > most) return 'too_long';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** 413 or 408. */
export function unread(c: Context, why: Unread, most: number): Response | Promise<Response> {
  if (why === 'too_late')
    return fault(c, { status: 408, detail: 'Nội dung đến quá chậm. Hãy kiểm tra mạng rồi gửi lại.' });
  const detail = `Nội dung gửi lên dài quá ${most / 1024} kB. Hãy viết ngắn lại.`;
  return fault(c, { status: 413, detail });
}
