import { expect } from 'vitest';
import { restart } from './restarting.ts';
import { BEER, CLAUSE, reads, type Case, type Cases, type Scene } from './scene.ts';

/** A person alone: what is about to be forgotten, and how far they have come. */

/** A whole session on the rule of `CLAUSE`: its first item is wrong with A. */
async function session({ person }: Pick<Scene, 'person'>, letter: 'A' | 'B') {
  await person.practice.begin('rượu bia');
  return person.practice.answer(letter);
}

/** To a time of a day of November 2026 in Viet Nam. */
async function until({ house }: Pick<Scene, 'house'>, day: number, clock: string): Promise<void> {
  await house.pass((Date.parse(`2026-11-${String(day)}T${clock}:00+07:00`) - house.disk.time) / 1_000);
}

const practice: readonly Case[] = [
  {
    title:
      'asks, and shows after each answer what was right, the clause and its place; goes on after a restart',
    run: async ({ person, place, house }) => {
      await person.greet();
      const first = await person.practice.begin('rượu bia');
      reads(first, 'Câu 1/1 (điều mới)');
      reads(
        first,
        'Đúng hay sai: Cán bộ, công chức được sử dụng đồ uống có cồn vào buổi trưa của ngày trực.',
      );
      await restart(place, house);
      const told = await person.practice.answer('A');
      reads(told, '✘ Chưa đúng');
      reads(told, 'Đáp án: B. Sai');
      reads(told, CLAUSE);
      reads(told, 'Mục 3, đoạn 2, Chỉ thị số 30-CT/TU, ngày 29/11/2023');
      reads(told, 'Gặp lại ngày 24/11/2026.');
      reads(told, /(Xong buổi luyện|Đã xong): đúng 0\/1 câu/);
    },
  },
  {
    title: 'can be stopped, says where there is nothing on a topic, and begins anew',
    run: async ({ person }) => {
      await person.greet();
      reads(await person.practice.begin('30-CT/TU'), /Câu 1\/5 \(điều mới\)/);
      reads(await person.practice.stop(), /Đã dừng buổi luyện|Buổi luyện mới/);
      reads(await person.practice.begin('tàu vũ trụ'), 'Chưa có câu hỏi về “tàu vũ trụ”');
      await session({ person }, 'B');
      reads(await person.practice.results(), /đã học 1 điều/i);
    },
  },
];

const own_results: readonly Case[] = [
  {
    title:
      'shows what is known, what is due, what is weak and days in a row, without scolding for missed ones',
    run: async ({ person, house }) => {
      await person.greet();
      reads(await person.practice.results(), /chưa luyện câu nào|Chưa có kết quả nào/);
      await session({ person }, 'A');
      await until({ house }, 24, '08:00');
      await session({ person }, 'B');
      const shown = await person.practice.results();
      reads(shown, /đã học 1 điều/i);
      reads(shown, 'đều 2 ngày liền');
      reads(shown, /Còn hay sai[^]*mục 3, đoạn 2, 30-CT\/TU: ?đúng [01]\/2 lần/);
      await until({ house }, 26, '08:00');
      const later = await person.practice.results();
      reads(later, /đã học 1 điều/i);
      expect(later.text).not.toMatch(/ngày liền|bỏ lỡ|quên luyện/);
    },
  },
  {
    title: 'deletes one’s own, and with all that is forgotten too',
    run: async ({ person }) => {
      await person.greet();
      await session({ person }, 'A');
      reads(await person.practice.remove(), '1 lượt trả lời, 1 thẻ ôn');
      reads(await person.practice.results(), /chưa luyện câu nào|Chưa có kết quả nào/);
      await session({ person }, 'A');
      await person.say(BEER);
      await person.forget();
      reads(await person.practice.results(), /chưa luyện câu nào|Chưa có kết quả nào/);
    },
  },
];

const practice_reminder: readonly Case[] = [
  {
    title: 'comes once a day at the hour that was chosen where something is due, until it is stopped',
    run: async ({ person, place, house }) => {
      const scene = { person, house };
      await person.greet();
      await session(scene, 'A');
      reads(await person.say('/luyen 22:30'), 'Giờ nhắc từ 6:00 đến 21:00');
      reads(await person.say('/luyen 7:30'), 'Từ ngày mai, lúc 07:30');
      await until(scene, 24, '07:29');
      expect((await person.wait()).messages).toEqual([]);
      await restart(place, house);
      await until(scene, 24, '07:31');
      reads(await person.wait(), 'Hôm nay có 1 điều sắp quên. Gõ /luyen để ôn, khoảng 5 phút.');
      await until(scene, 24, '11:00');
      expect((await person.wait()).messages).toEqual([]);
      // Written to again on the next day, without a word on the one that was missed; an account of Zalo may not write so late.
      await until(scene, 25, '07:31');
      const { messages, text } = await person.wait();
      expect(messages).toHaveLength(place.channel().name === 'zalo_oa' ? 0 : 1);
      expect(text).not.toMatch(/hôm qua|bỏ lỡ|liền/);
      await session(scene, 'B');
      reads(await person.say('/luyen thôi'), 'Đã dừng nhắc luyện hằng ngày.');
      await until(scene, 30, '07:31');
      expect((await person.wait()).messages).toEqual([]);
    },
  },
];

export const practisingCases = { practice, own_results, practice_reminder } satisfies Partial<Cases>;

/** Where nothing can be sent without being asked for. */
export const unreminded = {
  practice_reminder: [
    {
      title: 'says where one is reminded, and remembers nothing',
      run: async ({ person, place, house }) => {
        await person.greet();
        reads(await person.say('/luyen 7:30'), 'Telegram hoặc Zalo');
        expect(await house.disk.store.reminders(place.channel().name)).toEqual([]);
      },
    },
  ],
} satisfies Partial<Cases>;
