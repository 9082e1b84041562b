import { vi } from 'vitest';
import type { ChannelName, Letter } from '../../../bot/channel.ts';
import { createQuiz, type Quiz, type QuizVoice, type Speaker } from '../../../bot/quiz.ts';
import type { Role, Store } from '../../../bot/store.ts';
import { fixtureSource } from '../../fixtures/quiz-items.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';

/** The quiz over a store, with a clock that the test turns and voices that write plain lines. */
export interface QuizHouse {
  readonly store: Store;
  quiz: Quiz;
  /** Lets time go by, with all that timers bring. */
  pass(seconds: number): Promise<void>;
  /** As a new process: the old one is stopped without a word. */
  again(): Promise<void>;
  say(person: string, text: string, more?: Partial<Speaker>): Promise<string | null>;
  /** What was written to a chat and not read yet. */
  read(chat?: string): Promise<string[]>;
  readonly roles: Map<string, Role>;
  /** Ids of items that are not to be asked any more. */
  readonly stale: Set<string>;
}

const lines = (text: string): Letter['body'] => text;
const voice = (polls: boolean): QuizVoice => ({
  tell: (chat, notice) => [
    { chat, body: lines(notice.map((section) => section.map(({ text }) => text).join('\n')).join('\n\n')) },
  ],
  ...(polls
    ? {
        poll: (chat: string, { round, item, question }) => [
          { chat, body: lines(`poll ${round} ${String(item)} ${question}`) },
        ],
        stop: (chat: string, message: number) => [{ chat, body: lines(`stop ${String(message)}`) }],
      }
    : {}),
});

export const GROUP = '-1001';

export async function quizHouse(
  publicUrl: string | null = null,
  joinLink: (code: string) => string | null = () => null,
): Promise<QuizHouse> {
  const store = createMemoryStore();
  const roles = new Map<string, Role>([
    ['hoa', 'trainer'],
    ['quan', 'administrator'],
  ]);
  const stale = new Set<string>();
  let last = 0;
  const make = () =>
    createQuiz({
      store,
      people: { role: async (person) => roles.get(person) ?? 'asker' },
      items: {
        ...fixtureSource,
        stale: async (asked) => new Set(asked.map(({ id }) => id).filter((id) => stale.has(id))),
      },
      voices: { telegram: voice(true), zalo_bot: voice(false) },
      bell: { ring: () => undefined },
      now: () => new Date(),
      random: (size) => Uint8Array.from({ length: size }, () => (last = (last * 7 + 11) % 256)),
      newId: () => `round-${String(++last)}`,
      log: { info: () => undefined, error: () => undefined },
      ...{ publicUrl, joinLink },
    });
  const house: QuizHouse = {
    store,
    roles,
    stale,
    quiz: make(),
    // A moment more, for what follows at once.
    pass: async (seconds) => void (await vi.advanceTimersByTimeAsync(seconds * 1000 + 2)),
    again: async () => {
      await house.quiz.stop();
      house.quiz = make();
      await house.quiz.start();
    },
    say: (person, text, more = {}) => {
      const speaker = { ...speakerOf(person), ...more };
      const [, name, rest = ''] = /^\/(\w+)\s*(.*)$/su.exec(text) ?? [];
      return name === undefined
        ? house.quiz.heard(speaker, text)
        : house.quiz.command(name as Parameters<Quiz['command']>[0], speaker, rest);
    },
    read: async (chat = GROUP) => {
      const told: string[] = [];
      for (const channel of ['telegram', 'zalo_bot'] satisfies ChannelName[])
        for (let next = await store.nextLetter(channel, chat); next !== null;) {
          told.push(String(next.body));
          await store.delivered(next.sequence);
          next = await store.nextLetter(channel, chat);
        }
      return told;
    },
  };
  await house.quiz.start();
  return house;
}

const speakerOf = (person: string): Speaker => ({
  channel: 'zalo_bot',
  chat: GROUP,
  chatKey: `key of ${GROUP}`,
  person,
  group: true,
});
