import { afterEach, beforeEach, vi } from 'vitest';
import type { Speaker } from '../../../bot/quiz.ts';
import { GROUP, quizHouse, type QuizHouse } from './house.ts';

/** What tests of rounds begin with. */

/** A new house for each test, on a clock that the test turns: 8:00 on 26 November 2026 in Viet Nam. `publicUrl`: as of `quizHouse`. */
export function eachWithHouse(take: (house: QuizHouse) => void, publicUrl: string | null = null): void {
  let house: QuizHouse;
  beforeEach(async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: Date.parse('2026-11-26T01:00:00Z'),
    });
    house = await quizHouse(publicUrl);
    take(house);
  });
  afterEach(async () => {
    await house.quiz.stop();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Seconds. */
export const HOUR = 3_600;

/** A person's own chat. */
export const alone = (person: string) =>
  ({ chat: `chat of ${person}`, chatKey: `key of ${person}`, group: false }) as const;
/** The trainer's browser, signed in. */
export const browser = {
  channel: 'web',
  chat: 'session',
  chatKey: 'key of session',
  group: false,
} as const;

/** Sets a round up; its code. */
export async function made(house: QuizHouse, line: string, more: Partial<Speaker> = {}): Promise<string> {
  const said = (await house.say('hoa', `/quiz ${line}`, more)) ?? '';
  return /bài (\w{6})/.exec(said)?.[1] ?? `no code in: ${said}`;
}

/** Sets a round up and begins it; the first item is open afterwards. Its code. */
export async function begun(house: QuizHouse, line: string, more: Partial<Speaker> = {}): Promise<string> {
  const code = await made(house, line, more);
  await house.say('hoa', '/batdau', more);
  await house.pass(5);
  return code;
}

/** All that was written to a chat and not read yet, in one text. */
export const toldIn = async (house: QuizHouse, chat = GROUP): Promise<string> =>
  (await house.read(chat)).join('\n');
