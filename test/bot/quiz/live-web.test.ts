import { describe, expect, it } from 'vitest';
import type { createQuiz } from '../../../bot/quiz.ts';
import { GROUP, type QuizHouse } from '../../support/quiz/house.ts';
import { browser, eachWithHouse, made } from '../../support/quiz/opened.ts';

/** Rounds for the web page alone, begun from a place that cannot be written to. */

let house: QuizHouse;
eachWithHouse((opened) => void (house = opened));

const live = () => (house.quiz as ReturnType<typeof createQuiz>).live;
const make = (line: string) => made(house, `${line} trực tiếp`, browser);

describe('a live round of the web', () => {
  it('is joined before and in the middle, paused, left and led again from a chat, and ends with its ranking', async () => {
    const code = await make('rượu bia 3 câu 20 giây');
    expect(await live().join(code, 'lan', 'Lan', null)).toBeNull();
    expect((await live().view(code, 'lan'))?.phase).toBe('waiting');
    await house.say('hoa', '/batdau', browser);
    await house.pass(6);
    expect(await live().answer(code, 'lan', 0, 0)).toBeNull();
    expect(await live().answer(code, 'lan', 0, 1)).toMatch(/câu trả lời đầu được tính/);
    expect(await live().answer(code, 'minh', 0, 0)).toMatch(/vào bài trước/);
    await house.say('hoa', '/tamdung', browser);
    await house.pass(60);
    expect(await live().view(code, 'lan')).toMatchObject({
      paused: true,
      question: { number: 1, open: false },
    });
    // The trainer's browser is gone; in a chat of Telegram the same person goes on, in another process.
    await house.again();
    const chat = { channel: 'telegram', chat: 'hoa', chatKey: 'key of hoa', group: false } as const;
    expect(await house.say('hoa', `/tieptuc ${code}`, chat)).toBe('Đã tiếp tục.');
    await house.pass(1);
    expect(await live().join(code, 'minh', 'Minh', null)).toBeNull();
    expect(await live().answer(code, 'minh', 1, 1)).toBeNull();
    await house.pass(31);
    await house.say('hoa', '/ketthuc', browser);
    const view = await live().view(code, 'minh');
    expect(view?.ranking[0]).toMatch(/^1\. Lan: 1\/3 câu đúng/);
    expect(view?.me?.standing).toMatch(/Minh: 1\/2 câu đúng, [\d,]+ giây, vào từ câu 2$/);
    expect(await live().join(code, 'chi', 'Chi', null)).toBe('Bài này đã kết thúc.');
  });

  it('begins by itself at its time, and says on its page when that is', async () => {
    const code = await make('rượu bia 1 câu lúc 9:00');
    expect(await live().view(code, null)).toMatchObject({
      phase: 'waiting',
      startsAt: '2026-11-26T02:00:00.000Z',
    });
    await house.pass(3_606);
    expect(await live().view(code, null)).toMatchObject({ phase: 'running', question: { number: 1 } });
  });

  it('keeps no name where it is anonymous, and ranks teams alike that are equal', async () => {
    const code = await make('rượu bia 1 câu 2 đội ẩn danh');
    for (const [person, team] of [
      ['lan', 0],
      ['minh', 1],
    ] as const)
      await live().join(code, person, `Tên ${person}`, team);
    await house.say('hoa', '/batdau', browser);
    await house.pass(6);
    for (const person of ['lan', 'minh']) await live().answer(code, person, 0, 0);
    await house.say('hoa', '/ketthuc', browser);
    const view = await live().view(code, 'lan');
    expect(view?.teamRanking.map((line) => line.slice(0, 9))).toEqual(['1. Đội 1:', '1. Đội 2:']);
    expect(view?.ranking.join()).toMatch(/1\. Người 1.*1\. Người 2/);
    const setup = await house.store.roundByCode(code);
    expect(JSON.stringify(await house.store.roundEvents(setup?.id ?? ''))).not.toContain('Tên');
  });

  it('keeps of a name nothing that moves a cursor or turns a line around', async () => {
    const code = await make('rượu bia 1 câu');
    await live().join(code, 'lan', '\u001b[2J\u202eLan\u0007 \u2066Anh', null);
    await live().join(code, 'chi', `${'Chị '.repeat(40)}`, null);
    expect((await live().view(code, 'lan'))?.me?.name).toBe('[2J Lan Anh');
    expect((await live().view(code, 'chi'))?.me?.name).toHaveLength(79);
    await house.say('hoa', '/quiz rượu bia 1 câu');
    await house.say('hoa', '/batdau');
    await house.pass(6);
    await house.say('minh', 'a', { name: 'Minh\u001b]0;x\u0007' });
    const [round] = await house.store.roundsOf('zalo_bot', GROUP, 1);
    const votes = (await house.store.roundEvents(round?.id ?? '')).filter(({ kind }) => kind === 'vote');
    expect(votes).toMatchObject([{ person: 'minh', name: 'Minh ]0;x' }]);
  });

  it('takes two thousand people and no more; who is in stays in', async () => {
    const code = await make('rượu bia 1 câu');
    for (let one = 0; one < 2_000; one += 1)
      expect(await live().join(code, `p${String(one)}`, '', null)).toBeNull();
    expect(await live().join(code, 'late', 'Lan', null)).toBe('Bài này đã đủ 2.000 người.');
    expect(await live().join(code, 'p0', '', null)).toBeNull();
    expect((await live().view(code, null))?.players).toBe(2_000);
  });

  it('shows no name any more of who had it deleted', async () => {
    const code = await make('rượu bia 1 câu');
    await live().join(code, 'lan', 'Lan', null);
    await house.say('hoa', '/batdau', browser);
    await house.pass(6);
    await live().answer(code, 'lan', 0, 0);
    await house.say('hoa', '/ketthuc', browser);
    expect((await live().view(code, null))?.ranking.join()).toContain('Lan');
    expect(await house.quiz.forget('lan')).toBe(1);
    expect((await live().view(code, null))?.ranking).toEqual([]);
  });
});
