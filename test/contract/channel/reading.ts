import { expect } from 'vitest';
import { renderText } from '../../../bot/answer/render.ts';
import { flat } from './place.ts';
import { BEER, CLAUSE, reads, type Case, type Cases } from './scene.ts';

/** What one does with an answer. */

const source: readonly Case[] = [
  {
    title: 'shows the provision whole, again too',
    run: async ({ person, house }) => {
      await person.greet();
      await person.say(BEER);
      const provision = house.chat().library().provision('30-CT/TU#m3.d2');
      for (let count = 0; count < 2; count++) {
        const shown = await person.choose({ kind: 'source' });
        reads(shown, provision?.text ?? 'no provision');
        reads(shown, /mục 3, đoạn 2/i);
      }
    },
  },
];

const vote: readonly Case[] = [
  {
    title: 'takes 👍 and 👎, the last one counts, and thanks',
    run: async ({ person, house }) => {
      await person.greet();
      await person.say(BEER);
      reads(await person.choose({ kind: 'vote', helpful: true }), /cảm ơn/i);
      reads(await person.choose({ kind: 'vote', helpful: false }), /cảm ơn/i);
      const turn = await house.lastTurn();
      expect(turn?.question).toBe(BEER);
      expect((await house.disk.store.votes(turn?.id ?? '')).map(({ helpful }) => helpful)).toEqual([false]);
    },
  },
];

const forget: readonly Case[] = [
  {
    title: 'forgets what was asked: nothing leans on it, nothing can be judged any more',
    run: async ({ person, house }) => {
      await person.greet();
      await person.say(BEER);
      expect((await house.lastTurn())?.question).toBe(BEER);
      await person.forget();
      expect(await house.lastTurn()).toBeNull();
      await person.say('thế còn ngày trực?');
      expect(house.disk.asked.at(-1)?.turns).toEqual([]);
    },
  },
];

/** Of every channel: how long answers come. */
export const splitting: readonly Case[] = [
  {
    title:
      'sends a long answer whole and in order, within the limit, cut at sentence ends and never inside a quote',
    run: async ({ person, place, house }) => {
      await person.greet();
      const sentences = Array.from(
        { length: 80 },
        (_, at) => `Câu thứ ${at + 1} giải thích một việc khá dài.`,
      );
      const note = sentences.map((sentence) => `${sentence} Lời dẫn giải thêm cho rõ.`).join(' ');
      const real = house.disk.answer;
      house.disk.answer = async (question) => {
        const answer = { ...(await real(question)), note };
        return { ...answer, text: renderText(answer) };
      };
      const shown = await person.say(BEER);
      const { limit } = place;
      for (const message of shown.messages) expect(message.length).toBeLessThanOrEqual(limit ?? Infinity);
      if (limit !== null) expect(shown.messages.length).toBeGreaterThan(1);
      expect(shown.quotes.map(flat)).toContain(CLAUSE);
      const places = sentences.map((sentence) => flat(shown.text).indexOf(sentence));
      expect(places.every((at, index) => at > (places[index - 1] ?? -1))).toBe(true);
      // Only the last message ends without its sentence: there the choices stand.
      const cut = shown.messages.slice(0, -1).filter((message) => !/[.:;!?”)]$/.test(message.trim()));
      expect(cut).toEqual([]);
    },
  },
];

export const readingCases = { source, vote, forget } satisfies Partial<Cases>;
