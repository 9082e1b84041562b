import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { voteOf } from '../../../bot/channel/telegram/reactions.ts';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER } from '../../fakes/telegram/directive.ts';
import type { Chat, Person, Seen } from '../../fakes/telegram/world.ts';

let open: OpenChannel;
let lan: Person;
let office: Chat;
beforeEach(async () => {
  open = await openChannel();
  lan = open.server.person('Lan');
  office = open.server.group('Văn phòng');
});
afterEach(async () => {
  await open.close();
  expect(open.server.refused).toEqual([]);
});

/** The bot's answer to a question, and the notice before it. */
async function answered(chat: Chat | Person = lan): Promise<[Seen, Seen]> {
  open.server.write({ from: lan, text: `/hoi ${BEER}`, ...('type' in chat ? { chat } : {}) });
  return (await open.server.until(chat, 2)) as unknown as [Seen, Seen];
}
/** Waits until everything that came before has been handled. */
async function settled(): Promise<void> {
  const told = () => open.server.seen(lan).filter(({ text }) => text.startsWith('Về Kỷ Cương')).length;
  const before = told();
  open.server.say(lan, '/about');
  await open.server.when(() => told() > before);
}
const votes = () => open.desk.votes.map(({ chat, person, helpful }) => [chat, person, helpful]);
const [chat, person] = [() => String(lan.id), () => String(lan.id)];

describe('Telegram: a reaction to an answer', () => {
  it.each([
    ['👍', true],
    ['❤', true],
    ['❤️', true],
    ['🔥', true],
    ['👏', true],
    ['👎', false],
    ['💩', false],
    ['🤮', false],
    ['😡', false],
  ])('%s is a vote', async (face, helpful) => {
    const [, answer] = await answered();
    open.server.react(answer, lan, [face]);
    await settled();
    expect(votes()).toEqual([[chat(), person(), helpful]]);
    expect(open.logged).toEqual([]);
  });

  it('counts as the last one was; one taken away takes nothing back', async () => {
    const [, answer] = await answered();
    open.server.react(answer, lan, ['👎'], ['👍']);
    open.server.react(answer, lan, [], ['👎']);
    await settled();
    expect(votes()).toEqual([[chat(), person(), false]]);
  });

  it('says nothing where it is another face, anonymous, or on a message that is no answer', async () => {
    const [notice, answer] = await answered();
    open.server.react(answer, lan, ['🎉']);
    open.server.react(answer, null, ['👍']);
    open.server.react(notice, lan, ['👍']);
    await settled();
    expect(votes()).toEqual([]);
  });

  it('is heard in a group only where the bot is an administrator', async () => {
    const [, answer] = await answered(office);
    expect(open.server.react(answer, lan, ['👍'])).toBeNull();
    open.server.world.administered.add(office.id);
    open.server.react(answer, lan, ['👍']);
    await settled();
    await vi.waitFor(() => expect(open.desk.votes).toHaveLength(1), { timeout: 20_000 });
    expect(votes()).toEqual([[String(office.id), person(), true]]);
  });

  it('that comes twice is taken once, and a fault of the desk is logged', async () => {
    const [, answer] = await answered();
    const update = open.server.react(answer, lan, ['👍']);
    open.server.updates.repeat(update ?? 0);
    await settled();
    expect(votes()).toHaveLength(1);
    open.desk.vote = () => Promise.reject(new Error('the disk is full'));
    open.server.react(answer, lan, ['👎']);
    await settled();
    expect(open.logged.join()).toContain('a reaction was not taken');
  });

  it('of several at once the last that says something counts', () => {
    const faces = (...emojis: string[]) => emojis.map((emoji) => ({ type: 'emoji', emoji }) as never);
    expect(voteOf(faces('👍'), faces('👍', '👎', '🎉'))).toBe(false);
    expect(voteOf(faces('👍', '👎'), faces('👍'))).toBeNull();
    expect(voteOf([], [{ type: 'custom_emoji', custom_emoji_id: '1' }, { type: 'paid' }])).toBeNull();
  });
});

describe('Telegram: an edited question', () => {
  const asked = () => open.desk.asked.map(({ text }) => text);

  it('within a minute is answered again as the corrected one, under the message, once', async () => {
    const message = open.server.say(lan, '/help');
    await open.server.until(lan, 1);
    const update = open.server.edit(message, BEER, 60);
    open.server.updates.repeat(update ?? 0);
    const [, , corrected, answer] = await open.server.until(lan, 4);
    expect(corrected?.text).toBe('Trả lời cho câu hỏi bạn vừa sửa:');
    expect([corrected?.replyTo, answer?.text.startsWith('Không được')]).toEqual([message.message_id, true]);
    await settled();
    expect(asked()).toEqual([BEER]);
  });

  it('in a group is answered where it still names the bot or gives the command', async () => {
    const message = open.server.write({ from: lan, chat: office, text: '/hoi uống bia' }).message;
    await open.server.until(office, 2);
    open.server.edit(message, `/hoi ${BEER}`, 30);
    await open.server.until(office, 4);
    open.server.edit(message, 'thôi khỏi', 40);
    await settled();
    expect(asked()).toEqual(['uống bia', BEER]);
    expect(open.server.seen(office)).toHaveLength(4);
  });

  it('under a picture is answered as text is, and told that the picture was not looked at', async () => {
    const content = { photo: [{ file_id: 'p' }], caption: 'uống bia' };
    const { message } = open.server.write({ from: lan, content });
    await open.server.until(lan, 3);
    open.server.edit(message, BEER, 30);
    const [before, answer] = (await open.server.until(lan, 5)).slice(3);
    expect(before?.text).toBe(
      'Tôi chưa xem được ảnh, nên chỉ trả lời theo chữ viết kèm ảnh. Trả lời cho câu hỏi bạn vừa sửa:',
    );
    expect([before?.replyTo, answer?.text.startsWith('Không được')]).toEqual([message.message_id, true]);
    expect(asked()).toEqual(['uống bia', BEER]);
    open.server.edit(message, `${BEER}?`, 61);
    expect((await open.server.until(lan, 6)).at(-1)?.text).toContain('trong vòng một phút');
    expect(open.desk.asked.map(({ edited = false }) => edited)).toEqual([false, true]);
  });

  it('gets a notice where it is later, and another where it is a command, whose time is no matter', async () => {
    const message = open.server.say(lan, BEER);
    await open.server.until(lan, 2);
    open.server.edit(message, 'Trưa nay uống rượu được không?', 61);
    expect((await open.server.until(lan, 3)).at(-1)?.text).toContain('trong vòng một phút');
    for (const [count, typo] of ['/hepl', '/hepl'].entries()) {
      const mistyped = open.server.say(lan, typo);
      await open.server.until(lan, 4 + 2 * count);
      open.server.edit(mistyped, '/help', 5);
      expect((await open.server.until(lan, 5 + 2 * count)).at(-1)?.text).toBe(
        'Lệnh trong tin nhắn đã sửa thì tôi không đọc lại. Bạn vui lòng gửi lệnh thành tin nhắn mới.',
      );
    }
    expect(asked()).toEqual([BEER, '/hepl', '/hepl']);
  });

  it('says nothing of the commands of other bots, and of what is edited without words', async () => {
    const message = open.server.write({ from: lan, chat: office, text: '/help@another_bot' }).message;
    open.server.edit(message, '/start@another_bot', 5);
    open.server.edit(message, '/unknown', 6);
    const place = open.server.write({ from: lan, content: { location: { latitude: 18, longitude: 105 } } });
    expect((await open.server.until(lan, 1)).at(-1)?.text).toContain('chỉ đọc được tin nhắn chữ');
    open.server.updates.push('edited_message', { ...place.message, edit_date: place.message.date + 9 });
    await settled();
    // The second is what `settled` asks.
    expect([open.server.seen(office).length, open.server.seen(lan).length]).toEqual([0, 2]);
  });
});
