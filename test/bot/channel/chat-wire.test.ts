import { createServer, Agent, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callOverWire } from '../../../bot/channel/chat/wire.ts';

let close = (): void => undefined;
afterEach(() => close());

/** A server of HTTP; its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/botx/sendMessage`;
}
const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

describe('a call of a platform', () => {
  it('brings its text whole and reads the answer whole, on one connection for all', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        const { method, headers } = request;
        // In pieces that cut a letter in two.
        const bytes = Buffer.from(JSON.stringify({ method, type: headers['content-type'], body }));
        response.write(bytes.subarray(0, bytes.length - 12));
        setTimeout(() => response.end(bytes.subarray(bytes.length - 12)), 5);
      });
    });
    const agent = new Agent({ keepAlive: true });
    for (const body of ['{"text":"Kỷ Cương"}', '{"text":"rượu, bia 🍺 ở"}']) {
      const { status, text } = await callOverWire(url, { ...call, body, agent });
      expect(status).toBe(200);
      expect(JSON.parse(text ?? '')).toEqual({ method: 'POST', type: 'application/json', body });
      // The connection goes back to the agent a moment after the answer.
      await new Promise((over) => setTimeout(over, 20));
    }
    expect(ports.size).toBe(1);
    agent.destroy();
  });

  it('tells status and headers, and goes nowhere else', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere', 'Retry-After': '7' }).end('gone');
    });
    const { status, headers, text } = await callOverWire(url, call);
    expect([status, headers['retry-after'], text]).toEqual([302, '7', 'gone']);
    expect(asked).toEqual(['/botx/sendMessage']);
  });

  it('reads no more than was allowed', async () => {
    const url = await serve((_, response) => void response.end('x'.repeat(200_000)));
    expect((await callOverWire(url, { ...call, most: 100_000 })).text).toBeNull();
    expect((await callOverWire(url, { ...call, most: 200_000 })).text).toHaveLength(200_000);
  });

  it('rejects where it is cut, where it is late, where the answer breaks off, and where nobody listens', async () => {
    const url = await serve((request, response) => {
      if (request.method === 'POST') return;
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":');
      setTimeout(() => response.destroy(), 5);
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const cut = callOverWire(url, { ...call, signals: [controller.signal] });
    await expect(cut).rejects.toMatchObject({ name: 'AbortError' });
    const aborted = callOverWire(url, { ...call, signals: [controller.signal] });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    await expect(callOverWire(url, { ...call, seconds: 0.01 })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    await expect(callOverWire(url, { ...call, method: 'GET' })).rejects.toThrow();
    close();
    await expect(callOverWire(url, call)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('lets go of the signals that outlive it', async () => {
    const url = await serve((_, response) => void response.end('{}'));
    const heard = new Set<() => void>();
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void heard.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void heard.delete(listener),
    };
    const answer = callOverWire(url, { ...call, signals: [signal] });
    expect(heard.size).toBe(1);
    await answer;
    expect(heard.size).toBe(0);
  });
});
