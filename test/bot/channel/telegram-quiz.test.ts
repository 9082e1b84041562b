import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramChannel } from '../../../bot/channel/telegram.ts';
import { telegramVoice } from '../../../bot/channel/telegram/poll-letter.ts';
import type { Channel } from '../../../bot/channel.ts';
import { createDesk } from '../../../bot/conversation.ts';
import { createBell } from '../../../bot/delivery.ts';
import { createPeople } from '../../../bot/people.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { createQuiz, standings, type Quiz } from '../../../bot/quiz.ts';
import { newRound, replay } from '../../../bot/quiz/round.ts';
import type { RoundSetup } from '../../../bot/quiz-rounds.ts';
import type { Store } from '../../../bot/store.ts';
import { fixtureSource, roundWith } from '../../fixtures/quiz-items.ts';
import { plainAnswer } from '../../fixtures/turns.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { channelOptions, createLog, deliveryOver } from '../../fakes/telegram/channel.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { beer } from '../../fakes/telegram/directive.ts';
import { votePoll } from '../../fakes/telegram/polls.ts';
import type { Chat, Person } from '../../fakes/telegram/world.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';

/** The real desk and the real quiz over the strict double; the round in the group is to ask its first item at once. */

const KEY = 'key of the hashes';
const nameOf = (id: string) => keyedHash(KEY, 'telegram', id);

let server: TelegramServer;
let store: Store;
let quiz: Quiz;
let channel: Channel;
let group: Chat;
let trainer: Person;
beforeEach(async () => {
  server = await startTelegramServer();
  store = createMemoryStore();
  trainer = server.person('Cô Hoa');
  group = server.group('Phòng Tổ chức', 'group');
});
afterEach(async () => {
  await channel.stop();
  await quiz.stop();
  await server.close();
});

async function begin(changes: Partial<RoundSetup> = {}): Promise<RoundSetup> {
  const { log } = createLog();
  const [now, bell] = [() => new Date(), createBell()];
  let last = 0;
  const newId = () => `id-${String(++last)}`;
  const random = (size: number) => new Uint8Array(size);
  const people = createPeople({ store, random, now });
  const voices = { telegram: telegramVoice };
  quiz = createQuiz({ store, people, items: fixtureSource, voices, bell, now, random, newId, log });
  const answer = async () => plainAnswer('Không có quy định.');
  const desk = createDesk({ store, answer, people, quiz, hashKey: KEY, now, newId });
  channel = createTelegramChannel({
    ...channelOptions(server, createFakeDesk({}, beer)),
    ...{ desk, delivery: deliveryOver(store, { bell, log, now }), log },
    quiz: { service: quiz, name: nameOf, now },
  });
  const at = new Date(Date.now() - 6_000).toISOString();
  const setup = roundWith({
    ...{ chat: String(group.id), trainer: nameOf(String(trainer.id)), confirms: true, at },
    ...changes,
  });
  await store.putRound(setup);
  await store.record({ round: setup.id, event: { kind: 'started', at }, update: null, mail: [] });
  await channel.start();
  await quiz.start();
  return setup;
}
const stateOf = async (setup: RoundSetup) => replay(newRound(setup), await store.roundEvents(setup.id));
const answered = async (setup: RoundSetup, count: number) => {
  for (;;) {
    const all = standings(await stateOf(setup));
    if (all.length === count) return all;
    await new Promise((over) => setTimeout(over, 5));
  }
};
const polled = async (count = 1) => {
  await server.when(() => server.world.polls.length >= count);
  return server.world.polls.at(-1) as (typeof server.world.polls)[number];
};

describe('Telegram: a round', () => {
  it('sends a quiz poll that shows who answers, and counts each person under a name that is no id', async () => {
    const setup = await begin();
    const poll = await polled();
    expect(poll).toMatchObject({ options: ['Đúng', 'Sai'], right: 0, seconds: 20 });
    expect(poll.question).toMatch(/^Câu 1\/8 \(K7Q2MD\)\. Cán bộ không sử dụng đồ uống có cồn/);
    const [lan, minh] = [server.person('Lan'), server.person('Minh')];
    votePoll(server.updates, poll, lan, 0);
    votePoll(server.updates, poll, minh, 1);
    expect(votePoll(server.updates, poll, minh, 0)).toBe(false);
    const all = await answered(setup, 2);
    expect(all).toMatchObject([
      { name: 'Lan', right: 1 },
      { name: 'Minh', right: 0 },
    ]);
    expect(JSON.stringify(await store.roundEvents(setup.id))).not.toContain(String(lan.id));
    expect(server.refused).toEqual([]);
  });

  it('names the one right answer to an older server as that one takes it', async () => {
    server.world.oldPolls = true;
    await begin();
    expect(await polled()).toMatchObject({ right: 0 });
    expect(server.refused).toHaveLength(1);
  });

  it('is read and typed in a group that forbids polls', async () => {
    server.world.pollsForbidden.add(group.id);
    const setup = await begin();
    const [seen] = await server.until(group, 1);
    expect(seen?.text).toMatch(/^Câu 1\/8[^]*A\. Đúng\nB\. Sai\nNhắc tên tôi kèm một chữ cái/);
    const lan = server.person('Lan');
    await server.when(() => server.updates.waiting().length === 0);
    const { message } = server.write({ from: lan, chat: group, text: '@ky_cuong_bot đáp án A' });
    expect((await server.until(group, 2)).at(-1)?.text).toBe('Đã ghi nhận.');
    server.edit(message, '@ky_cuong_bot B');
    expect((await server.until(group, 3)).at(-1)?.text).toContain('không được tính là câu trả lời');
    expect(await answered(setup, 1)).toMatchObject([{ right: 1 }]);
  });

  it('follows a group that became a supergroup', async () => {
    const fresh = await server.upgrade(group, trainer);
    await begin();
    expect((await polled()).chat).toBe(fresh.id);
  });

  it('is asked once, and timed from then, though Telegram is away at first', async () => {
    server.fail('sendPoll', { kind: 'error', code: 500, description: 'Internal Server Error' });
    server.fail('sendPoll', { kind: 'reset' });
    server.fail('sendPoll', { kind: 'flood', retryAfter: 1 });
    const setup = await begin();
    const poll = await polled();
    votePoll(server.updates, poll, server.person('Lan'), 0);
    const [lan] = await answered(setup, 1);
    expect(lan?.milliseconds).toBeLessThan(1_000);
    expect(server.world.polls).toHaveLength(1);
  });

  it('ends its open poll when the trainer ends it, and nobody else can', async () => {
    await begin();
    const poll = await polled();
    server.write({ from: server.person('Lan'), chat: group, text: '/ketthuc' });
    await server.when(() => server.seen(group).some(({ text }) => text.startsWith('Chỉ người soạn bài')));
    expect(poll.closed).toBe(false);
    server.write({ from: trainer, chat: group, text: '/ketthuc' });
    await server.when(() => poll.closed);
    const told = () =>
      server
        .seen(group)
        .map(({ text }) => text)
        .join('\n');
    await server.when(() => /Kết quả: Rượu bia\nChưa có ai trả lời/.test(told()));
    expect(told()).toMatch(/Đáp án câu 1: A\. Đúng\n[^]*mục 3, đoạn 2, 30-CT\/TU/);
    expect(server.refused).toEqual([]);
  });

  it('is set up, asked and told in the topic of a forum where it was wanted', async () => {
    const forum = server.group('Diễn đàn', 'supergroup');
    server.write({ from: trainer, chat: forum, thread: 77, text: 'Bắt đầu nhé' });
    await begin({ chat: String(forum.id), place: { thread: 77, replyTo: 5 } });
    const poll = await polled();
    expect([poll.chat, poll.thread]).toEqual([forum.id, 77]);
    server.write({ from: trainer, chat: forum, thread: 77, text: '/ketthuc' });
    await server.when(() => server.seen(forum).some(({ text }) => text.startsWith('Kết quả')));
    expect(server.seen(forum).map(({ thread }) => thread)).toEqual(server.seen(forum).map(() => 77));
    const told = server.seen(forum).find(({ text }) => text.startsWith('Kết quả'));
    expect(told?.replyTo).toBeNull();
    await store.putPerson({ id: nameOf(String(trainer.id)), role: 'trainer', since: '' });
    server.write({ from: trainer, chat: forum, thread: 77, text: '/quiz rượu bia 1 câu' });
    await server.when(() => server.seen(forum).some(({ text }) => text.startsWith('Đã soạn bài')));
    const [setup] = await store.roundsOf('telegram', String(forum.id), 1);
    expect(setup?.place).toMatchObject({ thread: 77 });
    expect(server.refused).toEqual([]);
  });

  it('goes on in the group where its topic was closed or deleted', async () => {
    const forum = server.group('Diễn đàn', 'supergroup');
    await begin({ chat: String(forum.id), place: { thread: 77 } });
    const poll = await polled();
    expect([poll.chat, poll.thread]).toEqual([forum.id, null]);
    server.write({ from: server.person('Lan'), chat: forum, text: '/xephang' });
    await server.when(() => server.seen(forum).some(({ text }) => text.includes('Xếp hạng')));
    expect(server.refused.join()).toContain('message thread not found');
  });

  it('knows that its trainer has left the group, and is back', async () => {
    const setup = await begin();
    await polled();
    server.write({ from: trainer, chat: group, content: { left_chat_member: trainer } });
    const away = async (wanted: boolean) => {
      while (((await stateOf(setup)).awaySince !== null) !== wanted)
        await new Promise((over) => setTimeout(over, 5));
    };
    await away(true);
    server.write({ from: trainer, chat: group, content: { new_chat_members: [trainer] } });
    await away(false);
    expect((await stateOf(setup)).phase).toBe('running');
  });
});
