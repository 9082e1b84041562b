import { describe, expect, it } from 'vitest';
import { quizHouse, type QuizHouse } from '../../support/quiz/house.ts';
import { alone, eachWithHouse, HOUR, made, toldIn } from '../../support/quiz/opened.ts';

/** Rounds that everybody does alone until a deadline, and whom the bot reminds. */

let house: QuizHouse;
eachWithHouse((opened) => void (house = opened));

const told = (chat?: string) => toldIn(house, chat);

describe('an assignment', () => {
  it('reminds the group and privately who has begun and not finished, before the deadline and not at night', async () => {
    // Two hours before it is 6:00, a day before 8:00 of yesterday: in the evening before, at eight.
    const code = await made(house, 'rượu bia 2 câu hạn 8:00 28/11');
    for (const person of ['lan', 'minh', 'chi']) await house.say(person, `/quiz ${code}`, alone(person));
    await house.say('minh', 'a', alone('minh'));
    for (const letter of ['a', 'a']) await house.say('chi', letter, alone('chi'));
    await house.pass(24 * HOUR);
    expect(await told()).toMatch(/Nhắc làm bài: Rượu, bia\nHạn 08:00 28\/11\/2026/);
    expect(await told('chat of lan')).toMatch(
      new RegExp(`Còn 2 câu, hạn 08:00 28/11/2026\\. Làm tiếp: /quiz ${code}`),
    );
    expect(await told('chat of minh')).toContain('Còn 1 câu');
    expect(await told('chat of chi')).toBe('');
    await house.quiz.forget('minh');
    await house.pass(11 * HOUR);
    expect(await told('chat of lan')).toBe('');
    await house.pass(HOUR);
    expect(await told('chat of lan')).toContain('Còn 2 câu');
    expect(await told('chat of minh')).toBe('');
    expect((await told()).match(/Nhắc làm bài/g)).toHaveLength(1);
    await house.pass(12 * HOUR);
    expect(await told()).toMatch(/Kết quả: Rượu, bia\n2 người làm bài/);
  });

  it('gives the link into the chat with the Telegram bot where it is set up and in its reminders, once that is known', async () => {
    await house.quiz.stop();
    let known = false;
    house = await quizHouse(null, (code) => (known ? `https://t.me/bot?start=q_${code}` : null));
    expect(await house.say('hoa', '/quiz rượu bia 2 câu hạn 17:00 27/11')).not.toContain('t.me');
    known = true;
    const said = (await house.say('hoa', '/quiz rượu bia 1 câu hạn 16:00 27/11')) ?? '';
    const [, code = 'none'] =
      /\/quiz (\w{6})\nVào bài trên Telegram: https:\/\/t\.me\/bot\?start=q_\1$/.exec(said) ?? [];
    await house.pass(8 * HOUR);
    expect(await told()).toContain(`/quiz ${code}\nVào bài trên Telegram: https://t.me/bot?start=q_${code}`);
    const live = await house.say('hoa', '/quiz rượu bia 1 câu trực tiếp', alone('hoa'));
    expect(live).toMatch(/^Đã soạn bài [^]*\nVào bài trên Telegram: https:\/\/t\.me\/bot\?start=q_\w{6}$/);
    expect(await house.say('hoa', '/quiz rượu bia 1 câu')).not.toContain('t.me');
    await house.quiz.stop();
  });

  it('is told to be open, when its time comes, with its deadline and no count-down', async () => {
    await made(house, 'rượu bia 2 câu lúc 9:00 hạn 17:00 27/11');
    expect(await told()).toBe('');
    await house.pass(HOUR);
    expect(await told()).toMatch(
      /^Mở bài: Rượu, bia\n2 câu, mỗi người tự làm, hạn 17:00 27\/11\/2026\. Nhắn riêng cho tôi: \/quiz \w{6}$/,
    );
  });

  it('reminds of nothing at night where the program was down, and never twice at once', async () => {
    const code = await made(house, 'rượu bia 2 câu hạn 17:00 27/11');
    await house.say('lan', `/quiz ${code}`, alone('lan'));
    await house.quiz.stop();
    // Both reminders were due; it is 16:00.
    await house.pass(32 * HOUR);
    await house.again();
    await house.pass(1);
    expect((await told('chat of lan')).match(/Nhắc làm bài/g)).toHaveLength(1);
  });

  it('has its deadline moved with its reminders, keeps names for its trainer alone, and lets nobody in afterwards', async () => {
    const code = await made(house, 'rượu bia 1 câu hạn 17:00 26/11');
    await house.say('lan', `/quiz ${code}`, { ...alone('lan'), name: 'Lan' });
    await house.pass(7.5 * HOUR);
    expect(await told()).toContain('Nhắc làm bài');
    expect(await house.say('hoa', `/quiz ${code} hạn 17:00 27/11`)).toBe(
      `Đã dời hạn bài ${code} sang 17:00 27/11/2026.`,
    );
    await house.again();
    await house.pass(3 * HOUR);
    expect(await house.say('lan', 'a', alone('lan'))).toMatch(/^Đúng\./);
    await house.pass(20 * HOUR);
    expect((await told()).match(/Nhắc làm bài: Rượu, bia\nHạn 17:00 27/g)).toHaveLength(1);
    await house.pass(3 * HOUR);
    expect(await told()).toMatch(/Kết quả: Rượu, bia\n1 người làm bài, trung bình đúng 1,0\/1 câu/);
    const setup = await house.store.roundByCode(code);
    expect(JSON.stringify(await house.store.roundEvents(setup?.id ?? ''))).toContain('"Lan"');
    expect(await house.say('minh', `/quiz ${code}`, alone('minh'))).toBe('Bài này đã đóng.');
  });
});
