import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createWebChannel } from '../../../bot/channel/web.ts';
import { deskAside, plainOptions } from './web/world.ts';

describe('what other channels take on this port', () => {
  it('reaches them at their path, whole, whatever the rate and the origin', async () => {
    const taken: string[] = [];
    const take = async (request: Request) => {
      taken.push(`${request.headers.get('x-secret') ?? ''} ${await request.text()}`);
      return new Response('ok');
    };
    const channel = createWebChannel({
      ...plainOptions(),
      askRate: { requests: 1, seconds: 60 },
      mounts: { '/telegram/webhook': take },
    });
    await channel.start();
    const url = `${channel.address()}/telegram/webhook`;
    for (let at = 0; at < 3; at += 1) {
      const response = await fetch(url, {
        method: 'POST',
        body: `{"update_id":${at}}`,
        headers: { 'X-Secret': 's' },
      });
      expect(await response.text()).toBe('ok');
    }
    expect(taken).toEqual(['s {"update_id":0}', 's {"update_id":1}', 's {"update_id":2}']);
    await channel.stop();
  });
});

describe('a body that does not arrive', () => {
  it('is waited for some seconds, then answered with 408', async () => {
    const channel = createWebChannel(plainOptions());
    await channel.start();
    const { port } = new URL(channel.address());
    const head =
      'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n';
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${head}{"text"`));
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk.toString('utf8')));
      socket.on('error', reject).on('close', () => resolve(heard));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('Nội dung đến quá chậm');
    await channel.stop();
  });
});

describe('limits of an address', () => {
  it('questions over the limit get 429 with Retry-After; pages are counted apart', async () => {
    const channel = createWebChannel({ ...plainOptions(), askRate: { requests: 2, seconds: 60 } });
    await channel.start();
    const url = channel.address();
    const ask = () =>
      fetch(`${url}/api/ask`, {
        method: 'POST',
        body: '{"text":"bia"}',
        headers: { 'Content-Type': 'application/json' },
      });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ status: 429, title: 'Gửi quá nhanh' });
    expect((await fetch(`${url}/`)).status).toBe(200);
    await channel.stop();
  });

  it('behind a trusted proxy each client has its own count; without trust a claim changes nothing', async () => {
    const statuses = async (trustProxy: boolean) => {
      const channel = createWebChannel({
        ...plainOptions(),
        trustProxy,
        readRate: { requests: 1, seconds: 60 },
      });
      await channel.start();
      const from = (address: string) =>
        fetch(channel.address(), { headers: { 'X-Forwarded-For': `10.9.9.9, ${address}` } }).then(
          (r) => r.status,
        );
      const found = [
        await from('192.0.2.1'),
        await from('192.0.2.2'),
        await from('192.0.2.1'),
        await from('2001:db8::1'),
        await from('2001:db8:0:0:5::2'),
      ];
      await channel.stop();
      return found;
    };
    expect(await statuses(true)).toEqual([200, 200, 429, 200, 429]);
    expect(await statuses(false)).toEqual([200, 429, 429, 429, 429]);
  });
});

describe('faults', () => {
  it('are told without a trace, and logged with the same name', async () => {
    const faults: object[] = [];
    const desk = deskAside(() => Promise.reject(new Error('bí mật của máy chủ')));
    const log = { info: () => {}, warn: () => {}, error: (fields: object) => faults.push(fields) };
    const channel = createWebChannel({ ...plainOptions(), desk, log });
    await channel.start();
    const url = channel.address();
    const response = await fetch(`${url}/ask`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'bia' }),
      headers: { Origin: url },
    });
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).not.toContain('bí mật');
    const { incident } = faults[0] as { incident: string };
    expect(html).toContain(`mã sự cố ${incident}`);
    await channel.stop();
  });

  it('a library that cannot be had makes the server unhealthy, in words', async () => {
    const library = () => {
      throw new Error('no snapshot');
    };
    const channel = createWebChannel({ ...plainOptions(), library });
    await channel.start();
    const response = await fetch(`${channel.address()}/healthz`);
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    await channel.stop();
  });
});
