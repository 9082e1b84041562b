import { createHash, timingSafeEqual } from 'node:crypto';
import { MAX_WEBHOOK_BYTES } from './limits.ts';

/** What every webhook needs. */

/** An answer without a body: whoever posts here learns nothing. */
export const refuse = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

/** Compares in constant time. Hashes first, so that neither content nor length shows in the time. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The body of a delivery as text; null where it is too large. */
export async function limitedText(request: Request): Promise<string | null> {
  const declared = request.headers.get('content-length');
  if (declared === null) return readLimited(request.body, MAX_WEBHOOK_BYTES);
  // HTTP gives no more than was declared, and read whole it needs no stream.
  return Number(declared) > MAX_WEBHOOK_BYTES ? null : request.text();
}

/** A body of at most `most` bytes as text, counted as it comes; null where it is larger. */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
