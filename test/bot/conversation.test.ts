import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatHistory, expireConversations } from '../../bot/conversation.ts';
import { createChatQueue } from '../../bot/conversation/queue.ts';
import { keyedHash } from '../../bot/privacy.ts';
import { plainAnswer } from '../fixtures/turns.ts';
import { from, HASH_KEY, MINUTE, openDeskOnDisk, type DeskOnDisk } from '../support/desk-on-disk.ts';

let world: DeskOnDisk;
beforeEach(async () => {
  world = await openDeskOnDisk();
});
afterEach(() => world.close());
const turnsAsked = (): readonly string[] => world.asked.at(-1)?.turns ?? [];

describe('a follow-up', () => {
  it('comes with the same person’s earlier questions of the chat, oldest first', async () => {
    await world.ask({ text: 'Trưa ngày làm việc có được uống bia không?' });
    await world.ask({ text: 'thế còn ngày trực?' });
    await world.ask({ text: 'mục nào vậy?' });
    expect(turnsAsked()).toEqual(['Trưa ngày làm việc có được uống bia không?', 'thế còn ngày trực?']);
    await world.ask({ text: 'mục nào vậy?', chat: '1002', person: '1002' });
    expect(turnsAsked()).toEqual([]);
    await world.ask({ text: 'mục nào vậy?', channel: 'zalo_oa' });
    expect(turnsAsked()).toEqual([]);
  });

  it('comes with the last six, of the last two hours', async () => {
    await world.ask({ text: 'câu cũ' });
    world.time += 60 * MINUTE;
    for (const text of ['1', '2', '3']) await world.ask({ text });
    world.time += 60 * MINUTE + 1;
    await world.ask({ text: '4' });
    expect(turnsAsked()).toEqual(['1', '2', '3']);
    for (const text of ['5', '6', '7', '8']) await world.ask({ text });
    expect(turnsAsked()).toEqual(['2', '3', '4', '5', '6', '7']);
  });

  it('in a group leans on the person’s own questions only', async () => {
    await world.ask({ chat: '-500', person: '1', text: 'Trưa có được uống bia không?' });
    await world.ask({ chat: '-500', person: '2', text: 'Đi nước ngoài báo cáo ai?' });
    await world.ask({ chat: '-500', person: '1', text: 'thế còn ngày trực?' });
    expect(turnsAsked()).toEqual(['Trưa có được uống bia không?']);
  });

  it('survives a new start', async () => {
    await world.ask({ text: 'Trưa có được uống bia không?' });
    await world.restart();
    await world.ask({ text: 'thế còn ngày trực?' });
    expect(turnsAsked()).toEqual(['Trưa có được uống bia không?']);
  });
});

describe('the day of law', () => {
  it('is the day asked for, else today in Viet Nam', async () => {
    world.time = Date.parse('2026-11-23T17:30:00.000Z');
    await world.ask({});
    expect(world.asked.at(-1)?.on).toBe('2026-11-24');
    await world.ask({ on: '2022-01-31' });
    expect(world.asked.at(-1)?.on).toBe('2022-01-31');
  });
});

describe('the first contact', () => {
  it('is the first answer in a chat, not a notice before it nor another member after it', async () => {
    await world.ask({ text: '/vaitro', chat: '-500', person: '1' });
    expect((await world.answerTo({ chat: '-500', person: '1' })).firstContact).toBe(true);
    expect((await world.answerTo({ chat: '-500', person: '1' })).firstContact).toBe(false);
    expect((await world.answerTo({ chat: '-500', person: '2' })).firstContact).toBe(false);
    expect((await world.answerTo({ chat: '-501', person: '1' })).firstContact).toBe(true);
  });
});

describe('an update', () => {
  it('is answered once, also when it comes again at once or after a new start', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => world.ask({ update: '77' })));
    expect(replies.map(({ kind }) => kind)).toEqual(['answer', 'duplicate', 'duplicate']);
    world.desk = world.newDesk();
    expect((await world.ask({ update: '77' })).kind).toBe('duplicate');
    expect(world.asked).toHaveLength(1);
    expect((await world.ask({ update: '77', channel: 'zalo_oa' })).kind).toBe('answer');
  });

  it('is answered when it comes again after a fault or a death before its turn was stored', async () => {
    const working = world.answer;
    world.answer = () => Promise.reject(new Error('the search failed'));
    await expect(world.ask({ update: '78' })).rejects.toThrow('the search failed');
    await new Promise<void>((inWork) => {
      // As a process that dies while it answers: the answer never comes.
      world.answer = () => new Promise(() => inWork());
      void world.ask({ update: '79' });
    });
    world.answer = working;
    world.desk = world.newDesk();
    expect((await world.ask({ update: '78' })).kind).toBe('answer');
    expect((await world.ask({ update: '79' })).kind).toBe('answer');
  });

  it('that two processes answer at once is stored and answered by one', async () => {
    const other = world.newDesk();
    const replies = await Promise.all([
      world.desk.ask(from({ update: '80' })),
      other.ask(from({ update: '80' })),
    ]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['answer', 'duplicate']);
  });

  it('with a command takes effect once', async () => {
    expect((await world.ask({ text: '/dangnhap', update: '81' })).kind).toBe('notice');
    expect((await world.ask({ text: '/dangnhap', update: '81' })).kind).toBe('duplicate');
    expect(await world.store.audits(10)).toHaveLength(1);
  });
});

describe('the messages of one chat', () => {
  it('are answered in order, and chats do not wait for one another', async () => {
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    world.answer = async ({ text }) => {
      if (text === 'chậm') await held;
      order.push(text);
      return plainAnswer(text);
    };
    const slow = world.ask({ text: 'chậm' });
    const next = world.ask({ text: 'nhanh' });
    await world.ask({ text: 'chat khác', chat: '9', person: '9' });
    expect(order).toEqual(['chat khác']);
    release();
    await Promise.all([slow, next]);
    expect(order).toEqual(['chat khác', 'chậm', 'nhanh']);
  });

  it('do not stop at one that fails, and leave no memory of the chat behind', async () => {
    const queue = createChatQueue();
    const failed = queue.run('a', () => Promise.reject(new Error('fault')));
    const after = queue.run('a', () => Promise.resolve('done'));
    expect(queue.busy()).toBe(1);
    await expect(failed).rejects.toThrow('fault');
    expect(await after).toBe('done');
    await new Promise(setImmediate);
    expect(queue.busy()).toBe(0);
  });
});

describe('what is kept', () => {
  it('is on the disk before the reply, under keyed hashes, without personal numbers', async () => {
    const reply = await world.answerTo({
      text: 'Tôi là 079203001234, gọi 0912 345 678: trưa uống bia được không?',
    });
    const question = 'Tôi là ***, gọi ***: trưa uống bia được không?';
    expect(world.asked[0]?.text).toBe(question);
    expect(await world.store.turn(reply.id)).toMatchObject({
      question,
      answer: reply.answer,
      chat: keyedHash(HASH_KEY, 'telegram', '1001'),
      person: keyedHash(HASH_KEY, 'telegram', '1001'),
    });
    await world.ask({ text: 'thế còn ngày trực?' });
    expect(turnsAsked()).toEqual([question]);
    await world.restart();
    const bytes = readFileSync(world.path).toString('latin1');
    for (const secret of ['079203001234', '0912 345 678', '"1001"']) expect(bytes).not.toContain(secret);
  });

  it('tells the person what was masked, in the note and in the text', async () => {
    world.answer = () => Promise.resolve({ ...plainAnswer('Không được'), note: 'Ghi chú.' });
    const { answer: told } = await world.answerTo({ text: 'số tôi 0912345678, thư a@b.vn' });
    const line =
      'Tôi đã che số điện thoại, địa chỉ thư điện tử trong câu hỏi và không lưu lại. Xin bạn không gửi thông tin cá nhân.';
    expect(told.note).toBe(`Ghi chú. ${line}`);
    expect(told.text).toBe(`Không được\n\n${line}`);
    expect((await world.answerTo({ text: 'Điều 14 Luật 22/2008/QH12' })).answer.note).toBe('Ghi chú.');
  });

  it('goes after the days of retention', async () => {
    const reply = await world.answerTo({ update: '90' });
    world.time += 90 * 24 * 60 * MINUTE;
    expect(await expireConversations(world.store, 90, world.now)).toBe(0);
    world.time += 1;
    expect(await expireConversations(world.store, 90, world.now)).toBe(2);
    expect(await world.store.turn(reply.id)).toBeNull();
    expect((await world.answerTo({})).firstContact).toBe(true);
  });

  it('is shown again to a page, whoever of the chat asked, oldest first', async () => {
    await world.ask({ channel: 'web', chat: 'session', person: 'session', text: 'một' });
    await world.ask({ channel: 'web', chat: 'session', person: 'session', signedIn: 'an', text: 'hai' });
    const history = await chatHistory({ store: world.store, hashKey: HASH_KEY }, 'web', 'session');
    expect(history.map(({ question }) => question)).toEqual(['một', 'hai']);
    expect(await chatHistory({ store: world.store, hashKey: HASH_KEY }, 'web', 'other')).toEqual([]);
  });
});

describe('a vote', () => {
  const vote = { channel: 'telegram', chat: '1001', person: '1001', helpful: true } as const;

  it('counts from the chat that got the answer, the last of each person', async () => {
    const { id } = await world.answerTo({});
    expect(await world.desk.vote({ ...vote, answer: id })).toBe(true);
    expect(await world.desk.vote({ ...vote, answer: id, helpful: false })).toBe(true);
    expect(await world.store.votes(id)).toMatchObject([
      { person: keyedHash(HASH_KEY, 'telegram', '1001'), helpful: false },
    ]);
  });

  it('does not count from another chat or channel, nor on an answer that is unknown or forgotten', async () => {
    const { id } = await world.answerTo({});
    expect(await world.desk.vote({ ...vote, answer: id, chat: '1002' })).toBe(false);
    expect(await world.desk.vote({ ...vote, answer: id, channel: 'web' })).toBe(false);
    expect(await world.desk.vote({ ...vote, answer: 'nowhere' })).toBe(false);
    await world.ask({ text: '/quen' });
    expect(await world.desk.vote({ ...vote, answer: id })).toBe(false);
    expect(await world.store.votes(id)).toEqual([]);
  });
});

describe('an answer read back', () => {
  it('comes to the chat that got it, also after a new start, and to no other', async () => {
    const { id, answer } = await world.answerTo({});
    await world.restart();
    expect(await world.desk.answerOf?.({ channel: 'telegram', chat: '1001', answer: id })).toEqual(answer);
    expect(await world.desk.answerOf?.({ channel: 'telegram', chat: '1002', answer: id })).toBeNull();
    expect(await world.desk.answerOf?.({ channel: 'telegram', chat: '1001', answer: 'nowhere' })).toBeNull();
  });
});

describe('any text', () => {
  it('that is too long gets the limit and how to shorten it, and is not kept', async () => {
    const notice = await world.noticeOf({ text: 'a'.repeat(2_345), update: '91' });
    expect(notice).toContain('2.345 ký tự, tối đa là 2.000');
    expect((await world.ask({ text: 'a'.repeat(2_345), update: '91' })).kind).toBe('duplicate');
    expect((await world.ask({ text: 'a'.repeat(2_000) })).kind).toBe('answer');
    expect((await world.ask({ text: `/quyen ${'A'.repeat(1_000_000)}` })).kind).toBe('notice');
    expect(world.asked).toHaveLength(1);
  });

  it('gets a reply and is kept as it was answered', async () => {
    const examples = ['\0', '\ud800', '/quyen \0', '<b>', '${a}', "'; DROP TABLE turns; --", '\u202eabc'];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const reply = await world.ask({ text });
        if (reply.kind !== 'answer') return;
        expect((await world.store.turn(reply.id))?.question).toBe(world.asked.at(-1)?.text);
      }),
      { numRuns: 50, examples: examples.map((text) => [text] as [string]) },
    );
  });
});
