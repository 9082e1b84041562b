import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import { killRun } from '../../support/delivery/kill-run.ts';
import { startProgram, type Running } from '../../support/program.ts';
import { dataFolders } from '../../support/started.ts';

/** The whole program, killed with SIGKILL, over the strict double of Telegram. */

const folders = dataFolders();
beforeAll(() => folders.build(), 120_000);
afterAll(() => folders.remove());

const started = (server: TelegramServer, data: string): Running =>
  startProgram(['start', '--data', data], {
    env: { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root },
  });

describe('a reply', () => {
  it('that was stored and not yet sent when the process died is sent by the next one, once', async () => {
    const server = await startTelegramServer();
    const data = folders.fresh();
    const first = started(server, data);
    await first.until(/t\.me/);
    const lan = server.person('Lan');
    server.fail('sendMessage', { kind: 'stall' });
    server.say(lan, BEER);
    await server.when(() => server.faultsLeft('sendMessage') === 0 && server.updates.waiting().length === 0);
    await first.stop('SIGKILL');
    const second = started(server, data);
    const seen = await server.until(lan, 2);
    expect(seen.map(({ text }) => text.includes(BEER_QUOTE))).toEqual([false, true]);
    await second.stop();
    await server.close();
  });
});

/** Kills of each road: a few here, two hundred with `npm run bench-delivery -- kills`. */
const KILLS = 6;

const roads = [
  ['telegram', 'polling'],
  ['telegram', 'webhook'],
  ['zalo-bot', 'webhook'],
  ['zalo-oa', 'webhook'],
] as const;

describe('every question', () => {
  it.each(roads)(
    'on %s is answered once and in order by %s, though the process is killed at random moments',
    async (channel, road) => {
      const plan = {
        channel,
        road,
        data: folders.fresh(),
        kills: KILLS,
        people: 12,
        every: 15,
        below: randomInt,
      };
      const { lost, reordered, refused, mostOfOneChatAtOneKill, asked } = await killRun(plan);
      expect({ lost, reordered, refused }).toEqual({ lost: 0, reordered: 0, refused: [] });
      expect(asked).toBeGreaterThan(30);
      // How many over all chats, which hangs on how prompt the double is on a busy machine, the bench tells.
      expect(mostOfOneChatAtOneKill).toBeLessThanOrEqual(1);
    },
    300_000,
  );
});
