import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GROUP, quizHouse, type QuizHouse } from '../../support/quiz/house.ts';

/** Rounds that begin at a time, are moved, cancelled and led from elsewhere. */

let house: QuizHouse;
beforeEach(async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
    // 8:00 in Viet Nam.
    now: Date.parse('2026-11-26T01:00:00Z'),
  });
  house = await quizHouse();
});
afterEach(async () => {
  await house.quiz.stop();
  vi.useRealTimers();
});

const HOUR = 3_600;
/** The code of the round that was set up. */
async function made(line: string, more = {}): Promise<string> {
  const told = (await house.say('hoa', `/quiz ${line}`, more)) ?? '';
  return /bài (\w{6})/.exec(told)?.[1] ?? `no code in: ${told}`;
}
const alone = (person: string) =>
  ({ chat: `chat of ${person}`, chatKey: `key of ${person}`, group: false }) as const;
/** The trainer's browser, signed in. */
const browser = { channel: 'web', chat: 'session', chatKey: 'key of session', group: false } as const;
const told = async (chat = GROUP) => (await house.read(chat)).join('\n');

describe('a scheduled round', () => {
  it('begins late where the program was down for some minutes, and waits for its trainer where it was for hours', async () => {
    await made('rượu bia 1 câu lúc 9:00');
    await house.quiz.stop();
    await house.pass(HOUR + 20 * 60);
    await house.again();
    await house.pass(1);
    expect(await told()).toMatch(/^Bắt đầu: Rượu, bia/);
    await house.say('hoa', '/ketthuc');
    const code = await made('rượu bia 1 câu lúc 11:00');
    await house.quiz.stop();
    await house.pass(3 * HOUR);
    await house.again();
    await house.pass(1);
    expect(await told()).toMatch(
      new RegExp(`Bài chưa chạy: Rượu, bia\n.*/batdau ${code};.*/quiz ${code} lúc`),
    );
    await house.again();
    await house.pass(60);
    expect(await told()).toBe('');
    expect(await house.say('hoa', `/quiz ${code} lúc 15:00`)).toMatch(/Đã dời bài \w{6} sang 15:00/);
    await house.pass(5 * HOUR);
    expect(await told()).toMatch(
      /Đổi giờ: Rượu, bia\nBắt đầu lúc 15:00 26\/11\/2026\.[^]*Bắt đầu: Rượu, bia[^]*Kết quả/,
    );
  });

  it('is moved before it begins, over a restart, and not after', async () => {
    const code = await made('rượu bia 1 câu lúc 9:00');
    expect(await house.say('lan', `/quiz ${code} lúc 10:00`)).toMatch(/^Chỉ người soạn bài/);
    expect(await house.say('hoa', `/quiz ${code} lúc 14h 27/11`)).toBe(
      `Đã dời bài ${code} sang 14:00 27/11/2026.`,
    );
    expect(await house.say('hoa', `/quiz ${code} thứ sáu 4/12 lúc 14h`)).toBe(
      `Đã dời bài ${code} sang 14:00 04/12/2026.`,
    );
    expect(await house.say('hoa', `/quiz ${code} lúc 14h thứ năm 4/12`)).toBe(
      '04/12/2026 là thứ sáu, không phải thứ năm. Bạn xem lại ngày.',
    );
    expect(await house.say('hoa', `/quiz ${code} lúc 10 giờ`)).toBe(
      `Đã dời bài ${code} sang 10:00 26/11/2026.`,
    );
    await house.again();
    await house.pass(HOUR + 10);
    expect(await told()).not.toContain('Bắt đầu: ');
    await house.pass(HOUR);
    expect(await told()).toContain('Bắt đầu: Rượu, bia');
    expect(await house.say('hoa', `/quiz ${code} lúc 12:00`)).toMatch(/đã bắt đầu hoặc đã kết thúc/);
    expect(await house.say('hoa', `/quiz ${code} ngày mai nhé`)).toMatch(/^Gõ \/quiz \w{6} lúc/);
  });

  it('is set up with its time where that is said while being asked, and not without it', async () => {
    await house.say('hoa', '/quiz');
    expect(await house.say('hoa', 'rượu bia lúc 14h thứ sáu')).toMatch(
      /3 câu.*Tự bắt đầu lúc 14:00 27\/11\/2026/,
    );
    await house.say('hoa', '/quiz');
    await house.say('hoa', 'rượu bia');
    expect(await house.say('hoa', '2 câu lúc 14h thứ năm 27/11')).toMatch(
      /^27\/11\/2026 là thứ sáu, không phải thứ năm/,
    );
    expect(await house.say('hoa', '2 câu lúc 14h thứ bảy')).toMatch(
      /2 câu.*Tự bắt đầu lúc 14:00 28\/11\/2026/,
    );
  });

  it('is cancelled, and told so', async () => {
    const code = await made('rượu bia 1 câu lúc 9:00');
    expect(await house.say('hoa', `/ketthuc ${code}`)).toBe('Đã hủy bài.');
    expect(await told()).toBe('Đã hủy bài: Rượu, bia');
    await house.pass(2 * HOUR);
    expect(await told()).toBe('');
    expect(await house.say('hoa', `/batdau ${code}`)).toMatch(/trạng thái đó rồi/);
    expect(await house.say('lan', '/xephang')).toBe('Ở đây chưa có bài nào đã chạy.');
  });

  it('takes times as people write them, and says so where it cannot', async () => {
    const at = async (line: string) => {
      const code = await made(`rượu bia ${line}`);
      return (await house.store.roundByCode(code))?.startsAt ?? code;
    };
    expect(await at('lúc 14h30')).toBe('2026-11-26T07:30:00.000Z');
    expect(await at('lúc 2 giờ chiều mai')).toBe('2026-11-27T07:00:00.000Z');
    expect(await at('lúc 8:00 ngày mai')).toBe('2026-11-27T01:00:00.000Z');
    expect(await at('luc 7:00')).toBe('2026-11-27T00:00:00.000Z');
    expect(await at('lúc 9:00 5/1')).toBe('2027-01-05T02:00:00.000Z');
    expect(await at('lúc 9:00 20/11')).toMatch(
      /“luc 9:00 20\/11” đã qua hoặc không phải là giờ\. Viết giờ như/,
    );
    expect(await at('lúc 7:00 hôm nay')).toMatch(/đã qua/);
    expect(await at('lúc 25:00')).toMatch(/đã qua hoặc không phải/);
    expect(await at('lúc 9')).toMatch(/không đọc được giờ ở “luc 9”/);
    expect(await at('lúc 9:00 28/11 hạn 17:00 27/11')).toMatch(/Giờ mở phải trước hạn/);
  });
});

describe('a round whose trainer is elsewhere', () => {
  it('is led by the same person from another channel, with and without its code', async () => {
    const code = await made('rượu bia 3 câu');
    expect(await house.say('hoa', '/batdau', browser)).toBe('Bắt đầu.');
    await house.pass(6);
    expect(await house.say('hoa', '/tamdung', browser)).toMatch(/^Đã tạm dừng/);
    await house.pass(60);
    expect(await told()).toMatch(/Câu 1\/3[^]*Tạm dừng/);
    expect(await house.say('hoa', `/tieptuc ${code}`, browser)).toBe('Đã tiếp tục.');
    await house.pass(1);
    expect(await told()).toContain('Câu 2/3');
    expect(await house.say('hoa', '/ketthuc', browser)).toMatch(/^Đã kết thúc\./);
    expect(await house.say('hoa', '/ketthuc', browser)).toMatch(/chưa có bài nào/);
  });

  it('does not end what is done alone, unless its code is typed', async () => {
    const code = await made('rượu bia 2 câu hạn 17:00 27/11');
    expect(await house.say('hoa', '/ketthuc')).toBe(
      `Bài tự làm ${code} đang mở: gõ /ketthuc ${code} nếu muốn đóng.`,
    );
    await made('rượu bia 2 câu');
    expect(await house.say('hoa', '/ketthuc')).toBe('Đã hủy bài.');
    await made('rượu bia 2 câu');
    await house.say('hoa', '/batdau');
    expect(await house.say('hoa', '/ketthuc')).toBe('Đã kết thúc.');
    expect(await house.say('hoa', '/ketthuc')).toContain(code);
    const other = await made('rượu bia 1 câu hạn 17:00 28/11');
    expect(await house.say('hoa', '/ketthuc')).toBe(
      `Bài tự làm ${other}, ${code} đang mở: gõ /ketthuc rồi mã nếu muốn đóng.`,
    );
    expect(await house.say('hoa', `/ketthuc ${code}`)).toBe('Đã kết thúc.');
  });

  it('asks which of several is meant', async () => {
    const [one, two] = [await made('rượu bia lúc 10:00'), await made('30-CT/TU lúc 11:00')];
    expect(await house.say('hoa', '/ketthuc', browser)).toMatch(
      new RegExp(`^Bạn có 2 bài: (${one}|${two}) .*; (${one}|${two}) .*\\. Gõ /ketthuc rồi mã\\.$`),
    );
    expect(await house.say('hoa', '/ketthuc ZZZZZZ', browser)).toMatch(/^Không có bài nào với mã này/);
  });

  it('goes on with another trainer who types the code, and waits for nobody then', async () => {
    house.roles.set('minh', 'trainer');
    const code = await made('rượu bia 3 câu', { channel: 'zalo_bot' });
    await house.say('hoa', '/batdau');
    await house.pass(6);
    await house.quiz.moved({ channel: 'zalo_bot', chat: GROUP, person: 'hoa' }, false);
    await house.pass(120);
    expect((await told()).match(/Câu \d\/3/g)).toEqual(['Câu 1/3']);
    expect(await house.say('lan', `/tieptuc ${code}`)).toMatch(/^Chỉ người soạn bài/);
    expect(await house.say('minh', '/tieptuc')).toContain(`/tieptuc ${code}`);
    expect(await house.say('minh', `/tieptuc ${code}`)).toBe('Đã tiếp tục.');
    await house.pass(1);
    expect(await told()).toContain('Câu 2/3');
  });
});

describe('a live round that is typed', () => {
  it('names people as the platform does, unless it is anonymous; hints at a letter that is none', async () => {
    for (const hidden of ['', ' ẩn danh']) {
      await made(`rượu bia 1 câu${hidden}`);
      await house.say('hoa', '/batdau');
      await house.pass(5);
      expect(await house.say('lan', 'đáp án e', { name: 'Lan' })).toBe(
        'Câu này có các đáp án từ A đến B. Bạn chọn lại.',
      );
      await house.say('lan', 'a', { name: 'Lan' });
      await house.say('hoa', '/ketthuc');
      expect(await told()).toContain(hidden === '' ? '1. Lan: 1/1 câu đúng' : '1. Người 1: 1/1 câu đúng');
    }
  });

  it('does not ask to be named where nobody else is, and leads others to the page', async () => {
    const line = '/quiz rượu bia 1 câu';
    expect(await house.say('hoa', line, alone('hoa'))).toMatch(
      /Người tham gia: vào trang web, mục \/quiz, nhập mã \w{6}\.$/,
    );
    await house.say('hoa', '/batdau', alone('hoa'));
    await house.pass(5);
    expect(await told('chat of hoa')).toMatch(/\nNhắn một chữ cái từ A đến B để trả lời\./);
  });

  it('ranks teams of equal means alike, and counts who joins late from there on', async () => {
    await made('rượu bia 2 câu 3 đội');
    await house.say('hoa', '/batdau');
    for (const [person, team] of Object.entries({ an: 1, binh: 1, chi: 2, dung: 3 }))
      await house.say(person, `/doi ${String(team)}`, { name: person });
    await house.pass(5);
    for (const person of ['an', 'binh', 'chi']) await house.say(person, 'a', { name: person });
    await house.say('dung', 'b', { name: 'dung' });
    await house.pass(32);
    await house.say('em', 'b', { name: 'em' });
    await house.say('hoa', '/ketthuc');
    const all = await told();
    expect(all).toMatch(
      /1\. Đội 1: trung bình 1,0[^\n]*\n1\. Đội 2: trung bình 1,0[^\n]*\n3\. Đội 3: trung bình 0,0/,
    );
    expect(all).toMatch(/em: 1\/1 câu đúng, [\d,]+ giây, vào từ câu 2/);
  });

  it('goes on under the new id of its group', async () => {
    await made('rượu bia 2 câu');
    await house.say('hoa', '/batdau');
    await house.pass(5);
    await house.store.moveRounds('zalo_bot', GROUP, '-2002');
    house.quiz.chatMoved('zalo_bot', GROUP, '-2002');
    expect(await house.say('lan', 'a', { chat: '-2002' })).toBe('Đã ghi nhận.');
    await house.pass(40);
    expect(await told('-2002')).toMatch(/Đáp án câu 1[^]*Câu 2\/2/);
  });
});
