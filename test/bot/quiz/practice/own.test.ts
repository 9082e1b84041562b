import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyedHash } from '../../../../bot/privacy.ts';
import { weeksOf } from '../../../../bot/quiz/practice/weeks.ts';
import { HASH_KEY } from '../../../support/desk-on-disk.ts';
import { announcerOf } from '../../../support/notice-world.ts';
import {
  directiveLibrary,
  openPracticeWorld,
  reworded,
  type PracticeWorld,
} from '../../../support/practice.ts';

let world: PracticeWorld;
beforeEach(async () => {
  world = await openPracticeWorld();
});
afterEach(() => world.close());

const KEY = keyedHash(HASH_KEY, 'telegram', '1001');
const cards = () => world.disk.store.cards(KEY);
const attempts = () => world.disk.store.attempts({ person: KEY, round: null, since: '' });

/** A whole session, each item answered so many milliseconds after it was shown; the last message. */
async function session(right: (index: number) => boolean = () => true, ms = 20_000): Promise<string> {
  let told = await world.say('/luyen');
  for (let index = 0; !told.includes('Xong buổi luyện') && index < 20; index += 1) {
    world.disk.time += ms;
    told = await world.answer(right(index));
  }
  return told;
}

describe('a card whose rule changes', () => {
  beforeEach(async () => {
    await world.say('/luyen rượu bia');
    await world.answer(true);
  });

  it('is put aside and said, and the new words are learned anew', async () => {
    world.at('2026-11-26');
    world.library = reworded('30-CT/TU#m3.d2', 'ngày trực', 'ngày trực ban');
    world.items = [];
    expect(await world.say('/luyen')).toBe(
      'Đã đổi lời văn nên tôi cất thẻ cũ, bạn sẽ học lại theo lời văn mới: mục 3, đoạn 2, 30-CT/TU.\nHiện chưa có câu hỏi nào để luyện.',
    );
    expect(await cards()).toMatchObject([{ aside: 'changed' }]);
    expect(await world.say('/luyen')).toBe('Hiện chưa có câu hỏi nào để luyện.');
  });

  it('is put aside where the rule has ended', async () => {
    world.library = directiveLibrary((document) => ({
      ...document,
      validity: { ...document.validity, until: '2026-11-24' },
    }));
    world.at('2026-11-26');
    expect(await world.say('/ketqua')).toContain('Đã hết hiệu lực nên tôi cất thẻ: mục 3, đoạn 2, 30-CT/TU.');
    expect(await world.say('/luyen')).toBe('Hiện chưa có câu hỏi nào để luyện.');
  });
});

describe('/ketqua', () => {
  it('shows what is known, what is due and what is weakest with its place, and the days in a row', async () => {
    expect(await world.say('/ketqua')).toContain('Bạn chưa luyện câu nào');
    await session((index) => index > 1);
    world.at('2026-11-24', '07:00');
    expect(await session()).toContain('Bạn đã luyện đều 2 ngày liền.');
    world.at('2026-11-25', '07:00');
    const told = await world.say('/ketqua');
    expect(told).toContain('Bạn đã học 9 điều: đang nhớ 9, cần ôn thêm 0; hôm nay đến lượt ôn 0.');
    expect(told).toContain('Bạn đã luyện đều 2 ngày liền.');
    expect(told).toMatch(/Còn hay sai:\n– mục \d.*, 30-CT\/TU: đúng 1\/2 lần/);
    world.at('2026-11-26', '07:00');
    expect(await world.say('/ketqua')).toContain('đang nhớ 6, cần ôn thêm 3; hôm nay đến lượt ôn 3.');
  });

  it('shows how much was right by week, in practice and in rounds, from the second week on', async () => {
    await session((index) => index > 1);
    expect(await world.say('/ketqua')).not.toContain('theo tuần');
    const [first] = await attempts();
    if (first === undefined) throw new Error('nothing was answered');
    const inRound = { ...first, round: 'r1', correct: true, at: '2026-12-01T01:00:00.000Z' };
    await world.disk.store.addAttempts([inRound, { ...inRound, item: 'x', correct: false }]);
    world.at('2026-12-02');
    const told = await world.say('/ketqua');
    expect(told).toContain('Đúng theo tuần, tính từ thứ hai: 23/11 60% (3/5); 30/11 50% (1/2).');
    expect(told).toContain('Trong các đợt kiểm tra: đúng 1/2 câu.');
    const both = [...(await attempts())];
    const weeks = weeksOf(both);
    const sum = (count: (week: (typeof weeks)[number]) => number) =>
      weeks.reduce((total, week) => total + count(week), 0);
    expect(sum(({ practice }) => practice.answers)).toBe(both.filter(({ round }) => round === null).length);
    expect(sum(({ rounds }) => rounds.answers)).toBe(both.filter(({ round }) => round !== null).length);
    await world.say('/ketqua xóa');
    expect(await world.say('/ketqua')).toContain('Bạn chưa luyện câu nào');
  });

  it('does not scold: after missed days nothing is said of days', async () => {
    await session();
    world.at('2026-12-04');
    expect(await session()).not.toContain('ngày liền');
  });

  it('deletes one’s own, and so does /quen', async () => {
    await session();
    expect(await world.say('/ketqua xóa')).toBe(
      'Tôi đã xóa kết quả luyện và kiểm tra của bạn: 5 lượt trả lời, 5 thẻ ôn.',
    );
    expect(await attempts()).toEqual([]);
    expect(await world.say('/ketqua xoa')).toBe('Bạn chưa có kết quả nào để xóa.');
    await world.say('/luyen');
    await world.answer(true);
    await world.disk.ask({ text: '/quen', chat: '-100', person: '1001' });
    expect(await cards()).toHaveLength(1);
    expect(await world.say('/quen')).toContain('1 lượt trả lời, 1 thẻ ôn');
    expect(await cards()).toEqual([]);
    expect(await world.say('/quen')).toBe('Tôi không còn nhớ câu hỏi nào của bạn ở đây.');
  });
});

describe('a reminder', () => {
  const woken: string[] = [];
  const look = async (): Promise<string | null> => {
    await world.practice.look();
    const letter = await world.disk.store.nextLetter('telegram', '1001');
    if (letter !== null) await world.disk.store.delivered(letter.sequence);
    return letter === null ? null : (letter.body as { text: string }).text;
  };
  beforeEach(() => {
    woken.length = 0;
    world.practice.join(announcerOf('telegram', woken));
  });

  it('comes once a day at the hour that was chosen, where something is due', async () => {
    await session();
    expect(await world.say('/luyen 7h30')).toContain('Từ ngày mai, lúc 07:30');
    expect(await look()).toBeNull();
    world.at('2026-11-24', '07:30');
    // Nothing is due: nothing is said.
    expect(await look()).toBeNull();
    world.at('2026-11-26', '07:29');
    expect(await look()).toBeNull();
    world.at('2026-11-26', '07:30');
    expect(await look()).toContain('Hôm nay có 5 điều sắp quên. Gõ /luyen để ôn, khoảng 5 phút.');
    expect(woken).toEqual(['1001']);
    expect(await look()).toBeNull();
  });

  it('is not sent to who has practised today, and begins with who has not begun', async () => {
    await world.say('/luyen 9:00');
    world.at('2026-11-23', '09:00');
    expect(await look()).toContain('Đến giờ luyện');
    await session((index) => index !== 0);
    world.at('2026-11-24', '08:50');
    await session();
    world.at('2026-11-24', '09:01');
    expect(await look()).toBeNull();
  });

  it('is at decent hours alone, and ends when asked', async () => {
    for (const time of ['5:59', '21:01', '23:00'])
      expect(await world.say(`/luyen ${time}`)).toContain('từ 6:00 đến 21:00');
    await world.say('/luyen 21:00');
    expect(await world.say('/luyen thôi')).toBe('Đã dừng nhắc luyện hằng ngày.');
    expect(await world.say('/luyen thoi')).toContain('Bạn chưa đặt giờ nhắc');
    expect(await world.disk.noticeOf({ channel: 'web', text: '/luyen 7:30' })).toContain(
      'Telegram hoặc Zalo',
    );
  });

  it('stands while a session is only left', async () => {
    await world.say('/luyen 7:30');
    await world.say('/luyen');
    await world.answer(true);
    expect(await world.say('/luyen dừng')).toBe(
      'Đã dừng buổi luyện: đúng 1/1 câu. Gõ /luyen khi muốn luyện tiếp.',
    );
    expect(await world.say('/luyen dung')).toContain('Hiện không có buổi luyện nào');
    expect(await world.disk.store.reminders('telegram')).toHaveLength(1);
  });

  it('waits for no letter of a platform that takes none any more', async () => {
    const zalo = { channel: 'zalo_oa' as const, chat: '7', person: '7' };
    world.practice.join(announcerOf('zalo_oa', woken));
    expect(await world.disk.noticeOf({ ...zalo, text: '/luyen 7:30' })).toContain('48 giờ');
    world.at('2026-11-26', '08:00');
    await world.practice.look();
    expect(await world.disk.store.nextLetter('zalo_oa', '7')).toBeNull();
    expect(world.logged).toEqual([]);
  });
});
