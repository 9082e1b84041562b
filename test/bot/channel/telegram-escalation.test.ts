import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainAnswer } from '../../fixtures/turns.ts';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import type { Person, Seen } from '../../fakes/telegram/world.ts';
import {
  FINE,
  openEscalationOnDisk,
  shippedQuotes,
  type EscalationOnDisk,
} from '../../support/escalation.ts';

/** Questions to people in Telegram: the real desk, store, library and delivery; Telegram's server is the strict double. */

const PERSON = 'Hỏi người phụ trách';
let quotes: Awaited<ReturnType<typeof shippedQuotes>>;
let world: EscalationOnDisk;
let open: OpenChannel;
let lan: Person;
let an: Person;
beforeAll(async () => {
  quotes = await shippedQuotes();
});
afterAll(() => quotes.remove());
beforeEach(async () => {
  world = await openEscalationOnDisk({ cite: quotes.cite });
  await start();
  [lan, an] = [open.server.person('Lan Hương'), open.server.person('An')];
  await world.appoint('administrator', String(an.id));
});
afterEach(async () => {
  await open.close();
  await world.close();
  expect(open.logged.join()).not.toContain(open.server.token.split(':')[1]);
});
const start = async () => {
  open = await openChannel({ desk: world.desk, delivery: world.delivery() });
};
const labels = (seen: Seen) => seen.keyboard.map((row) => row.map((button) => button.text));
/** Writes, and gives the bot's last message once there are `more` of them. */
async function say(from: Person, text: string, more = 1): Promise<Seen> {
  const before = open.server.seen(from).length;
  open.server.say(from, text);
  return (await open.server.until(from, before + more)).at(-1) as Seen;
}
const lastOf = async (person: { id: number }, count: number) =>
  (await open.server.until(person, count)).at(-1)?.text ?? '';

describe('Telegram: questions to people', () => {
  it('goes from a button to an administrator, and his words with the quote back', async () => {
    await say(an, '/vaitro');
    const answer = await say(lan, FINE, 2);
    expect(labels(answer)).toEqual([['👍', '👎'], [PERSON]]);
    await open.server.press(answer, PERSON, lan);
    expect(await lastOf(lan, 3)).toContain('Đã chuyển câu hỏi của bạn tới người phụ trách, số 1.');
    expect(await lastOf(an, 2)).toContain('Có 1 câu hỏi chờ người phụ trách trả lời');
    const list = await say(an, '/hoidap');
    expect(list.text).toContain(FINE);
    expect(list.text).not.toContain('Lan');
    expect(list.text).not.toContain(String(lan.id));
    expect((await say(an, '/traloi 1 Chưa có mức phạt.\nTrích: 30-CT/TU mục 3 đoạn 2')).text).toContain(
      'đang gửi',
    );
    const reply = await lastOf(lan, 4);
    expect(reply).toContain('Người phụ trách trả lời câu hỏi số 1');
    expect(reply).toContain('không phải nguyên văn quy định');
    expect(reply).toContain(quotes.knowledge.library.provision('30-CT/TU#m3.d2')?.text);
    expect(reply).not.toContain('An');
    await open.server.press(answer, PERSON, lan);
    expect(await lastOf(lan, 5)).toContain('đã được người phụ trách trả lời');
    expect(open.server.refused).toEqual([]);
  });

  it('offers the way after 👎 under any answer, and takes it typed', async () => {
    world.answer = () =>
      Promise.resolve({ ...plainAnswer('Không được.'), outcome: 'answered', verdict: 'prohibited' });
    const answer = await say(lan, FINE, 2);
    expect(labels(answer)).toEqual([['👍', '👎']]);
    expect((await open.server.press(answer, '👎', lan)).text).toContain('/chuyen');
    await open.server.when(() => labels(answer).length === 2);
    expect(labels(answer)).toEqual([['👍', '👎 ✓'], [PERSON]]);
    await open.server.press(answer, '👍', lan);
    await open.server.when(() => labels(answer)[0]?.[0] === '👍 ✓');
    expect((await say(lan, '/hoi-nguoi')).text).toContain('số 1.');
    expect((await say(lan, '/chuyen')).text).toContain('đã được chuyển rồi, số 1');
    expect(open.server.refused).toEqual([]);
  });

  it('answers in the topic of a group, to the message that asked; the list stays private', async () => {
    const group = open.server.group('Phòng A');
    const write = (from: Person, text: string) =>
      open.server.write({ from, chat: group, text, thread: 77 }).message;
    write(lan, `/hoi ${FINE}`);
    await open.server.until(group, 2);
    const asked = write(lan, '/chuyen');
    expect(await lastOf(group, 3)).toContain('số 1.');
    write(an, '/hoidap');
    expect(await lastOf(group, 4)).toContain('chỉ dùng trong trò chuyện riêng');
    await say(an, '/traloi 1 Chưa có mức phạt.');
    const reply = (await open.server.until(group, 5)).at(-1) as Seen;
    expect(reply.text).toContain('Chưa có mức phạt.');
    expect(reply.wire.message_thread_id).toBe(77);
    expect(reply.wire.reply_to_message?.message_id).toBe(asked.message_id);
    expect(open.server.refused).toEqual([]);
  });

  it('answers in the group where the topic of the question was deleted meanwhile, and says so', async () => {
    const group = open.server.group('Phòng A');
    const write = (text: string) => open.server.write({ from: lan, chat: group, text, thread: 77 });
    write(`/hoi ${FINE}`);
    await open.server.until(group, 2);
    write('/chuyen');
    await open.server.until(group, 3);
    open.server.endTopic(group, 77, 'deleted');
    await say(an, '/traloi 1 Chưa có mức phạt.');
    const reply = (await open.server.until(group, 4)).at(-1) as Seen;
    expect(reply.text).toMatch(/^Chủ đề của câu hỏi không còn nữa, nên tôi trả lời ở đây:/);
    expect(reply.text).toContain('Chưa có mức phạt.');
    expect(reply.thread).toBeNull();
    await expect.poll(async () => (await world.store.escalated(1))?.reached).toBe('sent');
  });

  it('shows the administrator that the person has blocked the bot, and sends when they write again', async () => {
    await say(an, '/vaitro');
    await say(lan, FINE, 2);
    await say(lan, '/chuyen');
    await open.server.until(an, 2);
    const description = 'Forbidden: bot was blocked by the user';
    open.server.fail('sendMessage', { kind: 'error', code: 403, description });
    const chat = String(lan.id);
    await world.escalation().answer('web-admin', 1, 'Chưa có mức phạt.', '');
    await open.server.when(() => open.server.faultsLeft('sendMessage') === 0);
    await expect
      .poll(async () => (await world.store.escalated(1))?.reached, { timeout: 5000 })
      .toBe('blocked');
    expect(await world.store.nextLetter('telegram', chat)).toBeNull();
    await world.escalation().look();
    expect(await lastOf(an, 3)).toContain('Trả lời câu hỏi số 1: chưa gửi được: người hỏi đã chặn bot');
    expect((await say(an, '/hoidap 1')).text).toContain('đã chặn bot');
    await say(lan, 'Chào', 2);
    expect(
      open.server
        .seen(lan)
        .map(({ text }) => text)
        .join(),
    ).toContain('Người phụ trách trả lời câu hỏi số 1');
  });

  it('sends a reply that a dead process left', async () => {
    await say(lan, FINE, 2);
    await say(lan, '/chuyen');
    const { server } = open;
    await open.channel.stop();
    await world.escalation().answer('web-admin', 1, 'Chưa có mức phạt.', '');
    await world.restart();
    const again = await openChannel({
      desk: world.desk,
      delivery: world.delivery(),
      apiRoot: server.root,
      token: server.token,
    });
    expect(await lastOf(lan, 4)).toContain('Chưa có mức phạt.');
    await again.channel.stop();
    await again.server.close();
  });
});
