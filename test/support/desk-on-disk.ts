import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question } from '../../bot/answer.ts';
import type { Desk, Message, Reply } from '../../bot/channel.ts';
import type { Answer } from '../../bot/contract.ts';
import { createDesk } from '../../bot/conversation.ts';
import { createPeople, type People } from '../../bot/people.ts';
import type { Escalation } from '../../bot/escalation.ts';
import type { Notices } from '../../bot/notices.ts';
import type { Quiz } from '../../bot/quiz.ts';
import type { PracticeDesk } from '../../bot/quiz-practice.ts';
import type { Store } from '../../bot/store.ts';
import { openLibsqlStore } from '../../bot/store/libsql.ts';
import { plainAnswer } from '../fixtures/turns.ts';

export const HASH_KEY = '5a'.repeat(32);
export const MINUTE = 60_000;

/** A message from the private Telegram chat 1001, changed where a test says so. */
export const from = (changes: Partial<Message>): Message => ({
  channel: 'telegram',
  chat: '1001',
  person: '1001',
  text: 'Có được uống rượu bia buổi trưa không?',
  update: null,
  on: null,
  ...changes,
});

/** A desk on a real store in a folder of its own, with a clock and an answerer that the test sets. */
export interface DeskOnDisk {
  readonly path: string;
  store: Store;
  people: People;
  desk: Desk;
  /** Passes questions to people, where a test has it; made anew at each start. */
  makeEscalation: ((disk: DeskOnDisk) => Escalation) | null;
  /** Tells of changes, where a test has it; made anew at each start. */
  makeNotices: ((disk: DeskOnDisk) => Notices) | null;
  /** Practice, where a test has it; made anew at each start. */
  makePractice: ((disk: DeskOnDisk) => PracticeDesk) | null;
  /** Rounds of the quiz, where a test has them; made anew at each start. */
  makeQuiz: ((disk: DeskOnDisk) => Quiz) | null;
  /** Milliseconds; the desk's clock. */
  time: number;
  /** What reached the answerer. */
  readonly asked: Question[];
  /** Stands for the answerer: the desk's subject is what is asked and kept, not what is answered. */
  answer: (question: Question) => Promise<Answer>;
  readonly now: () => Date;
  readonly random: (size: number) => Uint8Array;
  readonly newDesk: () => Desk;
  readonly ask: (changes: Partial<Message>) => Promise<Reply>;
  readonly answerTo: (changes: Partial<Message>) => Promise<Extract<Reply, { kind: 'answer' }>>;
  readonly noticeOf: (changes: Partial<Message>) => Promise<string>;
  /** As a new start of the program: closes the store, opens it again, with a new desk over it. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openDeskOnDisk(): Promise<DeskOnDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-desk-'));
  const path = join(folder, 'app.db');
  let drawn = 0;
  const store = await openLibsqlStore({ path });
  const now = (): Date => new Date(world.time);
  const random = (size: number): Uint8Array =>
    Uint8Array.from({ length: size }, (_, index) => (drawn++ * 41 + index) % 256);
  const newDesk = (): Desk => {
    const escalation = world.makeEscalation?.(world);
    const notices = world.makeNotices?.(world);
    const practice = world.makePractice?.(world);
    const quiz = world.makeQuiz?.(world);
    return createDesk({
      store: world.store,
      people: world.people,
      hashKey: HASH_KEY,
      now,
      newId: () => `answer-${String(drawn++)}`,
      answer: (question) => world.answer(question),
      ...(escalation === undefined ? {} : { escalation }),
      ...(notices === undefined ? {} : { notices }),
      ...(practice === undefined ? {} : { practice }),
      ...(quiz === undefined ? {} : { quiz }),
    });
  };
  const world: DeskOnDisk = {
    path,
    store,
    people: createPeople({ store, random, now }),
    desk: { ask: () => Promise.reject(new Error('not open')), vote: () => Promise.resolve(false) },
    makeEscalation: null,
    makeNotices: null,
    makePractice: null,
    makeQuiz: null,
    time: Date.parse('2026-11-23T01:00:00.000Z'),
    asked: [],
    answer: (question) => {
      world.asked.push(question);
      return Promise.resolve(plainAnswer(`Trả lời: ${question.text}`));
    },
    now,
    random,
    newDesk,
    ask: (changes) => world.desk.ask(from(changes)),
    answerTo: async (changes) => {
      const reply = await world.ask(changes);
      if (reply.kind !== 'answer') throw new Error(`a reply of kind ${reply.kind}`);
      return reply;
    },
    noticeOf: async (changes) => {
      const reply = await world.ask(changes);
      return reply.kind === 'notice' ? reply.text : `a reply of kind ${reply.kind}`;
    },
    restart: async () => {
      await world.store.close();
      world.store = await openLibsqlStore({ path });
      world.people = createPeople({ store: world.store, random, now });
      world.desk = newDesk();
    },
    close: async () => {
      await world.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  world.desk = newDesk();
  return world;
}
