import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelName } from '../../../bot/channel.ts';
import { MINUTE } from '../../support/desk-on-disk.ts';
import {
  ADMIN,
  admin,
  FINE,
  openEscalationOnDisk,
  shippedQuotes,
  type EscalationOnDisk,
} from '../../support/escalation.ts';

let quotes: Awaited<ReturnType<typeof shippedQuotes>>;
let world: EscalationOnDisk;
beforeAll(async () => {
  quotes = await shippedQuotes();
});
afterAll(() => quotes.remove());
beforeEach(async () => {
  world = await openEscalationOnDisk({ cite: quotes.cite });
  await world.appoint('administrator', ADMIN);
});
afterEach(async () => {
  expect(world.told.filter((line) => line.startsWith('FAULT'))).toEqual([]);
  await world.close();
});

const say = (text: string, changes = {}) => world.say(text, changes);
const pass = (text?: string, changes = {}) => world.pass(text, changes);
const letters = (chat: string, channel?: ChannelName) => world.letters(chat, channel);

describe('a reply', () => {
  it('goes to the chat, its topic and message, marked as a person’s words, with the machine’s quote', async () => {
    await pass(FINE, { chat: '-1001', person: '1001', place: { thread: 7, replyTo: 42 } });
    const said = await say(
      '/traloi 1 Theo mình là “không được”.\nXem thêm nội quy.\nTrích: 30-CT/TU mục 3 đoạn 2',
      admin,
    );
    expect(said).toContain('Đã trả lời câu hỏi số 1: đang gửi.');
    expect(said).toContain('Kèm nguyên văn: mục 3, đoạn 2 30-CT/TU.');
    const sent = await letters('-1001');
    const text = sent.map((one) => one.text).join('\n');
    const provision = quotes.knowledge.library.provision('30-CT/TU#m3.d2')?.text ?? 'none';
    expect(sent[0]?.body).toMatchObject({ thread: 7, replyTo: 42 });
    expect(text).toContain('Người phụ trách trả lời câu hỏi số 1');
    expect(text).toContain(`Bạn đã hỏi: ${FINE}`);
    expect(text).toContain('Theo mình là "không được".\nXem thêm nội quy.');
    expect(text).toContain('không phải nguyên văn quy định');
    expect(text).toContain(provision);
    expect(text).toContain('Mục 3, đoạn 2 – Chỉ thị số 30-CT/TU, ngày 29/11/2023');
    expect(text).toContain('Đang có hiệu lực từ 29/11/2023');
    expect(await say('/hoidap 1', admin)).toContain('đã tới người hỏi');
  });

  it('quotes what its text names, and says what it cannot quote', async () => {
    await pass();
    const said = await say(
      '/traloi 1 Xem mục 3 đoạn 2 Chỉ thị 30-CT/TU và Điều 5 Nghị định 999/2099/NĐ-CP.',
      admin,
    );
    expect(said).toContain('Kèm nguyên văn: mục 3, đoạn 2 30-CT/TU');
    expect(said).toContain('Không trích được:');
    expect((await letters('1001')).map(({ text }) => text).join()).toContain(
      quotes.knowledge.library.provision('30-CT/TU#m3.d2')?.text,
    );
  });

  it.each([
    ['/traloi', 'ví dụ: /traloi 12'],
    ['/traloi một Không.', 'ví dụ: /traloi 12'],
    ['/traloi 1', 'ví dụ: /traloi 12'],
    ['/traloi 9 Không.', 'Không có câu hỏi số 9'],
    ['/traloi 1 Không.\nTrích: 30-CT/TU mục 77', 'Chưa gửi, vì không trích được'],
    ['/traloi 1 Không.\nTrích: 30-CT/TU', 'chưa nêu điều, khoản, mục'],
    ['/traloi 1 Không.\nTrích: điều gì đó', 'không nêu điều khoản nào'],
    ['/traloi 1 Không.\nTrích: Điều 1 Nghị định 999/2099/NĐ-CP', 'kho văn bản chưa có'],
    [`/traloi 1 ${'a'.repeat(1901)}`, 'dài 1.901 ký tự'],
  ])('is not sent where it cannot be: %s', async (text, why) => {
    await pass();
    expect(await say(text, admin)).toContain(why);
    expect((await world.store.escalated(1))?.answer).toBeNull();
    expect(await letters('1001')).toEqual([]);
  });

  it('is given once', async () => {
    await pass();
    await say('/traloi 1 Một.', admin);
    expect(await say('/traloi 1 Hai.', admin)).toContain('đã được trả lời rồi');
    expect(await letters('1001')).toHaveLength(1);
    expect(await say('/chuyen')).toContain('đã được người phụ trách trả lời (số 1)');
  });

  it('that met a closed chat is told to who replied, and goes out when the person writes next', async () => {
    await say('/hoidap', admin);
    await pass();
    await letters(ADMIN);
    await say('/traloi 1 Không.', admin);
    await world.store.closeChat('telegram', '1001');
    await world.escalation().look();
    await world.escalation().look();
    expect((await letters(ADMIN)).map(({ text }) => text)).toEqual([
      expect.stringContaining('Trả lời câu hỏi số 1: chưa gửi được: người hỏi đã chặn bot'),
    ]);
    expect(await say('/hoidap 1', admin)).toContain('đã chặn bot');
    expect(await letters('1001')).toEqual([]);
    await world.restart();
    await world.ask({ text: 'Chào' });
    expect((await letters('1001'))[0]?.text).toContain('Người phụ trách trả lời câu hỏi số 1');
    expect(await say('/hoidap 1', admin)).toContain('đã tới người hỏi');
  });

  it('is kept for the web and the terminal until it was shown', async () => {
    await pass(FINE, { channel: 'terminal', chat: 'terminal', person: 'terminal' });
    expect(await world.escalation().kept('terminal')).toEqual([]);
    const rung: string[] = [];
    world.bell.listen('terminal', (chat) => void rung.push(chat));
    expect(await say('/traloi 1 Không.', admin)).toContain('người hỏi sẽ thấy khi mở lại trang');
    expect(rung).toHaveLength(1);
    const [reply] = await world.escalation().kept('terminal');
    expect(reply).toMatchObject({ number: 1, question: FINE, text: 'Không.' });
    await world.escalation().markShown(1);
    expect(await world.escalation().kept('terminal')).toEqual([]);
  });
});

describe('notices to those who reply', () => {
  it('come at once, then once in 15 minutes at most, to private chats of those who wrote there', async () => {
    await say('/vaitro', admin);
    await world.appoint('administrator', '9003', 'zalo_bot');
    await world.ask({ channel: 'zalo_bot', chat: '9003', person: '9003', text: 'Chào' });
    // Never written in a private chat; and one without the role.
    await world.appoint('administrator', '9004');
    await world.ask({ chat: '-100', person: '9004', text: 'Chào' });
    await pass();
    expect((await letters(ADMIN)).map(({ text }) => text)).toEqual([
      expect.stringContaining('Có 1 câu hỏi chờ'),
    ]);
    expect(await letters('9003', 'zalo_bot')).toHaveLength(1);
    await pass('Câu thứ hai?');
    world.time += 14 * MINUTE;
    await pass('Câu thứ ba?');
    expect(await letters(ADMIN)).toEqual([]);
    world.time += 2 * MINUTE;
    await world.escalation().look();
    await world.escalation().look();
    expect((await letters(ADMIN)).map(({ text }) => text)).toEqual([
      expect.stringContaining('Có 3 câu hỏi chờ'),
    ]);
    expect(await letters('9004')).toEqual([]);
    expect(await letters('-100')).toEqual([]);
    world.time += 60 * MINUTE;
    await world.escalation().look();
    expect(await letters(ADMIN)).toEqual([]);
  });

  it('wait for the first who may reply, and end with the role', async () => {
    await pass();
    await world.escalation().look();
    await say('/vaitro', admin);
    await world.appoint('asker', ADMIN);
    await world.escalation().look();
    expect(await letters(ADMIN)).toEqual([]);
    await world.appoint('administrator', ADMIN);
    await world.escalation().look();
    expect(await letters(ADMIN)).toHaveLength(1);
  });

  it('are told at the terminal to an administrator there', async () => {
    await world.appoint('administrator', 'terminal', 'terminal');
    await say('/vaitro', { channel: 'terminal', chat: 'terminal', person: 'terminal' });
    await pass();
    expect(world.told).toEqual([expect.stringContaining('Có 1 câu hỏi chờ')]);
  });
});

describe('forgetting', () => {
  it('deletes the person’s own questions and replies on their way, and no others', async () => {
    await pass();
    await pass('Câu khác?', { person: '1002' });
    await say('/traloi 1 Không.', admin);
    expect(await say('/quen')).toContain('Tôi đã xóa 1 câu hỏi của bạn đã chuyển tới người phụ trách.');
    expect(await letters('1001')).toEqual([]);
    expect(await say('/hoidap 1', admin)).toContain('Không có câu hỏi số 1');
    expect(await say('/hoidap 2', admin)).toContain('Câu khác?');
  });

  it('deletes the person’s question that another member of the group has passed on', async () => {
    const group = { chat: '-500' };
    const { id } = await world.answerTo({ text: FINE, ...group, person: '1' });
    await say(`/chuyen ${id}`, { ...group, person: '2' });
    expect(await say('/hoidap 1', admin)).toContain(FINE);
    expect(await say('/quen', { ...group, person: '1' })).toContain('1 câu hỏi của bạn đã chuyển');
    expect(await say('/hoidap 1', admin)).toContain('Không có câu hỏi số 1');
  });

  it('reaches what was passed on before a group got another id', async () => {
    await pass(FINE, { chat: '-500', person: '1' });
    await world.desk.move?.({ channel: 'telegram', from: '-500', to: '-100500' });
    expect(await say('/quen', { chat: '-100500', person: '1' })).toContain('1 câu hỏi của bạn đã chuyển');
    expect(await say('/hoidap 1', admin)).toContain('Không có câu hỏi số 1');
  });

  it('is said in a desk without people that there are none', async () => {
    world.makeEscalation = null;
    world.desk = world.newDesk();
    for (const text of ['/chuyen', '/hoidap', '/traloi 1 Không.'])
      expect(await say(text)).toContain('chưa bật');
  });
});
