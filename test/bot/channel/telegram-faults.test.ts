import { describe, expect, it, vi } from 'vitest';
import { quick, withChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import type { Fault } from '../../fakes/telegram/faults.ts';
import type { Person } from '../../fakes/telegram/world.ts';

/** A person who has seen the greeting. */
async function welcomed({ server }: OpenChannel, name = 'Lan'): Promise<Person> {
  const person = server.person(name);
  server.say(person, '/start');
  await server.until(person, 1);
  return person;
}
const levels = ({ logged }: OpenChannel, level: string) =>
  logged.filter((line) => line.includes(`"level":"${level}"`));

/** The retries rest for seconds: the plugin's own pace. */
describe.concurrent('Telegram: sending through faults', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['a flood (429)', { kind: 'flood', retryAfter: 1 }],
    ['a server error (500)', { kind: 'error', code: 500, description: 'Internal Server Error' }],
    ['a connection that is cut', { kind: 'reset' }],
    ['a call that is never answered', { kind: 'stall' }],
    ['the page of a broken gateway', { kind: 'gateway' }],
  ];
  it.each(faults)('answers once after %s', (_, fault) =>
    withChannel({ pace: { ...quick, attempt: 0.5 } }, async (open) => {
      const lan = await welcomed(open);
      open.server.fail('sendMessage', fault);
      open.server.say(lan, BEER);
      const seen = await open.server.until(lan, 2);
      expect(open.server.faultsLeft('sendMessage')).toBe(0);
      expect(seen.map((message) => message.text.includes(BEER_QUOTE))).toEqual([false, true]);
    }),
  );

  it('gives up a message that fails too often, shows it to administrators, and serves the next one', () =>
    withChannel(
      {},
      async (open) => {
        const lan = await welcomed(open);
        open.server.fail('sendMessage', { kind: 'reset' }, 3);
        open.server.say(lan, BEER);
        open.server.say(lan, '/help');
        expect((await open.server.until(lan, 2)).at(-1)?.text).toContain('Cách hỏi');
        expect(levels(open, 'error')).toHaveLength(1);
        expect(await open.desk.store.deadLetters(9)).toMatchObject([{ box: 'out', attempts: 3 }]);
      },
      { attempts: 3 },
    ));

  it('waits as long as a flood asks, in that chat alone, and keeps what waits', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      const minh = await welcomed(open, 'Minh');
      open.server.fail('sendMessage', { kind: 'flood', retryAfter: 3600 });
      open.server.say(lan, BEER);
      await open.server.when(() => open.server.faultsLeft('sendMessage') === 0);
      open.server.say(lan, '/help');
      open.server.say(minh, BEER);
      await open.server.until(minh, 2);
      expect(open.server.seen(lan)).toHaveLength(1);
      const waiting = await open.desk.store.nextLetter('telegram', String(lan.id));
      expect(Date.parse(waiting?.due ?? '') - Date.now()).toBeGreaterThan(3_500_000);
      expect(JSON.stringify(waiting?.body)).toContain(BEER_QUOTE);
    }));

  it('sends plain text where the formatted one is refused', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      open.server.fail('sendMessage', {
        kind: 'error',
        code: 400,
        description: "Bad Request: can't parse entities: x",
      });
      open.server.say(lan, BEER);
      const [, answer] = await open.server.until(lan, 2);
      expect(answer?.text).toContain(`“${BEER_QUOTE}”`);
      expect(answer?.entities).toEqual([]);
      expect(answer?.keyboard.length).toBe(2);
    }));

  it('drops the reply to a person who blocked the bot, and serves others', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      const minh = await welcomed(open, 'Minh');
      open.server.world.blocked.add(lan.id);
      open.server.say(lan, BEER);
      open.server.say(minh, BEER);
      expect((await open.server.until(minh, 2)).at(-1)?.text).toContain(BEER_QUOTE);
      await open.server.when(() => open.server.refused.length === 1);
      expect(open.server.seen(lan)).toHaveLength(1);
      expect(levels(open, 'error')).toEqual([]);
    }));
});

describe.concurrent('Telegram: polling through faults', () => {
  it('goes on after cut connections, server errors and gateways, and logs the row once', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      open.server.fail('getUpdates', { kind: 'reset' }, 2);
      open.server.fail('getUpdates', { kind: 'error', code: 500, description: 'Internal Server Error' });
      open.server.fail('getUpdates', { kind: 'gateway' });
      open.server.say(lan, BEER);
      open.server.say(lan, BEER);
      await open.server.until(lan, 3);
      await open.server.when(() => open.server.faultsLeft('getUpdates') === 0);
      open.server.say(lan, '/help');
      await open.server.until(lan, 4);
      await vi.waitFor(() => expect(levels(open, 'info').join()).toContain('polling works again'));
      expect(levels(open, 'warn')).toHaveLength(1);
    }));

  it('comes back after another process polled with the same token', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      open.server.fail('getUpdates', {
        kind: 'error',
        code: 409,
        description: 'Conflict: terminated by other getUpdates request',
      });
      open.server.say(lan, BEER);
      await open.server.until(lan, 2);
      await open.server.when(() => open.server.faultsLeft('getUpdates') === 0);
      open.server.say(lan, '/help');
      expect((await open.server.until(lan, 3)).at(-1)?.text).toContain('Cách hỏi');
      expect(levels(open, 'warn').join()).toContain('409');
    }));

  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])(
    'goes on trying where the token is refused with %i, says so once, and hears again',
    (code, description) =>
      withChannel({}, async (open) => {
        const lan = await welcomed(open);
        open.server.fail('getUpdates', { kind: 'error', code, description }, 4);
        open.server.say(lan, BEER);
        await open.server.until(lan, 2);
        await open.server.when(() => open.server.faultsLeft('getUpdates') === 0);
        open.server.say(lan, '/help');
        await open.server.until(lan, 3);
        expect(open.logged.filter((line) => line.includes('từ chối TELEGRAM_BOT_TOKEN'))).toHaveLength(1);
        await vi.waitFor(() => expect(levels(open, 'info').join()).toContain('messages come here again'));
      }),
  );
});

describe.concurrent('Telegram: the desk', () => {
  it('says so in one sentence when the desk fails, and logs no secret', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      open.desk.before = () => Promise.reject(new Error(`disk full at ${open.server.token}`));
      open.server.say(lan, BEER);
      expect((await open.server.until(lan, 2)).at(-1)?.text).toContain('đang trục trặc');
      expect(levels(open, 'error').join()).toContain('disk full at [token]');
      open.desk.vote = () => Promise.reject(new Error('disk full'));
      open.desk.before = () => Promise.resolve();
      open.server.say(lan, BEER);
      const answer = (await open.server.until(lan, 3)).at(-1);
      expect(answer && (await open.server.press(answer, '👍', lan)).text).toContain('đang trục trặc');
    }));

  it('says so, too, when the fault is in showing the answer', () =>
    withChannel(
      {
        library: () => {
          throw new Error('snapshot gone');
        },
      },
      async (open) => {
        const lan = open.server.person('Lan');
        open.server.say(lan, '/about');
        expect((await open.server.until(lan, 1))[0]?.text).toContain('đang trục trặc');
        await vi.waitFor(() => expect(levels(open, 'error').join()).toContain('snapshot gone'));
      },
    ));

  it('keeps the order of a chat while other chats are answered', () =>
    withChannel({}, async (open) => {
      const [lan, minh] = [await welcomed(open), await welcomed(open, 'Minh')];
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      open.desk.before = (message) => (message.text === 'một' ? held : Promise.resolve());
      for (const text of ['một', 'hai', 'ba']) open.server.say(lan, text);
      open.server.say(minh, 'bốn');
      await open.server.until(minh, 2);
      expect(open.server.seen(lan)).toHaveLength(1);
      release();
      await open.server.until(lan, 4);
      const order = open.desk.asked
        .filter((message) => message.person === String(lan.id))
        .map((message) => message.text);
      expect(order).toEqual(['một', 'hai', 'ba']);
    }));

  it('answers many chats at once without a warning of the runtime', () =>
    withChannel({}, async (open) => {
      const warnings: string[] = [];
      const hear = (warning: Error) => void warnings.push(String(warning));
      process.on('warning', hear);
      const people = Array.from({ length: 40 }, (_, index) => open.server.person(`Người ${index}`));
      for (const person of people) open.server.say(person, BEER);
      for (const person of people) await open.server.until(person, 2);
      process.off('warning', hear);
      expect(warnings).toEqual([]);
    }));

  it('shows "typing" while an answer takes its time', () =>
    withChannel({ pace: { ...quick, typing: 0.02 } }, async (open) => {
      const lan = await welcomed(open);
      open.desk.before = () => open.server.when(() => open.server.world.actions.length > 0);
      open.server.say(lan, BEER);
      await open.server.until(lan, 2);
      expect(open.server.world.actions).toEqual([{ chat: lan.id, action: 'typing' }]);
    }));

  it('drops what one chat sends beyond eight waiting messages, with one notice', () =>
    withChannel({}, async (open) => {
      const lan = await welcomed(open);
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      open.desk.before = () => held;
      for (let index = 1; index <= 20; index++) open.server.say(lan, `câu ${index}`);
      expect((await open.server.until(lan, 2)).at(-1)?.text).toContain('gửi nhanh quá');
      release();
      await open.server.until(lan, 10);
      open.server.say(lan, '/help');
      expect((await open.server.until(lan, 11)).at(-1)?.text).toContain('Cách hỏi');
      expect(open.desk.asked).toHaveLength(8);
    }));
});
