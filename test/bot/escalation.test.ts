import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelName } from '../../bot/channel.ts';
import { MOST_A_DAY } from '../../bot/escalation/limits.ts';
import { keyedHash } from '../../bot/privacy.ts';
import { plainAnswer } from '../fixtures/turns.ts';
import { HASH_KEY, MINUTE } from '../support/desk-on-disk.ts';
import { ADMIN, admin, FINE, openEscalationOnDisk, type EscalationOnDisk } from '../support/escalation.ts';

let world: EscalationOnDisk;
beforeEach(async () => {
  world = await openEscalationOnDisk();
  await world.appoint('administrator', ADMIN);
});
afterEach(async () => {
  expect(world.told.filter((line) => line.startsWith('FAULT'))).toEqual([]);
  await world.close();
});

const say = (text: string, changes = {}) => world.say(text, changes);
const pass = (text?: string, changes = {}) => world.pass(text, changes);
const letters = (chat: string, channel?: ChannelName) => world.letters(chat, channel);

describe('passing a question on', () => {
  it('acknowledges with a number, once for the same answer, however it is typed', async () => {
    const first = await pass();
    expect(first).toContain('Đã chuyển câu hỏi của bạn tới người phụ trách, số 1.');
    expect(first).toContain('không thấy bạn là ai');
    for (const text of ['/chuyển', '/hoi-nguoi', '/hỏi-người', '/hoi_nguoi', '/CHUYEN'])
      expect(await say(text)).toContain('đã được chuyển rồi, số 1');
    expect(await world.store.countEscalated(false)).toBe(1);
  });

  it('keeps the masked text, the outcome, the time and the channel', async () => {
    await pass('Số điện thoại 0912345678 của tôi bị lộ thì phạt ai?');
    const [waiting] = await world.store.listEscalated({ answered: false, limit: 5, offset: 0 });
    expect(waiting).toMatchObject({
      outcome: 'not_in_corpus',
      channel: 'telegram',
      at: '2026-11-23T01:00:00.000Z',
    });
    expect(waiting?.question).toBe('Số điện thoại *** của tôi bị lộ thì phạt ai?');
  });

  it('says what to do where nothing was asked, or the answer is gone or another chat’s', async () => {
    expect(await say('/chuyen')).toContain('Bạn hãy gõ câu hỏi trước');
    expect(await say('/chuyen mức phạt là bao nhiêu')).toContain('Bạn gõ câu hỏi trước');
    const { id } = await world.answerTo({ text: FINE });
    expect(await say(`/chuyen ${id}`, { chat: '1002', person: '1002' })).toContain('không còn được lưu');
    expect(await say(`/chuyen ${id}`)).toContain('số 1.');
  });

  it('takes no greeting and no refusal', async () => {
    for (const outcome of ['small_talk', 'refused'] as const) {
      world.answer = () => Promise.resolve({ ...plainAnswer('Chào bạn.'), outcome });
      expect(await pass('Xin chào')).toContain('không phải câu hỏi về quy định');
    }
    world.answer = () =>
      Promise.resolve({ ...plainAnswer('Không được.'), outcome: 'answered', verdict: 'prohibited' });
    expect(await pass('Được không?')).toContain('số 1.');
  });

  it('takes one of the same words while it waits, and so many of a person a day of Viet Nam', async () => {
    expect(await pass()).toContain('số 1.');
    expect(await pass('muc phat khi uong bia buoi trua la bao nhieu')).toContain('đã được chuyển rồi, số 1');
    for (let n = 2; n <= MOST_A_DAY; n++) expect(await pass(`Câu thứ ${n}?`)).toContain(`số ${n}.`);
    expect(await pass('Một câu nữa?')).toContain('tối đa một ngày');
    expect(await pass('Một câu nữa?', { chat: '1002', person: '1002' })).toContain('Đã chuyển');
    // 23:59 in Viet Nam, then a minute later.
    world.time = Date.parse('2026-11-23T16:59:00.000Z');
    expect(await say('/chuyen')).toContain('tối đa một ngày');
    world.time += MINUTE;
    expect(await say('/chuyen')).toContain('Đã chuyển');
  });

  it('answers a redelivered command with the same number', async () => {
    await world.ask({ text: FINE });
    expect(await say('/chuyen', { update: 'u1' })).toContain('số 1.');
    expect((await world.ask({ text: '/chuyen', update: 'u1' })).kind).toBe('duplicate');
    expect(await world.store.countEscalated(false)).toBe(1);
  });
});

describe('those who reply', () => {
  it('are administrators; trainers where the settings say so; others are refused and written down', async () => {
    await world.appoint('trainer', '9002');
    await pass();
    for (const text of ['/hoidap', '/hoidap 1', '/traloi 1 Không.'])
      expect(await say(text, { chat: '9002', person: '9002' })).toContain('Chỉ người phụ trách');
    expect(await world.acts()).toEqual([
      'refused list of questions in a chat',
      'refused list of questions in a chat',
      'refused reply to a question in a chat',
    ]);
    await world.close();
    world = await openEscalationOnDisk({ trainers: true });
    await world.appoint('trainer', '9002');
    await pass();
    expect(await say('/hoidap', { chat: '9002', person: '9002' })).toContain(FINE);
  });

  it('see the list and one whole, in private chats alone; each act is in the audit', async () => {
    await pass();
    expect(await say('/hoidap', admin)).toContain(`Số 1 – 08:00 23/11/2026, Telegram\n${FINE}`);
    const one = await say('/hỏiđáp 1', admin);
    expect(one).toContain(FINE);
    expect(one).toContain('máy không tìm thấy quy định');
    expect(await say('/hoidap 7', admin)).toContain('Không có câu hỏi số 7');
    expect(await say('/hoidap mười', admin)).toContain('ví dụ: /hoidap 12');
    for (const text of ['/hoidap', '/traloi 1 Không.'])
      expect(await say(text, { chat: '-100', person: ADMIN })).toContain('nhắn riêng');
    expect(await say('/traloi 1 Chưa có quy định.', admin)).toContain('Đã trả lời câu hỏi số 1');
    expect(await world.acts()).toEqual([
      'questions_listed waiting',
      'question_read question 1',
      'question_answered question 1',
    ]);
  });

  it('see the oldest ten of many, and how many there are', async () => {
    for (let n = 1; n <= 12; n++) await pass(`Câu thứ ${n} là gì?`, { chat: `2${n}`, person: `2${n}` });
    const list = await say('/hoidap', admin);
    expect(list).toContain('Có 12 câu hỏi chờ trả lời; 10 câu cũ nhất');
    expect(list).toContain('Số 10 ');
    expect(list).not.toContain('Số 11 ');
    expect(list.length).toBeLessThan(2000);
  });

  it('never see who asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<ChannelName>('telegram', 'zalo_bot', 'zalo_oa', 'web', 'terminal'),
        fc.stringMatching(/^[1-9][0-9]{9,15}$/),
        fc.stringMatching(/^[1-9][0-9]{9,15}$/),
        async (channel, chat, person) => {
          const asked = { channel, chat, person, place: { thread: 7, replyTo: Number(chat.slice(0, 9)) } };
          const said = await pass(`Câu hỏi ${String(world.time)}?`, asked);
          const number = /số (\d+)/.exec(said)?.[1] ?? '';
          const page = await world.escalation().list('admin', { answered: false, page: 1, size: 100 });
          const seen = [
            await say('/hoidap', admin),
            await say(`/hoidap ${number}`, admin),
            JSON.stringify(page),
            JSON.stringify(await world.escalation().find('admin', Number(number))),
            ...(await letters(ADMIN)).map(({ text }) => text),
            await say(`/traloi ${number} Xong.`, admin),
            ...(await world.acts()),
          ].join('\n');
          const [turn] = (await world.store.escalatedOf(keyedHash(HASH_KEY, channel, chat))).map(
            (one) => one.turn,
          );
          for (const secret of [
            chat,
            person,
            keyedHash(HASH_KEY, channel, chat),
            keyedHash(HASH_KEY, channel, person),
            turn,
            chat.slice(0, 9),
          ])
            expect(seen).not.toContain(secret);
          world.time += 25 * 60 * MINUTE;
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});
