import { expect } from 'vitest';
import { flat, type Place } from './place.ts';
import type { House } from './house.ts';
import { act, BEER, CLAUSE, PRIVATE_WORK, reads, type Case } from './scene.ts';

/** A new process over the same store. */
export async function restart(place: Place, house: House): Promise<void> {
  await place.channel().stop();
  await house.restart();
  await place.start();
  house.join(place.channel());
}

/** Of every channel. */
export const restarting: readonly Case[] = [
  {
    title: 'goes on with a conversation after a restart',
    run: async ({ person, place, house }) => {
      await person.greet();
      await person.say(BEER);
      await restart(place, house);
      const shown = await person.say('thế còn ngày trực?');
      expect(shown.quotes.map(flat)).toContain(CLAUSE);
      expect(house.disk.asked.at(-1)?.turns).toEqual([BEER]);
    },
  },
];

/** Of channels that live on updates, which the platform may deliver again. */
export const updates: readonly Case[] = [
  {
    title: 'answers a message that comes twice once, over a restart too',
    run: async ({ person, place, house }) => {
      await person.greet();
      await person.say(BEER);
      act(person.repeat, 'repetition')();
      // Behind it in the line, so that it has been taken by then.
      expect((await person.say('/about')).messages).toHaveLength(1);
      await person.say(PRIVATE_WORK);
      await restart(place, house);
      act(person.repeat, 'repetition')();
      expect((await person.say('/about')).messages).toHaveLength(1);
      expect(house.disk.asked.map(({ text }) => text)).toEqual([BEER, PRIVATE_WORK]);
    },
  },
  {
    title: 'answers once what was in work at the stop, and afterwards what was written while nothing ran',
    run: async ({ person, place, house }) => {
      await person.greet();
      const post = act(person.post, 'post');
      const real = house.disk.answer;
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const begun = new Promise<void>((resolve) => {
        house.disk.answer = (question) => {
          resolve();
          return held.then(() => real(question));
        };
      });
      post(BEER);
      await begun;
      const stopped = place.channel().stop();
      release();
      await stopped;
      await house.restart();
      post(PRIVATE_WORK);
      await place.start();
      house.answerReally();
      reads(await person.say('/about'), 'Về Kỷ Cương');
      const asked = house.disk.asked.map(({ text }) => text);
      expect(asked).toEqual([BEER, PRIVATE_WORK]);
    },
  },
  {
    title: 'answers commands and questions in the order of the chat',
    run: async ({ person }) => {
      await person.greet();
      const [help, about, role] = (await person.sayAll(['/help', '/about', '/vaitro'])).messages;
      expect(help).toContain('Cách hỏi');
      expect(about).toContain('Về Kỷ Cương');
      expect(role).toContain('người hỏi');
    },
  },
  {
    title: 'answers blanks with its help',
    run: async ({ person }) => reads(await person.say('   '), 'Cách hỏi'),
  },
];

/** Of channels on which a number picks: what stands for no line of the list. */
export const numbers: readonly Case[] = [
  {
    title:
      'says what to do with a number out of the list, or without one; takes thumbs, and numbers as people write them',
    run: async ({ person, house }) => {
      reads(await person.say('1'), 'không còn giữ danh sách');
      await person.greet();
      reads(await person.say('99'), `từ 1 đến ${house.chat().suggestions.length}`);
      expect((await person.say('(1)')).quotes).not.toEqual([]);
      reads(await person.say('👍'), /cảm ơn/i);
      reads(await person.say('👎🏽'), 'xem lại');
      reads(await person.say('/quen'), 'đã xóa');
      reads(await person.choose({ kind: 'source' }), 'không còn được lưu');
    },
  },
  {
    title:
      'picks by number again once what was open has ended, and where an open item has no use for a number',
    run: async ({ person, house }) => {
      const [first = '', second = ''] = house.chat().suggestions;
      await person.greet();
      await person.enterCode(await house.code());
      await person.say('/quiz');
      await person.say('rượu bia');
      reads(await person.say('1'), 'Mỗi câu mấy giây?');
      reads(await person.say('hủy'), 'Đã thôi.');
      reads(await person.say('1'), `Câu hỏi: ${first}`);
      await person.greet();
      await person.practice.begin('rượu bia');
      reads(await person.say('2'), `Câu hỏi: ${second}`);
      reads(await person.practice.answer('B'), '✔ Đúng');
    },
  },
  {
    title: 'picks by number and thumb from what was shown before a restart',
    run: async ({ person, place, house }) => {
      const [first = '', second = ''] = house.chat().suggestions;
      await person.greet();
      await restart(place, house);
      reads(await person.say('2'), `Câu hỏi: ${second}`);
      await person.say(BEER);
      await restart(place, house);
      const provision = house.chat().library().provision('30-CT/TU#m3.d2')?.text ?? '';
      reads(await person.choose({ kind: 'source' }), provision);
      await restart(place, house);
      reads(await person.say('👍'), /cảm ơn/i);
      const [, added = ''] = /số (\d+)/.exec((await person.say('👎')).text) ?? [];
      reads(await person.say('👍'), /cảm ơn/i);
      await restart(place, house);
      reads(await person.say(added), 'Đã chuyển câu hỏi của bạn tới người phụ trách');
      await person.greet();
      await restart(place, house);
      reads(await person.say('1'), `Câu hỏi: ${first}`);
    },
  },
];
