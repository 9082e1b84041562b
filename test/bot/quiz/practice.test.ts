import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyedHash } from '../../../bot/privacy.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { openPracticeWorld, reworded, type PracticeWorld } from '../../support/practice.ts';

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

describe('/luyen', () => {
  it('asks five new rules on the first day, and shows the clause with its place after each answer', async () => {
    const first = await world.say('/luyen');
    expect(first).toMatch(/^Buổi luyện 5 câu, khoảng 3 phút: 5 điều mới\.\n\nCâu 1\/5 \(điều mới\)\n/);
    const told = await world.answer(true);
    const [attempt] = await attempts();
    const item = world.items.find(({ id }) => id === attempt?.item);
    const text = world.library.provision(item?.provision ?? '')?.text ?? '';
    const quoted = /“(?<words>.+)”\n\((?<place>.+)\)/.exec(told)?.groups;
    expect(told).toMatch(/^✔ Đúng\.\n/);
    expect(text).toContain(quoted?.['words'] ?? 'no quote');
    expect(quoted?.['words']).toContain(item?.quote?.text ?? 'no quote');
    expect(quoted?.['place']?.toLowerCase()).toContain(item?.quote?.locator);
    expect(quoted?.['place']).toContain('Chỉ thị số 30-CT/TU, ngày 29/11/2023');
    expect(told).toContain('Câu 2/5');
  });

  it('says what would have been right where it was wrong', async () => {
    await world.say('/luyen');
    const told = await world.answer(false);
    expect(told).toMatch(/^✘ Chưa đúng\. Đáp án: /);
    expect(told).toContain('Gặp lại ngày 24/11/2026.');
    expect(await attempts()).toMatchObject([{ correct: false, round: null, unit: null, person: KEY }]);
    expect(await cards()).toMatchObject([{ asked: 1, fast: 0, aside: null }]);
  });

  it('says of which option the reason is, since behind the right answer it would be read as meant of that', async () => {
    let shown = await world.say('/luyen');
    const reasons: string[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      const choices = /\nC\. /.test(shown);
      shown = await world.answer(false);
      const [, second = ''] = shown.split('\n');
      if (choices) reasons.push(second);
      else expect(second).not.toContain('chưa đúng:');
    }
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/^[A-D] chưa đúng: ./);
  });

  it('ends with the score and the next day, and begins no more than five new ones a day', async () => {
    expect(await session((index) => index !== 0)).toContain(
      'Xong buổi luyện: đúng 4/5 câu.\nLần ôn tới: ngày 24/11/2026.',
    );
    expect(await world.say('/luyen')).toBe(
      'Hôm nay bạn đã ôn đủ. Lần ôn tới: ngày 24/11/2026. Luyện thêm ngoài lịch: /luyen thêm.',
    );
    expect(await cards()).toHaveLength(5);
  });

  it('asks what is due before what is new, by the schedule of FSRS', async () => {
    await session();
    // Good at first: 2.3065 days by FSRS's default weights, and a day more than Hard, which is one more than Again.
    expect((await cards()).map(({ memory }) => memory.scheduledDays)).toEqual([3, 3, 3, 3, 3]);
    world.at('2026-11-24');
    expect(await world.say('/luyen')).toContain('4 điều mới');
    await world.say('/luyen dừng');
    world.at('2026-11-26', '06:00');
    expect(await world.say('/luyen')).toMatch(/^Buổi luyện 8 câu, khoảng 5 phút: 5 câu ôn lại, 3 điều mới\./);
  });

  it('draws the items of a rule in turn', async () => {
    world.items = world.items.filter(({ provision }) => provision === '30-CT/TU#m3.d2');
    const days = ['2026-11-23', '2026-11-26', '2026-12-20', '2027-03-20'];
    for (const day of days) {
      world.at(day);
      await session();
    }
    expect((await attempts()).map(({ item }) => item)).toEqual([
      '30-CT/TU#m3.d2~hand.0',
      '30-CT/TU#m3.d2~hand.1',
      '30-CT/TU#m3.d2~hand.2',
      '30-CT/TU#m3.d2~hand.0',
    ]);
  });

  it('grades by time: slow comes sooner, three times fast later', async () => {
    await session(() => true, 120_000);
    expect((await cards()).map(({ memory }) => memory.scheduledDays)).toEqual([2, 2, 2, 2, 2]);
    world.items = world.items.filter(({ provision }) => provision === '30-CT/TU#m3.d2');
    await world.say('/ketqua xóa');
    const intervals: number[] = [];
    for (const day of ['2026-12-01', '2026-12-04', '2026-12-24']) {
      world.at(day);
      await session(() => true, 2_000);
      intervals.push((await cards())[0]?.memory.difficulty ?? 0);
    }
    expect((await cards())[0]?.fast).toBe(3);
    // The third was easy: the rule counts as easier than before, which Good does not do.
    expect(intervals[2]).toBeLessThan((intervals[1] ?? 0) - 0.5);
  });

  it('on a topic asks of that alone', async () => {
    expect(await world.say('/luyen mạng xã hội')).toContain('Buổi luyện 1 câu');
    expect(await world.say('/luyen 30-CT/TU')).toContain('Buổi luyện 5 câu');
    expect(await world.say('/luyen rượu bia')).toContain('đồ uống có cồn');
    expect(await world.say('/luyen tàu vũ trụ')).toContain('Chưa có câu hỏi về “tàu vũ trụ”');
  });

  it('begins with what the chat follows', async () => {
    const place = { channel: 'telegram' as const, chat: '1001' };
    const topic = { subject: 'topic mạng xã hội', label: 'mạng xã hội', since: '2026-11-22T00:00:00.000Z' };
    await world.disk.store.subscribe({ ...place, ...topic });
    expect(await world.say('/luyen')).toContain('mạng xã hội để tuyên truyền');
  });

  it('asks more outside the schedule of who prepares for a test, and changes no due day by that', async () => {
    const topic = 'rượu bia';
    await world.say(`/luyen ${topic}`);
    expect(await world.answer(true)).toContain(`Luyện thêm ngoài lịch: /luyen thêm ${topic}.`);
    const before = await cards();
    expect(await world.say(`/luyen ${topic}`)).toContain(`Luyện thêm ngoài lịch: /luyen thêm ${topic}.`);
    const first = await world.say(`/luyen thêm ${topic}`);
    expect(first).toMatch(/^Luyện thêm \d câu[^]*Câu 1\/\d \(luyện thêm\)\n/);
    expect(await world.answer(false)).toContain('Gặp lại ngày 26/11/2026.');
    expect(await cards()).toEqual(before);
    expect(await attempts()).toMatchObject([{ correct: true }, { correct: false }]);
    // What is due counts in such a session too.
    world.at('2026-12-20');
    expect(await world.say(`/luyen them ${topic}`)).toContain('1 câu đã đến lượt ôn');
    await world.answer(true);
    expect(await cards()).not.toEqual(before);
  });

  it('asks several items of one rule, each once, where a topic has not more rules', async () => {
    world.items = world.items.filter(({ provision }) => provision === '30-CT/TU#m3.d2');
    const told = await world.say('/luyen thêm 30-CT/TU');
    expect(told).toContain(`Luyện thêm ${String(world.items.length)} câu`);
    for (let count = 0; count < world.items.length; count += 1) await world.answer(true);
    const asked = (await attempts()).map(({ item }) => item);
    expect(asked.toSorted()).toEqual(world.items.map(({ id }) => id).toSorted());
    expect(await cards()).toEqual([]);
  });

  it('asks more of everything where no topic is named, new rules without beginning them', async () => {
    await session();
    const told = await world.say('/luyen thêm');
    expect(told).toContain('(luyện thêm)');
    await world.answer(true);
    expect(await cards()).toHaveLength(5);
    expect(await world.say('/luyen thêm tàu vũ trụ')).toContain('Chưa có câu hỏi về “tàu vũ trụ”');
  });

  it('is not for groups', async () => {
    const said = await world.disk.noticeOf({ text: '/luyen', chat: '-100', person: '1001' });
    expect(said).toContain('nhắn riêng cho tôi');
    await world.say('/luyen');
    expect((await world.disk.ask({ text: 'a', chat: '-100', person: '1001' })).kind).toBe('answer');
  });
});

describe('an open item', () => {
  it('takes its letter; everything else is asked as always, and the item stays open', async () => {
    await world.say('/luyen');
    const letter = await world.letter(true);
    const asked = await world.disk.ask({ text: 'Trưa ngày trực có được uống bia không?' });
    expect(asked.kind).toBe('answer');
    expect(await world.say('j')).toMatch(/^Bạn gõ /);
    expect(await world.say(letter)).toMatch(/^✔ Đúng/);
  });

  it('is not there without a session, nor after twelve hours, nor in another chat', async () => {
    expect((await world.disk.ask({ text: 'a' })).kind).toBe('answer');
    await world.say('/luyen');
    expect((await world.disk.ask({ text: 'a', chat: '1002', person: '1002' })).kind).toBe('answer');
    world.disk.time += 12 * 60 * 60_000 + 1;
    expect((await world.disk.ask({ text: 'a' })).kind).toBe('answer');
    expect(await attempts()).toEqual([]);
  });

  it('is there after a restart, with the order in which its options stood', async () => {
    const before = await world.say('/luyen');
    await world.disk.restart();
    const again = await world.say('/luyen');
    expect(before).toContain(again.slice(0, again.indexOf('\n\n')));
    expect(await world.answer(true)).toMatch(/^✔ Đúng/);
    await world.disk.restart();
    expect(await world.answer(true)).toContain('Câu 3/5');
    expect(await cards()).toHaveLength(2);
  });

  it('counts an answer that comes twice once', async () => {
    await world.say('/luyen');
    const text = await world.letter(true);
    expect((await world.disk.ask({ text, update: 'u1' })).kind).toBe('notice');
    expect((await world.disk.ask({ text, update: 'u1' })).kind).toBe('duplicate');
    expect(await attempts()).toHaveLength(1);
  });

  it('writes the letters with the answer, so that neither is lost', async () => {
    await world.say('/luyen');
    const text = await world.letter(true);
    await world.disk.ask({
      text,
      update: 'u1',
      compose: (told) => [{ chat: '1001', body: told.kind === 'notice' ? told.text.slice(0, 7) : '' }],
    });
    await world.disk.restart();
    expect((await world.disk.store.nextLetter('telegram', '1001'))?.body).toBe('✔ Đúng.');
  });

  it('is judged by what was shown, also where a trainer has changed it since', async () => {
    await world.say('/luyen');
    const letter = await world.letter(true);
    world.items = world.items.map((item) => ({ ...item, correct: [] }));
    expect(await world.say(letter)).toMatch(/^✔ Đúng/);
  });

  it('does not count where its rule has changed meanwhile', async () => {
    world.items = world.items.filter(({ provision }) => provision === '30-CT/TU#m3.d2');
    await world.say('/luyen');
    const letter = await world.letter(true);
    world.library = reworded('30-CT/TU#m3.d2', 'buổi trưa', 'buổi tối');
    const told = await world.say(letter);
    expect(told).toContain('câu này không tính');
    expect(told).not.toContain('“');
    expect(told).toContain('đúng 0/0');
    expect(await attempts()).toEqual([]);
  });
});
