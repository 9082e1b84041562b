import { describe, expect, it } from 'vitest';
import type { PollVote } from '../../../bot/quiz.ts';
import { GROUP, type QuizHouse } from '../../support/quiz/house.ts';
import { begun, eachWithHouse } from '../../support/quiz/opened.ts';

let house: QuizHouse;
eachWithHouse((opened) => void (house = opened));

describe('a live round with polls', () => {
  let updates = 0;
  const vote = (poll: string, person: string, option: number): PollVote => ({
    ...{ poll, person, name: `Tên ${person}`, options: [option], at: new Date().toISOString() },
    update: { channel: 'telegram', id: `u${String(++updates)}` },
  });
  /** Which round's poll was written last. */
  async function written(): Promise<{ round: string; question: string }> {
    const [, round = '', question = ''] =
      /^poll (\S+) \d+ (.*)$/.exec((await house.read()).at(-1) ?? '') ?? [];
    return { round, question };
  }
  const shown = (round: string, poll: string | null) =>
    house.quiz.shown({ round, item: 0, poll, message: 7, at: new Date() });

  it('counts from when the platform took the poll; an answer that is told before is kept until then', async () => {
    await begun(house, 'rượu bia 1 câu', { channel: 'telegram' });
    const { round } = await written();
    await house.pass(60);
    await house.quiz.voted(vote('p1', 'lan', 0));
    expect(await house.store.seen('telegram', `u${String(updates)}`)).toBe(true);
    await shown(round, 'p1');
    await house.pass(4);
    await house.quiz.voted(vote('p1', 'minh', 0));
    await house.quiz.voted(vote('p1', 'minh', 1));
    const told = await house.say('lan', '/xephang', { channel: 'telegram' });
    expect(told).toMatch(/1\. Tên lan: 1\/1 câu đúng, 0,0 giây\n2\. Tên minh: 1\/1 câu đúng, 4,0 giây/);
    await house.pass(19);
    expect((await house.read()).join()).toMatch(/2\/2 người trả lời đúng/);
  });

  it('knows a poll whose sending was not recorded by its question, and counts its answers with the others', async () => {
    await begun(house, 'rượu bia 1 câu', { channel: 'telegram' });
    const { round, question } = await written();
    // The platform had taken the first; the process died, and sent it again.
    await house.quiz.voted(vote('first', 'lan', 0));
    await house.quiz.voted(vote('first', 'minh', 0));
    await house.again();
    await shown(round, 'second');
    await house.quiz.voted(vote('second', 'minh', 1));
    await house.quiz.pollSeen('first', 'Câu 1/1 (ZZZZZZ). Của ai khác?');
    await house.quiz.pollSeen('first', question);
    const told = await house.say('lan', '/xephang', { channel: 'telegram' });
    expect(told).toMatch(/1\. Tên lan: 1\/1[^]*2\. Tên minh: 0\/1/);
  });

  it('stops the open poll at an early end, and shows no name where it is anonymous', async () => {
    await begun(house, 'rượu bia 1 câu ẩn danh', { channel: 'telegram' });
    const { round } = await written();
    await shown(round, 'p1');
    await house.quiz.voted(vote('p1', 'lan', 0));
    await house.say('hoa', '/ketthuc', { channel: 'telegram' });
    const told = await house.read();
    expect(told[0]).toBe('stop 7');
    expect(told.join()).toContain('1. Người 1: 1/1');
    expect(JSON.stringify(await house.store.roundEvents(round))).not.toContain('Tên');
  });

  it('waits between items for a trainer who has left the group', async () => {
    await begun(house, 'rượu bia 2 câu', { channel: 'telegram' });
    const { round } = await written();
    await shown(round, 'p1');
    const place = { channel: 'telegram', chat: GROUP } as const;
    await house.quiz.moved({ ...place, person: 'lan' }, false);
    await house.quiz.moved({ ...place, person: 'hoa' }, false);
    await house.pass(120);
    expect((await house.read()).filter((text) => text.startsWith('poll'))).toEqual([]);
    await house.quiz.moved({ ...place, person: 'hoa' }, true);
    await house.pass(1);
    expect((await house.read()).filter((text) => text.startsWith('poll'))).toHaveLength(1);
  });
});
