import { JudgeError } from '../judge.ts';

/** Bytes of an answer at most: eight scores are some hundred. */
const MOST_BYTES = 65_536;
/** HTTP statuses without a body. */
const BARE: ReadonlySet<number> = new Set([204, 205, 304]);

/** A client that follows no redirect (the key would go along) and stops reading an answer that is too long. */
export function limitedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    const { status } = response;
    if (BARE.has(status)) throw new JudgeError('malformed', `the second judge gave HTTP ${status}: nothing`);
    const type = response.headers.get('content-type') ?? 'application/json';
    return new Response(await readBody(response), { status, headers: { 'content-type': type } });
  };
}

async function readBody({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error cancels the stream.
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new JudgeError('malformed', `the second judge gave more than ${MOST_BYTES} bytes`);
    pieces.push(piece);
  }
  return Uint8Array.from(Buffer.concat(pieces));
}
