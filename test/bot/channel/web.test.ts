import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebChannel } from '../../../bot/channel/web.ts';
import { StartError } from '../../../bot/errors.ts';
import { deskAside, openWorld, plainOptions, type World } from './web/world.ts';

describe('the web channel as a server', () => {
  it('takes a free port for 0, says where to ask, and is named web', async () => {
    const channel = createWebChannel(plainOptions());
    expect(channel.name).toBe('web');
    expect(channel.address()).toBe('');
    expect(await channel.start()).toBe(`Hỏi trên trình duyệt: ${channel.address()}`);
    expect(channel.address()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await channel.stop();
  });

  it('names a busy port and the way out', async () => {
    const first = createWebChannel(plainOptions());
    await first.start();
    const port = Number(new URL(first.address()).port);
    const second = createWebChannel({ ...plainOptions(), port });
    await expect(second.start()).rejects.toBeInstanceOf(StartError);
    const third = createWebChannel({ ...plainOptions(), port });
    await expect(third.start()).rejects.toThrow(`Cổng ${port} đang bận`);
    await first.stop();
  });

  it.each(['203.0.113.7', 'khong-co-may-nay.invalid'])('refuses the host %s with the cure', async (host) => {
    const channel = createWebChannel({ ...plainOptions(), host });
    await expect(channel.start()).rejects.toThrow(/HOST=.*Hãy đặt HOST/);
  });

  it('says localhost where it listens on every address', async () => {
    const channel = createWebChannel({ ...plainOptions(), host: '0.0.0.0' });
    await channel.start();
    expect(channel.address()).toMatch(/^http:\/\/localhost:\d+$/);
    await channel.stop();
  });

  it('ends requests in work before it stops, and takes no new ones', async () => {
    let finish = () => {};
    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const waiting = new Promise<void>((resolve) => (finish = resolve));
    const desk = deskAside(async () => {
      begin();
      await waiting;
      return { kind: 'notice', text: 'Xong' };
    });
    const channel = createWebChannel({ ...plainOptions(), desk });
    await channel.start();
    const url = channel.address();
    const asked = fetch(`${url}/ask`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'bia' }),
      headers: { Origin: url },
    });
    await begun;
    const stopped = channel.stop();
    finish();
    expect(await (await asked).text()).toContain('Xong');
    await stopped;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('stops at once where it never started', async () => {
    await expect(createWebChannel(plainOptions()).stop()).resolves.toBeUndefined();
  });
});

describe('what every answer of the server carries', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it.each(['/', '/d', '/d/30-CT/TU', '/gioi-thieu', '/dang-nhap', '/khong-co', '/healthz', '/api/khong-co'])(
    'security headers on %s',
    async (path) => {
      const { headers } = await fetch(world.url + path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('tells health with the snapshot that serves', async () => {
    const response = await fetch(`${world.url}/healthz`);
    expect(await response.json()).toEqual({ status: 'ok', snapshot: world.knowledge.library.id });
  });

  it('pages have no inline script, style or handler', async () => {
    for (const path of ['/', '/d', '/d/30-CT/TU', '/gioi-thieu', '/dang-nhap']) {
      const html = await (await fetch(world.url + path)).text();
      expect(html).toMatch(/^<!doctype html>/);
      expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i);
    }
  });

  it('serves each file for ever under its version, and 304 to who has it', async () => {
    const html = await (await fetch(`${world.url}/`)).text();
    const paths = [...html.matchAll(/"(\/static\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) {
      const response = await fetch(world.url + path);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const etag = response.headers.get('etag') ?? '';
      const again = await fetch(world.url + path, { headers: { 'If-None-Match': etag } });
      expect(again.status).toBe(304);
      const old = await fetch(world.url + path.replace(/v=.*/, 'v=cu'));
      expect(old.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('all scripts together are under 60 kB', async () => {
    const names = readdirSync(new URL('../../../bot/channel/web/static', import.meta.url));
    const scripts = names.filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThanOrEqual(7);
    let all = 0;
    for (const name of scripts) {
      const script = await (await fetch(`${world.url}/static/${name}`)).arrayBuffer();
      expect(script.byteLength).toBeLessThan(10_000);
      all += script.byteLength;
    }
    expect(all).toBeLessThan(60_000);
  });

  it('answers 405 with what the address takes, 404 where there is none', async () => {
    const wrong = await fetch(`${world.url}/ask`);
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
    expect(await wrong.text()).toContain('Địa chỉ này chỉ nhận: POST.');
    const nowhere = await fetch(`${world.url}/khong-co`);
    expect(nowhere.status).toBe(404);
    expect(await nowhere.text()).toContain('Không có trang nào ở địa chỉ này.');
  });

  it('outlives requests that are no HTTP, or for no host', async () => {
    for (const line of [
      'GET / HTTP/1.1\r\nHost: a b<c\r\n\r\n',
      'khong phai http\r\n\r\n',
      'GET http://[ HTTP/1.1\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(world.url).port), '127.0.0.1', () => socket.end(line));
        socket
          .on('error', () => {})
          .on('close', () => resolve())
          .resume();
      });
    }
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
  });
});
