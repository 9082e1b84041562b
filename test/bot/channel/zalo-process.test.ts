import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { logIn } from '../../fakes/zalo-oa/channel.ts';
import { startZaloBotServer } from '../../fakes/zalo-bot-server.ts';
import { startZaloOaServer } from '../../fakes/zalo-oa-server.ts';
import { startProgram, temporaryFolder } from '../../support/program.ts';
import { addressOf } from '../../support/started.ts';

/** The whole program as it is started, with Zalo's servers as the only doubles. */

const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';
const SECRET = 'secret_of-the-webhook_0123456789';
const folder = temporaryFolder();

it('the program serves both Zalo channels by webhook on its own port, ends on SIGTERM, and writes no secret', async () => {
  const data = join(folder.path, 'data');
  mkdirSync(data);
  const [toBot, toOa] = [{ relay: '' }, { relay: '' }];
  const [bot, oa] = [await startZaloBotServer(toBot), await startZaloOaServer(toOa)];
  logIn(oa, join(data, 'zalo-oa.json'), '2126-01-01T00:00:00.000Z');
  const running = startProgram(['start', '--data', data], {
    env: {
      LOG_LEVEL: 'trace',
      ZALO_BOT_TOKEN: bot.token,
      ZALO_BOT_API_ROOT: bot.root,
      ZALO_BOT_WEBHOOK_URL: 'https://ky-cuong.example.vn/zalo-bot',
      ZALO_BOT_WEBHOOK_SECRET: SECRET,
      ZALO_OA_APP_ID: oa.appId,
      ZALO_OA_APP_SECRET: oa.appSecret,
      ZALO_OA_WEBHOOK_URL: 'https://ky-cuong.example.vn/zalo-oa',
      ZALO_OA_WEBHOOK_SECRET: oa.webhookSecret,
      ZALO_OA_API_ROOT: oa.root,
      ZALO_OA_OAUTH_ROOT: oa.root,
    },
  });
  const address = await addressOf(running);
  toBot.relay = `${address}/zalo-bot`;
  toOa.relay = `${address}/zalo-oa`;
  await running.until(/Zalo Bot: /);
  await running.until(/Zalo OA: /);
  const [lan, minh] = [bot.person('Lan'), oa.person()];
  bot.say(lan, BEER);
  oa.say(minh, BEER);
  expect((await bot.until(lan, 2))[1]).toContain(CLAUSE);
  expect((await oa.until(minh, 2))[1]).toContain(CLAUSE);
  const { code, stdout, stderr } = await running.stop();
  expect(code).toBe(0);
  const written = stdout + stderr;
  for (const secret of [
    bot.token.split(':')[1] ?? '',
    SECRET,
    oa.appSecret,
    oa.webhookSecret,
    'access-token-',
  ])
    expect(written).not.toContain(secret);
  expect([...bot.refused, ...oa.refused]).toEqual([]);
  await Promise.all([bot.close(), oa.close()]);
});
