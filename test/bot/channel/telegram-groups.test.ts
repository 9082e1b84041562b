import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChannel, VAGUE, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import type { Chat, Person, Seen } from '../../fakes/telegram/world.ts';

let open: OpenChannel;
let office: Chat;
let lan: Person;
let minh: Person;
beforeEach(async () => {
  open = await openChannel();
  office = open.server.group('Văn phòng');
  lan = open.server.person('Lan');
  minh = open.server.person('Minh');
});
afterEach(async () => {
  await open.close();
  expect(open.server.refused).toEqual([]);
  expect(open.logged).toEqual([]);
});

const write = (text: string, more: { replyTo?: number; thread?: number } = {}) =>
  open.server.write({ from: lan, chat: office, text, ...more }).message;
const last = async (count: number) => (await open.server.until(office, count)).at(-1) as Seen;

describe('Telegram: a group', () => {
  it('stays silent until it is named, answered or commanded', async () => {
    write(BEER);
    write('@another_bot uống bia được không?');
    write('/help@another_bot');
    write('/unknown');
    open.server.write({ from: lan, chat: office, content: { photo: [{ file_id: 'p' }] } });
    write('/help');
    expect((await last(1)).text).toContain('Cách hỏi');
    expect(open.server.seen(office)).toHaveLength(1);
    expect(open.desk.asked).toEqual([]);
  });

  it('answers the words under a picture that name it, and no others', async () => {
    const picture = (caption: string, named: number) =>
      open.server.write({
        from: lan,
        chat: office,
        content: {
          photo: [{ file_id: 'p' }],
          caption,
          caption_entities: named === 0 ? [] : [{ type: 'mention', offset: 0, length: named }],
        },
      });
    picture(BEER, 0);
    picture(`@ky_cuong_bot ${BEER}`, 13);
    const [welcome, notice, answer] = await open.server.until(office, 3);
    expect(welcome?.text).toContain('bí mật nhà nước');
    expect(notice?.text).toContain('chỉ trả lời theo chữ viết kèm ảnh');
    expect(answer?.text).toContain(BEER_QUOTE);
    expect(open.desk.asked.map(({ text }) => text)).toEqual([BEER]);
  });

  it('answers when named, without its own name in the question, as a reply to the message', async () => {
    const message = write(`@Ky_Cuong_Bot  ${BEER}`);
    const answer = await last(2);
    expect(answer.text).toContain(BEER_QUOTE);
    expect(open.server.seen(office)[0]?.replyTo).toBe(message.message_id);
    expect(open.desk.asked[0]).toMatchObject({ chat: String(office.id), person: String(lan.id), text: BEER });
  });

  it('answers a reply to its own message, and /hoi and /ask with its name', async () => {
    write('/help');
    write(BEER, { replyTo: (await last(1)).id });
    await last(3);
    write(`/hoi ${BEER}`);
    await last(4);
    write(`/ask@ky_cuong_bot ${BEER}`);
    expect((await last(5)).text).toContain(BEER_QUOTE);
    expect(open.desk.asked.map((message) => message.text)).toEqual([BEER, BEER, BEER]);
  });

  it('never talks to another bot, but to an anonymous administrator', async () => {
    const robot = { ...lan, is_bot: true };
    open.server.write({ from: robot, chat: office, text: `/hoi ${BEER}` });
    open.server.write({ from: robot, chat: office, text: '/help', content: { sender_chat: office } });
    expect((await last(1)).text).toContain('Cách hỏi');
    expect(open.desk.asked).toEqual([]);
  });

  it('asks for a question where only its name or a bare command was written', async () => {
    write('@ky_cuong_bot');
    expect((await last(1)).text).toContain('Cách hỏi');
    write('/hoi');
    expect((await last(2)).text).toContain('/hoi');
  });

  it('never takes or gives codes in front of the group', async () => {
    for (const [index, command] of ['/quyen ABCD-1234', '/dangnhap@ky_cuong_bot', '/moi trainer'].entries()) {
      write(command);
      expect((await last(index + 1)).text).toContain('trò chuyện riêng');
    }
    expect(open.desk.asked).toEqual([]);
  });

  it('keeps to the topic of a forum', async () => {
    write(`/hoi ${BEER}`, { thread: 77 });
    expect((await last(2)).thread).toBe(77);
    expect(open.server.seen(office)[0]?.thread).toBe(77);
  });

  it('takes votes of several people and leaves the shared button as it is', async () => {
    write(`/hoi ${BEER}`);
    const answer = await last(2);
    await open.server.press(answer, '👍', lan);
    await open.server.press(answer, '👎', minh);
    expect(open.desk.votes.map((vote) => [vote.person, vote.helpful])).toEqual([
      [String(lan.id), true],
      [String(minh.id), false],
    ]);
    expect(answer.edits).toBe(0);
  });

  it('asks for whoever presses a choice', async () => {
    write(`/hoi ${VAGUE}`);
    const choices = await last(2);
    await open.server.press(choices, '1', minh);
    await last(3);
    expect(open.desk.asked.at(-1)).toMatchObject({
      chat: String(office.id),
      person: String(minh.id),
      text: BEER,
    });
  });

  it('follows a group that became a supergroup', async () => {
    const moved = open.server.group('Văn phòng (mới)');
    open.server.world.migrated.set(office.id, moved.id);
    write(`/hoi ${BEER}`);
    expect((await open.server.until(moved, 2)).at(-1)?.text).toContain(BEER_QUOTE);
    // Asked at the old place once; what follows goes to the new one.
    expect(open.server.refused.splice(0)).toHaveLength(1);
  });
});
