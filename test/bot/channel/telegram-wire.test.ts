import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { HttpError } from 'grammy';
import { createWire } from '../../../bot/channel/telegram/wire.ts';

let server: Server;
afterEach(() => void server.close());

async function answering(status: number, body: string): Promise<string> {
  server = createServer((_, response) => void response.writeHead(status).end(body));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const limits = { signals: [], seconds: 5 };

it('gives grammY the answer, whatever its status, as its own client does', async () => {
  const refusal = { ok: false, error_code: 400, description: 'Bad Request: chat not found' };
  const wire = createWire(await answering(400, JSON.stringify(refusal)), 'x');
  expect(await wire('sendMessage', {}, limits)).toEqual(refusal);
});

it('calls the address that grammY calls, and leaves out what is not given', async () => {
  const wire = createWire(await answering(200, '{"ok":true,"result":1}'), '12:ab');
  const asked = new Promise<string>((told) =>
    server.on('request', (request) => {
      let body = '';
      request.on('data', (piece) => (body += String(piece)));
      request.on('end', () => told(`${request.method ?? ''} ${request.url ?? ''} ${body}`));
    }),
  );
  await wire('sendMessage', { chat_id: 1, text: 'ồ', reply_markup: undefined, entities: null }, limits);
  expect(await asked).toBe('POST /bot12:ab/sendMessage {"chat_id":1,"text":"ồ"}');
});

it('says where the answer is no JSON, without the address', async () => {
  const wire = createWire(await answering(502, '<html>Bad Gateway'), 'secret');
  const fault: unknown = await wire('getMe', {}, limits).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(HttpError);
  expect((fault as HttpError).error).toBeInstanceOf(SyntaxError);
  expect(String(fault)).not.toContain('secret');
});
