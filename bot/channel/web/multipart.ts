import type { Context } from 'hono';
import { parseBody } from 'hono/utils/body';
import type { UploadFile } from '../../uploads.ts';

/** The one file of a posted form, read at the door. */
export type Sent =
  | { readonly kind: 'file'; readonly file: UploadFile }
  | { readonly kind: 'too_large' }
  /** No form with a file in its field, or one that was cut off. */
  | { readonly kind: 'none' };

/** Name of the field. */
export const FILE_FIELD = 'tep';
/** Bytes of a form around its file: boundaries and heads. */
const MAX_FRAME = 16 * 1024;
/**
 * How many times the limit is read away, unseen, of a form that is too large: a browser shows the answer only once it has
 * sent all. What is larger still gets no answer but a closed connection.
 */
const READ_AWAY = 10;

/** Reads a form with one file of at most `most` bytes. The whole is held in memory. */
export async function readFile(c: Context, most: number): Promise<Sent> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/iu.test(type)) return { kind: 'none' };
  const body = await readWhole(c, most + MAX_FRAME);
  if (body === null) return { kind: 'too_large' };
  const fields = await parseBody(
    new Request('http://form', { method: 'POST', headers: { 'Content-Type': type }, body }),
  ).catch(() => ({}));
  const value: unknown = (fields as Record<string, unknown>)[FILE_FIELD];
  if (!(value instanceof File)) return { kind: 'none' };
  return { kind: 'file', file: { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) } };
}

/** The body; null where it is longer than `most` bytes. */
async function readWhole(c: Context, most: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (size > most * READ_AWAY) return null;
  }
  return size > most ? null : Buffer.concat(chunks);
}
