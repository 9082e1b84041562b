import { expect } from 'vitest';
import { ranking } from '../../../bot/quiz.ts';
import type { House } from './house.ts';
import { flat, type Shown } from './place.ts';
import { restart } from './restarting.ts';
import { act, BEER, CLAUSE, reads, type Case, type Cases } from './scene.ts';

/** Rounds of the quiz: set up and steered, answered together, done alone. */

/** The code that a round got. */
const codeIn = ({ text }: Shown): string => /bài ([A-Z0-9]{6})/.exec(text)?.[1] ?? 'no code';

const phaseOf = async ({ quizzes }: House, code: string) =>
  (await quizzes.rounds().live.view(code, null))?.phase;

async function ranked({ disk }: House, code: string) {
  const setup = await disk.store.roundByCode(code);
  if (setup === null) throw new Error(`no round ${code}`);
  return ranking(setup, await disk.store.roundEvents(setup.id));
}

const steered: readonly Case[] = [
  {
    title: 'is set up and steered by a trainer: begun, paused, resumed, ended',
    run: async ({ person, house }) => {
      await person.greet();
      reads(await person.help(), '/quiz');
      reads(await person.say('/quiz rượu bia trực tiếp'), 'Chỉ cán bộ tập huấn và quản trị viên');
      await person.enterCode(await house.code());
      reads(await person.say('/quiz tàu vũ trụ trực tiếp'), 'Tôi không có chủ đề hay văn bản');
      const shown = await person.say('/quiz rượu bia 2 câu 20 giây trực tiếp');
      reads(shown, /Đã soạn bài \w{6}: Rượu, bia, 2 câu, mỗi câu 20 giây\./);
      reads(shown, `/quiz, nhập mã ${codeIn(shown)}`);
      reads(await person.say('/batdau'), 'Bắt đầu.');
      reads(await person.say('/tamdung'), 'Đã tạm dừng sau câu này.');
      reads(await person.say('/tieptuc'), 'Đã tiếp tục.');
      reads(await person.say('/ketthuc'), 'Đã kết thúc.');
      reads(await person.say('/xephang'), 'Chưa có ai trả lời.');
    },
  },
  {
    title: 'begins at its time, in another process too, and can be moved and cancelled before',
    run: async ({ person, place, house }) => {
      await person.enterCode(await house.code());
      // It is 8:00 in Viet Nam, on 23 November.
      const code = codeIn(await person.say('/quiz rượu bia 1 câu trực tiếp lúc 9:00'));
      reads(await person.say(`/quiz ${code} lúc 10:00`), `Đã dời bài ${code} sang 10:00 23/11/2026.`);
      await house.pass(3_700);
      expect(await phaseOf(house, code)).toBe('waiting');
      await restart(place, house);
      await house.pass(3_600);
      expect(await phaseOf(house, code)).toBe('running');
      reads(await person.say('/ketthuc'), 'Đã kết thúc.');
      const other = codeIn(await person.say('/quiz rượu bia 1 câu trực tiếp lúc 15:00'));
      reads(await person.say(`/ketthuc ${other}`), 'Đã hủy bài.');
      reads(await person.say('/quiz rượu bia lúc 25:00'), 'đã qua hoặc không phải là giờ');
    },
  },
];

/** `/quiz` alone, then its questions answered one by one; what came after the last. */
async function throughDialogue(say: (text: string) => Promise<Shown>): Promise<Shown> {
  reads(await say('/quiz'), 'Hỏi về chủ đề hoặc văn bản nào?');
  reads(await say('rượu bia'), 'Mấy câu? Ví dụ: 10');
  reads(await say('2'), 'Mỗi câu mấy giây? Ví dụ: 20');
  return say('20');
}

/** A list with numbers stands in the chat all the while: that of the greeting, then that of an answer. */
const dialogue: Case = {
  title: 'is set up question by question with typed numbers, also where a list of numbers stands',
  run: async ({ person, place, house }) => {
    await person.greet();
    await person.enterCode(await house.code());
    await person.say(BEER);
    const asked = house.disk.asked.length;
    const shown = await throughDialogue((text) => person.say(text));
    reads(shown, /Đã (soạn|giao) bài \w{6}: Rượu, bia, 2 câu/);
    // Where nobody else is, it begins for oneself; else it is live, for those who come to its page.
    if (!/Câu 1\/2/.test(shown.text)) reads(await person.say('/batdau'), 'Bắt đầu.');
    await house.pass(6);
    expect((await house.disk.store.roundByCode(codeIn(shown)))?.questions).toHaveLength(2);
    expect(await phaseOf(house, codeIn(shown))).toBe('running');
    // None of the numbers was a question or a pick.
    expect(house.disk.asked).toHaveLength(asked);
    if (place.group === undefined) return;
    const live = await act(place.live, 'live round')();
    const code = codeIn(await throughDialogue((text) => live.steer(text)));
    reads(await live.steer('/batdau'), 'Bắt đầu.');
    await house.pass(6);
    reads(await live.see(), 'Câu 1/2');
    expect(await phaseOf(house, code)).toBe('running');
  },
};

const round: readonly Case[] = [...steered, dialogue];

const round_answer: readonly Case[] = [
  {
    title: 'counts the first answer of each, shows the rule after it, and ranks, over a restart',
    run: async ({ place, house }) => {
      const live = await act(place.live, 'live round')();
      const code = codeIn(await live.steer('/quiz rượu bia 1 câu 20 giây trực tiếp'));
      await live.enter?.(code);
      reads(await live.steer('/batdau'), 'Bắt đầu.');
      await house.pass(6);
      const asked = await live.see();
      reads(asked, 'Câu 1/1');
      reads(asked, 'Cán bộ không sử dụng đồ uống có cồn');
      for (const option of ['Đúng', 'Sai']) reads(asked, option);
      await house.pass(4);
      await live.answer('minh', 1);
      await restart(place, house);
      await live.answer('lan', 0);
      await house.pass(25);
      const told = await live.see();
      const all = await ranked(house, code);
      expect(all.map(({ right, answered }) => [right, answered])).toEqual([
        [1, 1],
        [0, 1],
      ]);
      expect(all.map(({ name }) => name.toLowerCase())).toEqual(['lan', 'minh']);
      // Telegram's answers have the time of the delivery, whose clock is not turned here.
      const seconds = place.channel().name === 'telegram' ? 20 : 4;
      expect(all[0]?.milliseconds).toBe(seconds * 1_000);
      reads(told, /Đáp án[^]*A\. Đúng|kết thúc/i);
      if (place.group !== undefined) {
        reads(told, '1/2 người trả lời đúng.');
        expect(told.quotes.map(flat)).toContain(CLAUSE);
        reads(told, `1. Lan: 1/1 câu đúng, ${String(seconds)},0 giây`);
      }
      await house.pass(30);
      reads(await live.see(), place.group === undefined ? '0/1 câu đúng' : '');
    },
  },
];

const assignment: readonly Case[] = [
  {
    title: 'is given with a deadline and done alone, each answer followed by the rule, over a restart',
    run: async ({ person, place, house }) => {
      await person.enterCode(await house.code());
      const shown = await person.say('/quiz rượu bia 2 câu hạn 17:00 24/11');
      const code = codeIn(shown);
      reads(shown, `hạn 17:00 24/11/2026. Người làm nhắn riêng cho tôi: /quiz ${code}`);
      const doer = place.alone === true ? person : await place.person();
      await doer.greet();
      const first = await doer.say(`/quiz ${code}`);
      reads(first, `Câu 1/2 (${code}).`);
      reads(first, 'Nhắn một chữ cái từ A đến B');
      reads(await doer.say('z'), 'từ A đến B');
      const told = await doer.say('A');
      reads(told, 'Đúng.');
      reads(told, CLAUSE);
      reads(told, /mục 3, đoạn 2, 30-CT\/TU/i);
      await restart(place, house);
      const last = await doer.say('A');
      reads(last, 'Chưa đúng. Đáp án: B. Sai');
      reads(last, 'Bạn đã làm xong. Bạn: 1/2 câu đúng');
      expect((await ranked(house, code)).map(({ right }) => right)).toEqual([1]);
      await house.pass(40 * 3_600);
      reads(await doer.say(`/quiz ${code}`), 'Bài này đã đóng.');
    },
  },
];

const round_link: readonly Case[] = [
  {
    title: 'leads somebody else into the round, and says so where it has ended or never was',
    run: async ({ person, place, house }) => {
      await person.enterCode(await house.code());
      const shown = await person.say('/quiz rượu bia 2 câu hạn 17:00 24/11');
      const code = codeIn(shown);
      const link = act(person.roundLink, 'link to a round')(code, shown);
      const other = await place.person();
      const open = act(other.open, 'open');
      reads(await open(link), /Câu 1\/2 \(\w{6}\)|Bài tự làm, hạn 17:00 24\/11\/2026/);
      reads(await open(link.replace(code, 'BBBBB2')), /Không có bài( đố)? nào với mã này/);
      reads(await person.say(`/ketthuc ${code}`), 'Đã kết thúc.');
      reads(await open(link), /Bài này đã (đóng|kết thúc)\./);
    },
  },
];

export const playingCases = { round, round_answer, assignment, round_link } satisfies Partial<Cases>;

/** Where nobody can answer together with others. */
export const led = {
  round_answer: [
    {
      title: 'leads who types the code of a live round to its page',
      run: async ({ person, house }) => {
        await person.enterCode(await house.code());
        const code = codeIn(await person.say('/quiz rượu bia 1 câu trực tiếp'));
        reads(await person.say(`/quiz ${code}`), `vào trang web, mục /quiz, nhập mã ${code}`);
      },
    },
  ],
} satisfies Partial<Cases>;
