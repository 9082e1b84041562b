import { expect } from 'vitest';
import { LAW_2018 } from '../../ingest/manage/excerpts.ts';
import { flat } from './place.ts';
import { restart } from './restarting.ts';
import { act, BEER, CLAUSE, reads, type Case, type Cases } from './scene.ts';

/** How a provision is shown to others. */

const PROVISION = '30-CT/TU#m3.d2';

const inline: readonly Case[] = [
  {
    title: 'gives the quote in whatever chat, with place and validity, and remembers nothing of it',
    run: async ({ person, house }) => {
      const shown = await act(person.inline, 'inline')(BEER);
      expect(shown.quotes.map(flat)).toEqual([CLAUSE]);
      reads(shown, /mục 3, đoạn 2/i);
      reads(shown, '30-CT/TU');
      reads(shown, 'Đang có hiệu lực từ 29/11/2023');
      expect((await act(person.inline, 'inline')('Uống bia buổi trưa bị phạt bao nhiêu tiền?')).text).toBe(
        '',
      );
      expect(await house.lastTurn()).toBeNull();
      expect((await person.wait()).messages).toEqual([]);
    },
  },
];

const deep_link: readonly Case[] = [
  {
    title: 'leads somebody else to the provision that was quoted, whole, with place and validity',
    run: async ({ person, place, house }) => {
      await person.greet();
      await person.say(BEER);
      const link = await act(person.link, 'link')();
      const other = await place.person();
      const shown = await act(other.open, 'open')(link);
      reads(shown, house.chat().library().provision(PROVISION)?.text ?? 'no provision');
      reads(shown, /mục 3, đoạn 2/i);
      reads(shown, 'Đang có hiệu lực');
    },
  },
  {
    title: 'says so where a link leads to nothing that is held',
    run: async ({ person, house }) => {
      await person.greet();
      await person.say(BEER);
      const link = await act(person.link, 'link')();
      await house.publish(LAW_2018, '2026-11-22');
      reads(await act(person.open, 'open')(link), /không còn trong thư viện|chưa có|không có/i);
    },
  },
];

export const sharingCases = { inline, deep_link } satisfies Partial<Cases>;

const page: Case = {
  title: 'gives the web page of the quote, where there is one, to be sent on',
  run: async ({ person, place, house }) => {
    await person.greet();
    await person.say(BEER);
    house.publicUrl = 'https://ky-cuong.example.vn';
    await restart(place, house);
    await person.say(BEER);
    expect(await act(person.link, 'link')()).toMatch(/^https?:\/\/\S+\/d\/30-CT\/TU\?p=m3\.d2\S*$/);
  },
};

/** Where a link into the chat and a search from other chats are not to be had. */
export const shared = { inline: [page], deep_link: [page] } satisfies Partial<Cases>;
