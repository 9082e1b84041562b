import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Letter } from '../../../bot/channel.ts';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import type { Chat, Person, Seen } from '../../fakes/telegram/world.ts';

/** Answers that are on their way when the topic of their question is closed or deleted. */

const TOPIC = 77;
let open: OpenChannel;
let lan: Person;
let group: Chat;
beforeEach(async () => {
  open = await openChannel();
  lan = open.server.person('Lan');
  group = open.server.group('Phòng Tổ chức');
});
afterEach(async () => {
  await open.close();
});

/** Asks in the topic; the answer is held up until `meanwhile` has happened. */
async function askWhile(meanwhile: () => void, text = BEER): Promise<number> {
  open.server.fail('sendMessage', { kind: 'error', code: 500, description: 'Internal Server Error' });
  const { message } = open.server.write({ from: lan, chat: group, text: `/hoi ${text}`, thread: TOPIC });
  await open.server.when(() => open.server.faultsLeft('sendMessage') === 0);
  meanwhile();
  return message.message_id;
}
const end = (how: 'closed' | 'deleted') => () => open.server.endTopic(group, TOPIC, how);
/** Messages of the bot in the group: the first contact and the answer. */
const both = async (): Promise<readonly Seen[]> => open.server.until(group, 2);
const texts = async (): Promise<string[]> => (await both()).map(({ text }) => text);

describe('Telegram: a topic that takes nothing more', () => {
  it('is closed: the answer comes in the group itself, says so and leads to the question, in order', async () => {
    const asked = await askWhile(end('closed'));
    const [first, answer] = await both();
    expect(first?.text).toContain('Chào bạn');
    expect(answer?.text).toMatch(/^Chủ đề của câu hỏi đã đóng, nên tôi trả lời ở đây:\n\n/);
    expect(answer?.text).toContain(BEER_QUOTE);
    expect([answer?.thread, answer?.replyTo]).toEqual([null, null]);
    expect(answer?.entities[0]).toMatchObject({
      type: 'text_link',
      url: `https://t.me/c/${String(group.id).slice(4)}/${TOPIC}/${asked}`,
    });
    expect((await open.server.press(answer as Seen, '👍', lan)).text).toContain('Cảm ơn');
    expect(open.server.refused.map((line) => line.split('400 ')[1])).toEqual(
      Array<string>(2).fill('Bad Request: TOPIC_CLOSED'),
    );
    expect(await open.desk.store.deadLetters(10)).toEqual([]);
  });

  it('is deleted: the same, without a link to what is gone', async () => {
    await askWhile(end('deleted'));
    const [, answer] = await both();
    expect(answer?.text).toMatch(/^Chủ đề của câu hỏi không còn nữa, nên tôi trả lời ở đây:\n\n/);
    expect(answer?.entities.some(({ type }) => type === 'text_link')).toBe(false);
    expect(open.server.refused.at(-1)).toContain('Bad Request: message thread not found');
    expect(await open.desk.store.deadLetters(10)).toEqual([]);
  });

  it('is told once for the parts of one reply', async () => {
    end('closed')();
    const part = (html: string, more: object): Letter => ({
      chat: String(group.id),
      body: { chat: group.id, thread: TOPIC, html, plain: html, ...more },
    });
    const long = 'a'.repeat(4_090);
    await post([part('Một', { replyTo: 5 }), part('Hai', { follows: true }), part(long, { replyTo: 6 })]);
    const seen = await open.server.until(group, 4);
    const line = 'Chủ đề của câu hỏi đã đóng, nên tôi trả lời ở đây:';
    expect(seen.map(({ text }) => text)).toEqual([`${line}\n\nMột`, 'Hai', line, long]);
    expect(await open.desk.store.deadLetters(10)).toEqual([]);
  });

  it('is given up only where the group refuses too', async () => {
    await askWhile(() => {
      end('closed')();
      open.server.world.generalClosed.add(group.id);
    });
    await expect.poll(() => open.desk.store.deadLetters(10), { timeout: 10_000 }).toHaveLength(2);
    expect(open.server.seen(group)).toEqual([]);
    expect((await open.desk.store.deadLetters(10))[0]?.reason).toContain('TOPIC_CLOSED');
  });

  it('is opened again: answers come there', async () => {
    await askWhile(end('closed'));
    await texts();
    open.server.world.topics.set(`${group.id}:${TOPIC}`, 'open');
    open.server.write({ from: lan, chat: group, text: `/hoi ${BEER}`, thread: TOPIC });
    expect((await open.server.until(group, 3)).at(-1)?.thread).toBe(TOPIC);
  });
});

/** Writes letters as an earlier update of the group would have, and has them sent. */
async function post(letters: readonly Letter[]): Promise<void> {
  await open.desk.store.post({ channel: 'telegram', update: null, letters, at: new Date().toISOString() });
  open.channel.announcer?.wake(String(group.id));
}
