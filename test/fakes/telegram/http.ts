import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusalOf, type Fault, type Faults } from './faults.ts';
import { fetchFile } from './files.ts';
import { callMethod, type Call } from './methods.ts';
import { RefusedCall, type Refusal } from './refusal.ts';

export interface Served {
  readonly token: string;
  readonly faults: Faults;
  readonly calls: { readonly method: string; readonly parameters: unknown }[];
  /** Every refusal by a rule of the double but 409; planned faults are not counted. */
  readonly refused: string[];
  readonly fire: () => void;
  readonly call: Omit<Call, 'parameters' | 'gone'>;
}

/** Serves `POST /bot<token>/<method>` with a JSON body, and `GET /file/bot<token>/<path>`, on a free port of 127.0.0.1. */
export async function serve(served: Served): Promise<{ server: Server; root: string }> {
  const server = createServer((request, response) => void answer(served, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, root: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, fileToken, path] = /^\/file\/bot([^/]*)\/(.+)$/.exec(request.url ?? '') ?? [];
  if (path !== undefined) return answerFile(served, { token: fileToken ?? '', path }, request, response);
  const [, token, method] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? [];
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const parameters = await bodyOf(request);
  if (method === undefined) return send(response, refusal(404, 'Not Found'));
  if (token !== served.token) return send(response, refusal(401, 'Unauthorized'));
  served.calls.push({ method, parameters });
  served.fire();
  const fault = served.faults.take(method, chatIn(parameters));
  if (fault?.kind === 'slow') await new Promise((over) => setTimeout(over, fault.seconds * 1000));
  else if (goesWrong(fault, request, response)) return;
  if (fault?.kind === 'slow' && gone.signal.aborted) return;
  send(response, await resultOf(served, method, { ...served.call, parameters, gone: gone.signal }));
  served.fire();
}

/** Plays a planned fault; false where there is none. */
function goesWrong(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  if (fault?.kind === 'reset') request.socket.destroy();
  if (fault?.kind === 'gateway') response.writeHead(502).end('<html>502 Bad Gateway</html>');
  const refused = fault && refusalOf(fault);
  if (refused) send(response, refused.refusal);
  return fault !== null;
}

/** A file's bytes. Planned faults of downloads are those of `file`. */
function answerFile(
  served: Served,
  { token, path }: { token: string; path: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (token !== served.token) return send(response, refusal(401, 'Unauthorized'));
  served.calls.push({ method: 'file', parameters: { path } });
  served.fire();
  if (goesWrong(served.faults.take('file'), request, response)) return;
  const bytes = fetchFile(served.call.world, path);
  if (bytes === null) return send(response, refusal(404, 'Not Found'));
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
}

const chatIn = (parameters: unknown): unknown =>
  typeof parameters === 'object' && parameters !== null && 'chat_id' in parameters
    ? parameters.chat_id
    : undefined;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}

async function resultOf(served: Served, method: string, call: Call): Promise<object> {
  try {
    return { ok: true, result: await callMethod(method, call) };
  } catch (error) {
    // A poller that has left is noticed late: its 409 reaches nobody and is no misconduct.
    if (!(error instanceof RefusedCall && error.refusal.error_code === 409))
      served.refused.push(`${method}: ${String(error)}`);
    if (error instanceof RefusedCall) return error.refusal;
    return refusal(500, `Internal Server Error: ${String(error)}`);
  }
}

const refusal = (error_code: number, description: string): Refusal => ({
  ok: false,
  error_code,
  description,
});

function send(response: ServerResponse, body: object): void {
  const status = 'error_code' in body && typeof body.error_code === 'number' ? body.error_code : 200;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
