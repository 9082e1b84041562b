import { callOverWire } from './wire.ts';

/** The part of the platform's `fetch` that a client of ours calls; `fetch` itself fits. */
export type Fetch = (url: string, request: FetchRequest) => Promise<Fetched>;

export interface FetchRequest {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
  /** None is followed: what stands in between sends elsewhere. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface Fetched {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Read piece by piece, so that its size can be limited; null where `text` has it whole already. */
  readonly body: AsyncIterable<Uint8Array> | null;
  text(): Promise<string>;
}

/** `fetch` over our own wire (`wire.ts`), which takes fewer turns of the event loop. `most`: largest answer, bytes; a larger one is empty. */
export const fetchOver =
  (most: number): Fetch =>
  async (url, { method, headers, body, signal }) => {
    const answered = await callOverWire(url, { method, headers, body, most, signals: [signal] });
    const { status, headers: given, text } = answered;
    const named = (name: string): string | null => given[name.toLowerCase()]?.toString() ?? null;
    return { status, headers: { get: named }, body: null, text: async () => text ?? '' };
  };

/** One POST. */
export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The call is cut with the first of them. */
  readonly signals?: readonly AbortSignal[];
  /** The call is cut after so many seconds. */
  readonly seconds?: number;
  /** Largest answer, bytes. */
  readonly most: number;
}

export interface Answered {
  readonly status: number;
  /** Of the answer's header of that name; null where there is none. */
  header(name: string): string | null;
  /** Null where the answer is larger than `most`. */
  readonly text: string | null;
}

/**
 * One POST, cut in time and limited in size whatever fetches it. Resolves once the whole answer is there.
 * @throws what went wrong below HTTP; a `TimeoutError` where the time was over
 */
export async function post(fetching: Fetch, url: string, posted: Posted): Promise<Answered> {
  const { headers, body, most } = posted;
  const cut = cutWith(posted);
  try {
    const request = {
      method: 'POST',
      headers: { ...headers },
      body,
      redirect: 'manual',
      signal: cut.signal,
    } as const;
    const answer = await fetching(url, request);
    const text = await textOf(answer, most);
    return { status: answer.status, header: (name) => answer.headers.get(name), text };
  } catch (error) {
    throw cut.signal.aborted ? cut.signal.reason : error;
  } finally {
    cut.release();
  }
}

/** One signal of several, and of the time; by hand, since `AbortSignal.any` holds on to signals that outlive the call. */
function cutWith({ signals = [], seconds }: Posted): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const cut = (): void => controller.abort(new DOMException('the call was cut', 'AbortError'));
  const late = (): void => controller.abort(new DOMException('the call took too long', 'TimeoutError'));
  const timer = seconds === undefined ? undefined : setTimeout(late, seconds * 1000);
  for (const signal of signals) {
    if (signal.aborted) cut();
    signal.addEventListener('abort', cut);
  }
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', cut);
    },
  };
}

async function textOf(answer: Fetched, most: number): Promise<string | null> {
  if (answer.body === null) return answer.text();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    size += piece.byteLength;
    // Leaving the loop ends the connection.
    if (size > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
