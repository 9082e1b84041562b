import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, createServer, type RequestListener, type Server } from 'node:http';
import { Agent as SecureAgent, createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchOver } from '../../../bot/channel/chat/fetch.ts';
import { callOverWire } from '../../../bot/channel/chat/wire.ts';
import { createClient } from '../../../bot/channel/zalo-bot/client.ts';
import { defaultPace } from '../../../bot/channel/zalo-bot/limits.ts';
import { post } from '../../../bot/channel/zalo-oa/http.ts';
import { temporaryFolder } from '../../support/program.ts';

/** What `fetch` would see to by itself, on the wire that stands in its place. */

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Its address, without a path. */
async function serve(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
const over = async (listener: RequestListener) => `http://${await serve(createServer(listener))}/send`;
const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
const pause = () => new Promise((ended) => setTimeout(ended, 30));

describe('a kept connection', () => {
  it('that the server has closed meanwhile is not used again', async () => {
    let heard = 0;
    let close = (): void => undefined;
    const url = await over((request, response) => {
      heard += 1;
      close = () => request.socket.destroy();
      response.end('{}');
    });
    const agent = new Agent({ keepAlive: true });
    const kept = () => Object.keys(agent.freeSockets).length;
    for (let times = 1; times <= 3; times++) {
      expect((await callOverWire(url, { ...call, agent })).text).toBe('{}');
      await vi.waitFor(() => expect(kept()).toBe(1));
      close();
      await vi.waitFor(() => expect(kept()).toBe(0));
    }
    expect(heard).toBe(3);
    agent.destroy();
  });

  it('that breaks under a call has it fail: it may have been heard, and is not sent a second time', async () => {
    const heard: (string | undefined)[] = [];
    const url = await over((request, response) => {
      heard.push(request.url);
      if (heard.length === 2) request.socket.resetAndDestroy();
      else response.end('{}');
    });
    const agent = new Agent({ keepAlive: true });
    await callOverWire(url, { ...call, agent });
    await vi.waitFor(() => expect(Object.keys(agent.freeSockets)).toHaveLength(1));
    await expect(callOverWire(url, { ...call, agent })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(heard).toHaveLength(2);
    expect((await callOverWire(url, { ...call, agent })).status).toBe(200);
    agent.destroy();
  });

  it('that broke off an answer, or brought too much, serves no further call', async () => {
    const ports: (number | undefined)[] = [];
    const url = await over((request, response) => {
      ports.push(request.socket.remotePort);
      response.end('x'.repeat(500_000));
    });
    const agent = new Agent({ keepAlive: true });
    for (let times = 0; times < 2; times++) {
      expect((await callOverWire(url, { ...call, agent, most: 1_000 })).text).toBeNull();
      await pause();
    }
    expect(new Set(ports).size).toBe(2);
    agent.destroy();
  });
});

describe('a call', () => {
  it('is late also where the answer has begun and never ends', async () => {
    const url = await over((_, response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(dripping));
    });
    const late = callOverWire(url, { ...call, seconds: 0.1 });
    await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const cut = callOverWire(url, { ...call, signals: [stop.signal] });
    await expect(cut).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails where the server answers in another protocol, and in none', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
    for (const answer of [
      upgrade,
      'SSH-2.0-OpenSSH_9.2\r\n',
      `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(99_999)}\r\n`,
    ]) {
      const url = await over((request) => void request.socket.end(answer));
      await expect(callOverWire(url, { ...call, seconds: 5 })).rejects.not.toMatchObject({
        name: 'TimeoutError',
      });
    }
  });
});

describe('a redirection is followed by no client of Zalo, and its secrets stay here', () => {
  const [token, access] = ['123:secret-token', 'secret-access'];
  const closing = new AbortController().signal;

  it.each([301, 302, 303, 307, 308])('with HTTP %i', async (status) => {
    const elsewhere: string[] = [];
    const target = await over((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end('{"ok":true,"error":0}');
    });
    const url = await over((_, response) => void response.writeHead(status, { location: target }).end());
    const client = createClient({
      ...{ token, root: new URL(url).origin, pace: defaultPace, closing, fetch: fetchOver(1_000) },
    });
    const faults = await Promise.allSettled([
      client.sendMessage('lan', 'chào'),
      post('message/cs', url, { headers: { access_token: access }, body: '{}' }),
    ]);
    for (const fault of faults) {
      expect(fault).toMatchObject({ status: 'rejected', reason: { code: 0 } });
      const said = fault.status === 'rejected' ? String(fault.reason) : '';
      expect(said).toContain(`redirected (${String(status)})`);
      expect(said).not.toMatch(/secret|127\.0\.0\.1/);
    }
    expect(elsewhere).toEqual([]);
  });
});

const noOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status !== 0;
describe.skipIf(noOpenssl)(`over TLS${noOpenssl ? ' (openssl is not installed)' : ''}`, () => {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder.path, name);
  /** A certificate that signs itself, for names as openssl writes them. */
  const certify = (name: string, names: string) => {
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const told = ['-days', '2', '-subj', '/CN=test', '-addext', `subjectAltName=${names}`];
    const files = ['-keyout', path(`${name}.key`), '-out', path(`${name}.crt`)];
    execFileSync('openssl', [...made, ...told, ...files], { stdio: 'ignore' });
    return { key: readFileSync(path(`${name}.key`)), cert: readFileSync(path(`${name}.crt`)) };
  };
  let own: ReturnType<typeof certify>;
  let other: ReturnType<typeof certify>;
  beforeAll(() => {
    own = certify('own', 'IP:127.0.0.1');
    other = certify('other', 'DNS:bot-api.example.vn');
  });
  afterAll(folder.remove);

  async function callSecure(certificate: typeof own, trusted: typeof own | null) {
    const heard: (string | undefined)[] = [];
    const server = createSecureServer(certificate, (request, response) => {
      heard.push(request.url);
      response.end('{}');
    });
    const url = `https://${await serve(server)}/botx/sendMessage`;
    const agent = trusted === null ? undefined : new SecureAgent({ ca: trusted.cert });
    const [answer] = await Promise.allSettled([callOverWire(url, { ...call, ...(agent ? { agent } : {}) })]);
    return { answer, heard };
  }

  it('a call reaches a server whose certificate is trusted and names it', async () => {
    const { answer, heard } = await callSecure(own, own);
    expect(answer).toMatchObject({ status: 'fulfilled', value: { status: 200, text: '{}' } });
    expect(heard).toHaveLength(1);
  });

  it('nothing is told to one whose certificate is not trusted, or names another', async () => {
    const stranger = await callSecure(own, null);
    const unnamed = await callSecure(other, other);
    expect([stranger.answer, unnamed.answer]).toMatchObject([
      { status: 'rejected', reason: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
      { status: 'rejected', reason: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
    ]);
    expect([stranger.heard, unnamed.heard]).toEqual([[], []]);
  });
});
