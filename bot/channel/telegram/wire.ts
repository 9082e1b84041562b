import { request as overHttp, type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';

/** What grammY gives to its `fetch`, as far as this bot has it: it sends no files, so that every body is text. */
export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly agent?: Agent;
  readonly signal?: { readonly aborted: boolean; addEventListener(type: 'abort', heard: () => void): void };
}

/**
 * One call of the Bot API on a connection that is kept, in place of grammY's own `fetch` with its streams, which take several turns
 * of the event loop: letters go out one at a time, each waiting for the call before it. Resolves once the whole answer is there.
 * @throws what went wrong below HTTP; an answer that is no JSON throws at `json`
 */
export async function callOverWire(url: string, call: Call): Promise<{ json(): Promise<unknown> }> {
  const { method = 'GET', headers = {}, body = '', agent, signal } = call;
  if (typeof body !== 'string') throw new TypeError('a call of the Bot API with a body that is no text');
  const open = url.startsWith('https:') ? overHttps : overHttp;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const request = open(url, { method, headers: { ...headers, ...length }, ...(agent ? { agent } : {}) });
  const cut = (): void => void request.destroy(new CutError('the call was cut'));
  if (signal?.aborted === true) cut();
  signal?.addEventListener('abort', cut);
  request.end(body);
  const text = await textOf(await answerTo(request));
  return { json: async () => JSON.parse(text) as unknown };
}

/** Named as everywhere, for the log. */
class CutError extends Error {
  override readonly name = 'AbortError';
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    // For good: a connection may break after the answer too.
    request.on('error', failed).once('response', answered);
  });
}

function textOf(answer: IncomingMessage): Promise<string> {
  return new Promise((read, failed) => {
    let text = '';
    answer
      .setEncoding('utf8')
      .on('data', (piece: string) => (text += piece))
      .once('end', () => read(text))
      .on('error', failed)
      .once('close', () => failed(new Error('the connection ended before the answer did')));
  });
}
