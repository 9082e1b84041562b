import type { Context } from 'hono';
import { fault } from './fault.ts';

/** Bytes of a JSON body. 2,000 characters of a question, each escaped as six bytes, are 12,000. */
export const MAX_JSON_BYTES = 16 * 1024;
/** Bytes of a form body. A Vietnamese letter takes up to nine bytes there: 18,000 for a question. */
export const MAX_FORM_BYTES = 20 * 1024;

/** Milliseconds that a body of some kB may take: a slow phone needs one or two seconds. */
export const BODY_TIMEOUT = 5_000;

/**
 * The body of a request, or null where it is longer than `most` bytes, whether it states its length or not, or takes too
 * long to arrive. Hono's own limit does not work here: it needs the global `Request` replaced, which would reach every
 * other part of the process.
 */
export async function readBody(c: Context, most: number): Promise<Uint8Array | null> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => (late = setTimeout(() => resolve(null), BODY_TIMEOUT)));
  return Promise.race([readWhole(c, most), tooLate]).finally(() => clearTimeout(late));
}

async function readWhole(c: Context, most: number): Promise<Uint8Array | null> {
  const stated = c.req.header('content-length');
  if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return readCounting(c, most);
  return Number(stated) > most ? null : new Uint8Array(await c.req.arrayBuffer());
}

async function readCounting(c: Context, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** 413. */
export function tooLong(c: Context, most: number): Response | Promise<Response> {
  const detail = `Nội dung gửi lên dài quá ${most / 1024} kB hoặc đến quá chậm. Hãy viết ngắn lại rồi gửi lại.`;
  return fault(c, { status: 413, detail });
}
