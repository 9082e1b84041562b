import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { telegramVoice } from '../../../bot/channel/telegram/poll-letter.ts';
import { createBell } from '../../../bot/delivery.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { createQuiz } from '../../../bot/quiz.ts';
import { fixtureSource, roundWith } from '../../fixtures/quiz-items.ts';
import { createLog, deliveryOver, openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import type { Person, WireMessage } from '../../fakes/telegram/world.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { openPracticeWorld, type PracticeWorld } from '../../support/practice.ts';

/** Mended messages at the real desk, with real practice and rounds, over the double: an answer is given once. */

const NOT_COUNTED =
  'Tin nhắn đã sửa không được tính là câu trả lời: muốn trả lời câu đang hỏi, bạn gửi thành tin nhắn mới.';
const NOT_READ = 'Lệnh trong tin nhắn đã sửa không được đọc lại: bạn gửi lệnh thành tin nhắn mới.';

let world: PracticeWorld;
let open: OpenChannel;
let lan: Person;
beforeEach(async () => {
  world = await openPracticeWorld();
  const { disk } = world;
  disk.makeQuiz = ({ store, people, now, random }) =>
    createQuiz({
      ...{ store, people, now, random, items: fixtureSource, voices: { telegram: telegramVoice } },
      ...{ bell: createBell(), log: createLog().log, newId: () => 'round-of-the-test' },
    });
  disk.desk = disk.newDesk();
  open = await openChannel({ desk: disk.desk, delivery: deliveryOver(disk.store) });
  lan = open.server.person('Lan');
});
afterEach(async () => {
  await open.close();
  await world.close();
  expect(open.server.refused).toEqual([]);
  expect(open.logged).toEqual([]);
});

const keyOf = ({ id }: Person) => keyedHash(HASH_KEY, 'telegram', String(id));
/** What came after a message of the person or the mending of one. */
async function after(act: () => unknown, count = 1): Promise<string> {
  const before = open.server.seen(lan).length;
  act();
  const seen = await open.server.until(lan, before + count);
  return seen
    .slice(before)
    .map(({ text }) => text)
    .join('\n');
}
async function say(text: string, count = 1): Promise<{ message: WireMessage; told: string }> {
  let message: WireMessage | undefined;
  const told = await after(() => (message = open.server.say(lan, text)), count);
  return { message: message as WireMessage, told };
}
const mend = (message: WireMessage, text: string, count = 1) =>
  after(() => open.server.edit(message, text, 10), count);

describe('Telegram: a mended answer', () => {
  it('in practice is not the answer to the item that came next', async () => {
    await say('/luyen');
    const { message, told } = await say('A');
    expect(told).toContain('Câu 2/');
    const sitting = () => world.practice.view({ chat: keyOf(lan), person: keyOf(lan) });
    const before = await sitting();
    expect(await mend(message, 'B')).toBe(NOT_COUNTED);
    expect(await sitting()).toEqual(before);
    expect(await mend(message, 'câu c.')).toBe(NOT_COUNTED);
    expect((await sitting()).score?.answered).toBe(1);
    expect((await say('A')).told).toContain('Câu 3/');
    expect((await sitting()).score?.answered).toBe(2);
  });

  it('by the words of the item that was answered, or after the last one, is none either', async () => {
    world.items = world.items.filter(({ type }) => type === 'true_false').slice(0, 1);
    await say('/luyen');
    const { message, told } = await say('Đúng');
    expect(told).toContain('Xong');
    expect(await mend(message, 'sai')).toBe(NOT_COUNTED);
    expect(await mend(message, 'b')).toBe(NOT_COUNTED);
    expect(world.disk.asked).toEqual([]);
  });

  it('in a graded assignment is not the answer to the item that came next', async () => {
    const setup = roundWith({ kind: 'assignment', seconds: null, chat: '-1', code: 'K7Q2MD' });
    const at = world.disk.now().toISOString();
    await world.disk.store.putRound({ ...setup, at });
    await world.disk.store.record({
      ...{ round: setup.id, event: { kind: 'started', at }, update: null, mail: [] },
    });
    expect((await say('/quiz K7Q2MD')).told).toContain('Câu 1/8');
    const { message, told } = await say('A');
    expect(told).toContain('Câu 2/8');
    expect(await mend(message, 'B')).toBe(NOT_COUNTED);
    const votes = async () =>
      (await world.disk.store.roundEvents(setup.id)).filter(({ kind }) => kind === 'vote').length;
    expect(await votes()).toBe(1);
    expect((await say('B')).told).toContain('Câu 3/8');
    expect(await votes()).toBe(2);
  });

  it('to what /quiz asks its trainer is none either', async () => {
    await world.disk.store.putPerson({ id: keyOf(lan), role: 'trainer', since: '' });
    await say('/quiz');
    await say('rượu bia');
    const { message, told } = await say('2');
    expect(told).toContain('Mỗi câu mấy giây?');
    expect(await mend(message, '5')).toBe(NOT_COUNTED);
    expect(await mend(message, '5 giây')).toBe(NOT_COUNTED);
    expect((await say('20')).told).toMatch(/Đã soạn bài \w{6}: Rượu, bia, 2 câu, mỗi câu 20 giây/);
  });
});

describe('Telegram: other mended messages, an item of practice being open', () => {
  beforeEach(() => say('/luyen'));

  it('a question is answered anew, and the item stays open', async () => {
    const { message } = await say('Có được uống bia không?', 2);
    const told = await mend(message, 'Trưa nay có được uống bia không?', 2);
    expect(told).toBe('Trả lời cho câu hỏi bạn vừa sửa:\nTrả lời: Trưa nay có được uống bia không?');
    expect(world.disk.asked.map(({ text }) => text)).toEqual([
      'Có được uống bia không?',
      'Trưa nay có được uống bia không?',
    ]);
    expect((await say('A')).told).toContain('Câu 2/');
  });

  it('a command behind /hoi is not carried out', async () => {
    const { message } = await say('/hoi uống bia', 2);
    expect(await mend(message, '/hoi /quen')).toBe(NOT_READ);
    expect((await say('A')).told).toContain('Câu 2/');
  });
});
