import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';

/** The whole program as it is started, with Telegram's server as the only double. */

const root = fileURLToPath(new URL('../../..', import.meta.url));
let data: string;
let server: TelegramServer;
let running: ChildProcess[] = [];
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'ky-cuong-telegram-'));
  server = await startTelegramServer();
});
afterEach(async () => {
  running.forEach((child) => child.kill('SIGKILL'));
  running = [];
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

interface Program {
  /** Everything it wrote so far, both streams. */
  written(): string;
  readonly said: (text: string) => Promise<void>;
  readonly end: () => Promise<number | null>;
}

function start(token: string): Program {
  const environment = {
    PATH: process.env['PATH'] ?? '',
    KY_CUONG_DATA: data,
    PORT: '0',
    LOG_LEVEL: 'trace',
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.root,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts', 'start'], {
    cwd: root,
    env: environment,
  });
  running.push(child);
  let written = '';
  let listeners: (() => void)[] = [];
  const hear = (chunk: Buffer) => {
    written += chunk.toString('utf8');
    listeners.forEach((listener) => listener());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return {
    written: () => written,
    said: async (text) => {
      while (!written.includes(text)) await new Promise<void>((resolve) => (listeners = [resolve]));
    },
    end: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** The administrator gives an assignment; the link that joins it, as the program tells it. */
async function givenLink(program: Program, { person, say, until }: TelegramServer): Promise<string> {
  const hoa = person('Hoa');
  say(hoa, `/quyen ${/\/quyen (\S+)/.exec(program.written())?.[1] ?? ''}`);
  await until(hoa, 1);
  const due = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/');
  say(hoa, `/quiz 2 câu hạn 17:00 ${due}`);
  const told = (await until(hoa, 3)).map(({ text }) => text).join('\n');
  return /https:\/\/t\.me\/ky_cuong_bot\?start=q_\w{6}/.exec(told)?.[0] ?? `no link in: ${told}`;
}

it('the program serves Telegram beside the web, ends on SIGTERM, and writes the token nowhere', async () => {
  const program = start(server.token);
  await program.said('Telegram: https://t.me/ky_cuong_bot');
  const lan = server.person('Lan');
  server.say(lan, 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?');
  const [notice, answer] = await server.until(lan, 2);
  expect(notice?.text).toContain('bí mật nhà nước');
  expect(answer?.text).toContain('không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa');
  const join = await givenLink(program, server);
  const minh = server.person('Minh');
  server.say(minh, `/start ${new URL(join).searchParams.get('start') ?? ''}`);
  expect((await server.until(minh, 2)).at(-1)?.text).toContain('Câu 1/2');
  const office = server.group('Văn phòng');
  for (const status of ['member', 'left', 'member'] as const) server.membership(minh, status, office);
  server.write({ from: minh, chat: office, text: '/about' });
  const greetings = (await server.until(office, 2)).filter(({ text }) => text.includes('Chào cả nhóm'));
  expect(greetings).toHaveLength(1);
  expect(await program.end()).toBe(0);
  expect(server.updates.waiting()).toEqual([]);
  expect(server.refused).toEqual([]);
  expect(program.written()).not.toContain(server.token.split(':')[1]);
});

it('the program goes on without Telegram when its token is refused', async () => {
  const program = start('987654321:REVOKED-token_0123456789abcdef');
  await program.said('TELEGRAM_BOT_TOKEN bị Telegram từ chối');
  await program.said('http://127.0.0.1:');
  expect(await program.end()).toBe(0);
  expect(program.written()).not.toContain('REVOKED');
});
