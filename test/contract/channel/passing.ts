import { expect } from 'vitest';
import { admin } from '../../support/escalation.ts';
import { flat, type Shown } from './place.ts';
import { BEER, CLAUSE, reads, type Case, type Cases, type Scene } from './scene.ts';

/** Questions that go to a person, and the person's words back. */

const NOT_DECIDED = 'Uống bia buổi trưa bị phạt bao nhiêu tiền?';
/** The provision that it names is quoted by the machine. */
const REPLY = 'Chưa có mức phạt; xem mục 3, đoạn 2 Chỉ thị 30-CT/TU.';
const PASSED = /tới người phụ trách, số 1\./;

/** One who replies to questions. */
interface Replier {
  questions(): Promise<string>;
  reply(number: number, text: string): Promise<string>;
}

/** An administrator on the same channel; where only one person can be there, in a chat of Telegram, at the same desk. */
async function openReplier({ place, house: { disk, code } }: Scene): Promise<Replier> {
  if (place.alone === true) {
    await disk.appoint('administrator', admin.person);
    return {
      questions: () => disk.say('/hoidap', admin),
      reply: (number, text) => disk.say(`/traloi ${number} ${text}`, admin),
    };
  }
  const an = await place.person();
  await an.greet();
  await an.enterCode(await code());
  const textOf = async (shown: Promise<Shown>) => (await shown).text;
  return {
    questions: () => textOf(an.questions()),
    reply: (number, text) => textOf(an.reply(number, text)),
  };
}

const escalate: readonly Case[] = [
  {
    title: 'says in its help how a question goes to a person',
    run: async ({ person }) => reads(await person.help(), /\/chuyen|“Hỏi người phụ trách”/),
  },
  {
    title: "brings a person's reply back, said to be that, with the machine's quote, to who asked alone",
    run: async (scene) => {
      const { person, place, house } = scene;
      const replier = await openReplier(scene);
      const other = place.alone === true ? null : await place.person();
      await other?.greet();
      await person.greet();
      await person.say(NOT_DECIDED);
      reads(await person.choose({ kind: 'person' }), PASSED);
      const waiting = await replier.questions();
      expect(waiting).toContain(NOT_DECIDED);
      expect(waiting).not.toContain('Lan');
      expect(flat(await replier.reply(1, REPLY))).toMatch(/mục 3, đoạn 2/i);
      const shown = await person.wait();
      reads(shown, 'Người phụ trách trả lời câu hỏi số 1');
      reads(shown, REPLY);
      reads(shown, 'không phải nguyên văn quy định');
      const provision = house.chat().library().provision('30-CT/TU#m3.d2')?.text ?? 'no provision';
      expect(shown.quotes.map(flat)).toContain(flat(provision));
      expect((await other?.wait())?.text ?? '').not.toContain('Chưa có mức phạt');
    },
  },
  {
    title: 'offers a person after 👎 under any answer, and passes on each question once',
    run: async (scene) => {
      const { person } = scene;
      const replier = await openReplier(scene);
      await person.greet();
      expect((await person.say(BEER)).quotes.map(flat)).toContain(CLAUSE);
      await person.choose({ kind: 'vote', helpful: false });
      reads(await person.choose({ kind: 'person' }), PASSED);
      reads(await person.say('/chuyen'), 'đã được chuyển rồi, số 1');
      expect(await replier.questions()).toContain(BEER);
      await person.forget();
      expect(await replier.questions()).not.toContain(BEER);
    },
  },
  {
    title: 'passes on nothing before a question, and shows questions to nobody who may not reply',
    run: async ({ person, house }) => {
      await person.greet();
      reads(await person.say('/chuyen'), 'chưa có câu hỏi nào');
      reads(await person.questions(), 'Chỉ người phụ trách');
      expect((await house.disk.store.audits(5)).map(({ act }) => act)).not.toContain('questions_listed');
    },
  },
];

export const passingCases = { escalate } satisfies Partial<Cases>;
