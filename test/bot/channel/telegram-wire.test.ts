import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { fetchOverWire } from '../../../bot/channel/telegram/wire.ts';

let server: Server;
afterEach(() => void server.close());

async function answering(status: number, body: string): Promise<string> {
  server = createServer((_, response) => void response.writeHead(status).end(body));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/botx/sendMessage`;
}

it('gives grammY the answer, whatever its status, as its own fetch does', async () => {
  const refusal = { ok: false, error_code: 400, description: 'Bad Request: chat not found' };
  const answer = await fetchOverWire(await answering(400, JSON.stringify(refusal)), { body: '{}' });
  expect(await answer.json()).toEqual(refusal);
});

it('says where the answer is no JSON, and sends nothing but text', async () => {
  const url = await answering(502, '<html>Bad Gateway');
  const answer = await fetchOverWire(url, {});
  await expect(answer.json()).rejects.toThrow(SyntaxError);
  await expect(fetchOverWire(url, { body: new Uint8Array(3) })).rejects.toThrow('no text');
});
