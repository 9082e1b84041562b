import { expect, it } from 'vitest';
import type { Announcer, Channel } from '../../../bot/channel.ts';
import { AwayError, StartError } from '../../../bot/errors.ts';
import { inBackground } from '../../../bot/start/background.ts';

const announcer: Announcer = { channel: 'telegram', letters: () => [], wake: () => undefined };

/** What happens around a channel that starts as `start` says, once it has. */
async function around(start: Channel['start'], until = Promise.resolve()): Promise<string[]> {
  const seen: string[] = [];
  const stop = async (): Promise<void> => void seen.push('stopped');
  const channel: Channel = { name: 'telegram', announcer, start, stop };
  const running = inBackground(channel, {
    tell: (sentence) => void seen.push(sentence),
    log: { error: (_fields, message) => void seen.push(message) },
    join: (one) => void seen.push(`notices on ${one.channel}`),
    rest: { first: 2, longest: 4 },
  });
  await until;
  await running.stop();
  return seen;
}

it('a channel has notices written once it has started, and is stopped only then', async () => {
  const start = (): Promise<string> => new Promise((ready) => setTimeout(ready, 5, 'Hỏi tại đây.'));
  expect(await around(start)).toEqual(['Hỏi tại đây.', 'notices on telegram', 'stopped']);
});

it('one that did not start has none written, and the fault is told in a sentence', async () => {
  const refused = new StartError('Telegram không nhận mã của bot.');
  expect(await around(() => Promise.reject(refused))).toEqual([
    'a channel did not start',
    'Telegram không nhận mã của bot. Các kênh khác vẫn phục vụ.',
    'stopped',
  ]);
  expect(await around(() => Promise.reject(new Error('odd')))).toContain(
    'Kênh telegram gặp lỗi ngoài dự kiến. Các kênh khác vẫn phục vụ.',
  );
});

it('one whose platform is away is tried again until it serves; the fault is told once', async () => {
  let tries = 0;
  let serve = (): void => undefined;
  const served = new Promise<void>((resolve) => (serve = resolve));
  const seen = await around(async () => {
    tries++;
    if (tries < 5) throw new AwayError('Không kết nối được Telegram.');
    serve();
    return 'Hỏi tại đây.';
  }, served);
  expect(seen).toEqual([
    'a channel did not start',
    'Không kết nối được Telegram. Các kênh khác vẫn phục vụ và bot tự thử lại đến khi được.',
    'Hỏi tại đây.',
    'notices on telegram',
    'stopped',
  ]);
});

it('one that is stopped while its platform is away is tried no more', async () => {
  let tries = 0;
  const away = async (): Promise<string> => {
    tries++;
    throw new AwayError('Không kết nối được Telegram.');
  };
  expect((await around(away)).at(-1)).toBe('stopped');
  const then = tries;
  await new Promise((ready) => setTimeout(ready, 20));
  expect(tries).toBe(then);
});
