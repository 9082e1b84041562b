import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newRound, replay } from '../../../bot/quiz/round.ts';
import { roundTables } from '../../../bot/quiz/results.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { GROUP, quizHouse, type QuizHouse } from '../../support/quiz/house.ts';

/** Rounds that run while a rule of theirs changes: who takes part, and the results. */

let house: QuizHouse;
beforeEach(async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
    now: Date.parse('2026-11-26T01:00:00Z'),
  });
  house = await quizHouse();
});
afterEach(async () => {
  await house.quiz.stop();
  vi.useRealTimers();
});

const NOTICE = [[{ kind: 'text', text: 'Đã bỏ ra.' }]] as const;
const VOID = 'không tính: điều khoản đã thay đổi';
const alone = (person: string) =>
  ({ chat: `chat of ${person}`, chatKey: `key of ${person}`, group: false }) as const;
const told = async (chat = GROUP) => (await house.read(chat)).join('\n');
const round = async (channel: 'telegram' | 'zalo_bot' = 'zalo_bot') => {
  const setup = (await house.store.roundsOf(channel, GROUP, 1))[0];
  if (setup === undefined) throw new Error('no round was set up');
  return setup;
};

describe('a live round', () => {
  it('closes the poll that is open, asks what is left, and says at the end what does not count', async () => {
    await house.say('hoa', '/quiz rượu bia 3 câu 15 giây', { channel: 'telegram' });
    await house.say('hoa', '/batdau', { channel: 'telegram' });
    await house.pass(5);
    const { id, questions } = await round('telegram');
    const update = (name: string) => ({ channel: 'telegram' as const, id: name });
    const vote = (item: number, person: string, right: boolean, name: string) => {
      const key = questions[item]?.right ?? 0;
      const options = [right ? key : key === 0 ? 1 : 0];
      return {
        poll: `p${String(item)}`,
        person,
        name: person,
        options,
        at: new Date().toISOString(),
        update: update(name),
      };
    };
    await house.quiz.shown({ round: id, item: 0, poll: 'p0', message: 7, at: new Date() });
    await house.quiz.voted(vote(0, 'lan', true, 'u1'));
    await told();
    expect(await house.quiz.takeOut(id, [0, 1], NOTICE)).toBe(true);
    expect(await house.quiz.takeOut(id, [0, 1], NOTICE)).toBe(false);
    expect(await told()).toBe('stop 7\nĐã bỏ ra.');
    await house.again();
    await house.pass(8);
    expect(await told()).toMatch(/poll round-\d+ 2 .*3\/3/);
    await house.quiz.shown({ round: id, item: 2, poll: 'p2', message: 8, at: new Date() });
    await house.quiz.voted(vote(2, 'minh', true, 'u2'));
    await house.quiz.voted(vote(2, 'lan', false, 'u3'));
    await house.pass(30);
    const end = await told();
    expect(end).toMatch(/1\. minh: 1\/1 câu đúng[^]*2\. lan: 0\/1 câu đúng/);
    expect(end).toContain(`Câu 1, 2 ${VOID}.`);
    const attempts = await house.store.attempts({ person: null, round: id, since: '' });
    expect(attempts.map(({ item }) => item)).toEqual([questions[2]?.item.id, questions[2]?.item.id]);
  });

  it('where answers are typed takes no letter for what was taken out', async () => {
    await house.say('hoa', '/quiz rượu bia 1 câu 15 giây');
    await house.say('hoa', '/batdau');
    await house.pass(5);
    await house.quiz.takeOut((await round()).id, [0], NOTICE);
    expect(await house.say('lan', 'a')).toBeNull();
    await house.pass(10);
    expect(await told()).toMatch(/Đã bỏ ra\.[^]*Kết quả: Rượu, bia\nChưa có ai trả lời/);
  });
});

describe('a round at one’s own pace', () => {
  const begin = async () => {
    await house.say('hoa', '/quiz rượu bia 3 câu hạn 17:00 28/11');
    const { id, code, questions } = await round();
    const say = (person: string, text: string) => house.say(person, text, alone(person));
    for (const person of ['lan', 'minh']) await say(person, `/quiz ${code}`);
    const letter = (item: number) => String.fromCharCode(97 + (questions[item]?.right ?? 0));
    return { id, questions, say, letter };
  };

  it('takes a letter for no answer to a question that nobody has seen yet', async () => {
    const { id, say, letter } = await begin();
    await say('lan', letter(0));
    await house.quiz.takeOut(id, [1], NOTICE);
    // What they see is the second; the third comes now.
    expect(await say('lan', 'a')).toMatch(new RegExp(`^Câu 2 ${VOID}\\.\\n\\n[^]*Câu 3/3`));
    expect(await say('lan', letter(2))).toMatch(/Bạn đã làm xong\.\nBạn: 2\/2 câu đúng/);
    expect(await say('minh', letter(0))).toMatch(/Câu 3\/3/);
    const live = await house.store.roundEvents(id);
    expect(live.flatMap((event) => (event.kind === 'vote' ? [event.item] : []))).toEqual([0, 2, 0]);
  });

  it('is done by who lacked nothing else, and a question is asked as always meanwhile', async () => {
    const { id, say, letter } = await begin();
    for (const item of [0, 1]) await say('lan', letter(item));
    await house.quiz.takeOut(id, [2], NOTICE);
    expect(await say('lan', 'có được uống bia buổi trưa không')).toBeNull();
    expect(await say('lan', 'b')).toMatch(new RegExp(`^Câu 3 ${VOID}\\.\\n\\nBạn đã làm xong\\.\\nBạn: 2/2`));
    expect(await say('lan', 'b')).toBeNull();
    await house.pass(34 * 3_600);
    expect(await told('chat of lan')).toBe('');
    expect(await told('chat of minh')).toContain('Còn 2 câu');
  });

  it('shows what was answered before as taken out, in the files of the round too', async () => {
    const { id, questions, say, letter } = await begin();
    for (const item of [0, 1]) await say('lan', letter(item));
    await say('minh', letter(0) === 'a' ? 'b' : 'a');
    await house.quiz.takeOut(id, [0], NOTICE);
    const setup = await round();
    const state = replay(newRound(setup), await house.store.roundEvents(id));
    const tables = roundTables(state, { library: createLibrary('thu', [], []), topicName: () => null });
    const rows = (name: string) => tables.find((table) => table.name === name)?.rows ?? [];
    expect(rows('Ai sai câu nào')).toEqual([]);
    expect(rows('Xếp hạng').map(([rank, , , right, answered, all]) => [rank, right, answered, all])).toEqual([
      [1, 1, 1, 2],
      [2, 0, 0, 2],
    ]);
    const items = rows('Câu hỏi');
    expect(items.at(-1)).toEqual(expect.arrayContaining([questions[0]?.item.id, VOID]));
    expect(new Set(items.map((row) => row.length)).size).toBe(1);
    expect(items).toHaveLength(2);
  });
});
