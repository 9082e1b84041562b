import { expect } from 'vitest';
import { LAW_2018, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import type { House } from './house.ts';
import { flat } from './place.ts';
import { restart } from './restarting.ts';
import { reads, type Case, type Cases } from './scene.ts';

/** What comes without being asked for: changes of the rules, and a provision a day. */

const NUMBER = '29/2018/QH14';
const leak = (who: string) =>
  `Lộ bí mật nhà nước là trường hợp người không có ${who} biết được bí mật nhà nước.`;
const [BEFORE, AFTER] = [leak('trách nhiệm'), leak('phận sự')];

/** Serves a law, whose changes are looked for from then on. */
async function begin({ publish, notices }: House): Promise<void> {
  await publish(LAW_2018, '2026-11-20');
  await notices().look();
}

/** The law reads otherwise, and who is to be told of it is. */
async function change({ publish, notices }: House): Promise<void> {
  await publish(OTHER_2018, '2026-11-22');
  await notices().look();
}

const notices: readonly Case[] = [
  {
    title: 'tells who follows a document, and nobody else, what its rule said and what it says now, once',
    run: async ({ person, place, house }) => {
      await begin(house);
      const other = await place.person();
      await other.greet();
      await person.greet();
      reads(await person.help(), '/theodoi');
      reads(await person.say(`/theodoi ${NUMBER}`), `Đã theo dõi “${NUMBER}”`);
      await change(house);
      const shown = await person.wait();
      reads(shown, 'Đổi lời văn: khoản 1 Điều 2');
      for (const words of [BEFORE, AFTER]) expect(shown.quotes.map(flat)).toContain(words);
      reads(shown, `/botheodoi ${NUMBER}`);
      await house.notices().look();
      expect((await person.wait()).messages).toEqual([]);
      expect((await other.wait()).messages).toEqual([]);
    },
  },
  {
    title: 'goes on after a restart, and tells nothing more once it is stopped',
    run: async ({ person, place, house }) => {
      await begin(house);
      await person.greet();
      await person.say(`/theodoi ${NUMBER}`);
      await restart(place, house);
      await change(house);
      reads(await person.wait(), AFTER);
      reads(await person.say(`/botheodoi ${NUMBER}`), 'Đã dừng theo dõi');
      await house.publish(LAW_2018, '2026-11-23');
      await house.notices().look();
      expect((await person.wait()).messages).toEqual([]);
      reads(await person.changes(), 'Đổi lời văn: khoản 1 Điều 2');
    },
  },
];

const daily: readonly Case[] = [
  {
    title: 'sends a provision as it stands at the time that was chosen, one a day, until it is stopped',
    run: async ({ person, house }) => {
      const at = async (time: string) => {
        house.disk.time = Date.parse(time);
        await house.notices().look();
        return person.wait();
      };
      await person.greet();
      reads(await person.help(), '/moingay');
      // It is 8:00 in Viet Nam.
      reads(await person.say('/moingay 7:30'), 'Từ ngày mai, lúc 07:30');
      expect((await at('2026-11-23T04:00:00.000Z')).messages).toEqual([]);
      expect((await at('2026-11-24T00:29:00.000Z')).messages).toEqual([]);
      const shown = await at('2026-11-24T00:31:00.000Z');
      reads(shown, 'Mỗi ngày một điều, 24/11/2026');
      const { documents } = house.chat().library();
      const texts = documents.flatMap(({ provisions }) => provisions.map(({ text }) => flat(text)));
      expect(shown.quotes).not.toEqual([]);
      for (const quote of shown.quotes) expect(texts).toContain(flat(quote));
      expect((await at('2026-11-24T03:00:00.000Z')).messages).toEqual([]);
      reads(await person.say('/moingay tắt'), 'Đã dừng');
      expect((await at('2026-11-25T00:31:00.000Z')).messages).toEqual([]);
    },
  },
];

export const tellingCases = { notices, daily } satisfies Partial<Cases>;

const ELSEWHERE = 'Telegram hoặc Zalo';

/** Where nothing can be sent without being asked for. */
export const told = {
  notices: [
    {
      title: 'shows what a rule said and what it says now to who looks, and says where one is told',
      run: async ({ person, house }) => {
        await begin(house);
        await person.greet();
        reads(await person.say(`/theodoi ${NUMBER}`), ELSEWHERE);
        await change(house);
        const shown = await person.changes();
        expect(shown.messages).not.toEqual([]);
        for (const message of shown.messages)
          for (const words of [BEFORE, AFTER]) expect(flat(message)).toContain(words);
        expect(await house.disk.store.subjects()).toEqual([]);
      },
    },
  ],
  daily: [
    {
      title: 'says where a provision a day is sent, and remembers nothing',
      run: async ({ person, place, house }) => {
        await person.greet();
        reads(await person.say('/moingay 7:30'), ELSEWHERE);
        expect(await house.disk.store.dailies(place.channel().name)).toEqual([]);
      },
    },
  ],
} satisfies Partial<Cases>;
