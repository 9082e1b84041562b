import {
  request as overHttp,
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as overHttps } from 'node:https';

/** Where a call is cut from outside: a native signal, or the polyfill's that grammY has. */
export interface Cutting {
  readonly aborted: boolean;
  addEventListener(type: 'abort', heard: () => void): void;
  removeEventListener(type: 'abort', heard: () => void): void;
}

export interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Default: node's own, which keeps connections for some seconds. */
  readonly agent?: Agent;
  /** The call is cut with the first of them. */
  readonly signals?: readonly Cutting[];
  /** The call is cut after so many seconds. */
  readonly seconds?: number;
  /** Largest answer, bytes; absent: any. */
  readonly most?: number;
}

export interface Answered {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: IncomingHttpHeaders;
  /** Null where the answer is larger than `most`. */
  readonly text: string | null;
}

/**
 * One call of a platform on a connection that is kept, in place of `fetch` with its streams, which take several turns of the
 * event loop: letters go out one at a time, each waiting for the call before it. Resolves once the whole answer is there,
 * whatever its status; follows no redirection. Never sent twice, as with `fetch`: where a kept connection breaks under a call
 * nobody knows whether it was heard, and who sent the letter decides. Certificates are checked as node does by default.
 * @throws what went wrong below HTTP; it names no address
 */
export async function callOverWire(url: string, call: Call): Promise<Answered> {
  const { method, headers, body, agent, most = Infinity } = call;
  const open = url.startsWith('https:') ? overHttps : overHttp;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const request = open(url, { method, headers: { ...headers, ...length }, ...(agent ? { agent } : {}) });
  const cutting = cutWith(request, call);
  try {
    request.end(body);
    const answer = await answerTo(request);
    const text = await textOf(answer, most);
    return { status: answer.statusCode ?? 0, headers: answer.headers, text };
  } catch (error) {
    // Cut while its answer was read, it fails with what the connection makes of that.
    throw cutting.reason() ?? error;
  } finally {
    cutting.release();
  }
}

/** Named as everywhere, for the log. */
class CutError extends Error {
  override readonly name: 'AbortError' | 'TimeoutError';

  constructor(name: CutError['name']) {
    super('the call was cut');
    this.name = name;
  }
}

interface Cuts {
  /** Null where it was not cut. */
  reason(): CutError | null;
  /** Lets go of the signals, which outlive the call. */
  release(): void;
}

/** Cuts the call in time. */
function cutWith(request: ClientRequest, { signals = [], seconds }: Call): Cuts {
  let reason: CutError | null = null;
  const cutAs = (name: CutError['name']) => (): void => {
    reason ??= new CutError(name);
    request.destroy(reason);
  };
  const cut = cutAs('AbortError');
  const late = cutAs('TimeoutError');
  const timer = seconds === undefined ? undefined : setTimeout(late, seconds * 1000);
  for (const signal of signals) {
    if (signal.aborted) cut();
    signal.addEventListener('abort', cut);
  }
  return {
    reason: () => reason,
    release: () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', cut);
    },
  };
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    let heard = false;
    // For good: a connection may break after the answer too.
    request.on('error', failed).once('response', (answer: IncomingMessage) => {
      heard = true;
      answered(answer);
    });
    // A server that changes the protocol gives no answer and no fault. An error is dear, so none is made for nothing.
    request.once('close', () => {
      if (!heard) failed(new Error('the connection ended without an answer'));
    });
  });
}

function textOf(answer: IncomingMessage, most: number): Promise<string | null> {
  return new Promise((read, failed) => {
    const pieces: Buffer[] = [];
    let size = 0;
    answer
      .on('data', (piece: Buffer) => {
        size += piece.byteLength;
        pieces.push(piece);
        if (size <= most) return;
        read(null);
        answer.destroy();
      })
      .once('end', () =>
        read((pieces.length === 1 ? pieces[0] : Buffer.concat(pieces))?.toString('utf8') ?? ''),
      )
      .on('error', failed)
      .once('close', () => {
        if (!answer.readableEnded) failed(new Error('the connection ended before the answer did'));
      });
  });
}
