import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusalOf, type Faults } from './faults.ts';
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

/** Serves `POST /bot<token>/<method>` with a JSON body on a free port of 127.0.0.1. */
export async function serve(served: Served): Promise<{ server: Server; root: string }> {
  const server = createServer((request, response) => void answer(served, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, root: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, token, method] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? [];
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const parameters = await bodyOf(request);
  if (method === undefined) return send(response, refusal(404, 'Not Found'));
  if (token !== served.token) return send(response, refusal(401, 'Unauthorized'));
  served.calls.push({ method, parameters });
  served.fire();
  const fault = served.faults.take(method);
  if (fault?.kind === 'reset') return void request.socket.destroy();
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'gateway') return void response.writeHead(502).end('<html>502 Bad Gateway</html>');
  const refused = fault && refusalOf(fault);
  if (refused) return send(response, refused.refusal);
  send(response, await resultOf(served, method, { ...served.call, parameters, gone: gone.signal }));
  served.fire();
}

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
