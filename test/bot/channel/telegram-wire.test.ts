import { createServer, Agent, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callOverWire } from '../../../bot/channel/telegram/wire.ts';

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

describe('a call of the Bot API', () => {
  it('brings its text whole and reads the answer whole, on one connection for all', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        const { method, headers } = request;
        const answer = JSON.stringify({ method, type: headers['content-type'], body });
        // In pieces that cut a letter in two.
        const bytes = Buffer.from(answer);
        response.write(bytes.subarray(0, bytes.length - 12));
        setTimeout(() => response.end(bytes.subarray(bytes.length - 12)), 5);
      });
    });
    const agent = new Agent({ keepAlive: true });
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{"text":"Kỷ Cương"}', '{"text":"rượu, bia 🍺 ở"}']) {
      const answer = await callOverWire(url, { method: 'POST', headers, body, agent });
      expect(await answer.json()).toEqual({ method: 'POST', type: 'application/json', body });
      // The connection goes back to the agent a moment after the answer.
      await new Promise((over) => setTimeout(over, 20));
    }
    expect(ports.size).toBe(1);
    agent.destroy();
  });

  it('rejects where it is cut, where the answer breaks off, and where nobody listens', async () => {
    const url = await serve((request, response) => {
      if (request.method === 'POST') return;
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":');
      setTimeout(() => response.destroy(), 5);
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const cut = callOverWire(url, { method: 'POST', body: '{}', signal: controller.signal });
    await expect(cut).rejects.toMatchObject({ name: 'AbortError' });
    const aborted = callOverWire(url, { method: 'POST', signal: controller.signal });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    await expect(callOverWire(url, {})).rejects.toThrow();
    close();
    await expect(callOverWire(url, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('says where the answer is no JSON, and sends nothing but text', async () => {
    const url = await serve((_, response) => void response.writeHead(502).end('<html>Bad Gateway'));
    const answer = await callOverWire(url, {});
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    await expect(callOverWire(url, { body: new Uint8Array(3) })).rejects.toThrow('no text');
  });
});
