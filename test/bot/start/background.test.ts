import { expect, it } from 'vitest';
import type { Announcer, Channel } from '../../../bot/channel.ts';
import { StartError } from '../../../bot/errors.ts';
import { inBackground } from '../../../bot/start/background.ts';

const announcer: Announcer = { channel: 'telegram', letters: () => [], wake: () => undefined };

/** What happens around a channel that starts as `start` says, once it has. */
async function around(start: Channel['start']): Promise<string[]> {
  const seen: string[] = [];
  const stop = async (): Promise<void> => void seen.push('stopped');
  const channel: Channel = { name: 'telegram', announcer, start, stop };
  const running = inBackground(channel, {
    tell: (sentence) => void seen.push(sentence),
    log: { error: (_fields, message) => void seen.push(message) },
    join: (one) => void seen.push(`notices on ${one.channel}`),
  });
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
