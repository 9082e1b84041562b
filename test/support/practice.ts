import { keyedHash } from '../../bot/privacy.ts';
import type { Item } from '../../bot/quiz-item.ts';
import { createPractice, sourceOf, type Practice, type PracticeNeeds } from '../../bot/quiz/practice.ts';
import { createLibrary, type Library } from '../../knowledge/library.ts';
import type { Document } from '../../knowledge/types.ts';
import { itemsOfDirective } from '../fixtures/practice-items.ts';
import { readDirective } from '../ingest/shipped.ts';
import { HASH_KEY, openDeskOnDisk, type DeskOnDisk } from './desk-on-disk.ts';
import { sharedLexicon } from './notice-world.ts';

/** The shipped directive, changed where a test says so. */
export function directiveLibrary(change: (document: Document) => Document = (document) => document): Library {
  return createLibrary('test', [change(readDirective().document)], []);
}

/** The directive with other words in one provision. */
export const reworded = (id: string, from: string, to: string): Library =>
  directiveLibrary((document) => ({
    ...document,
    provisions: document.provisions.map((one) =>
      one.id === id ? { ...one, text: one.text.replace(from, to) } : one,
    ),
  }));

/** A desk on a real store with practice over real items of the directive. */
export interface PracticeWorld {
  readonly disk: DeskOnDisk;
  library: Library;
  items: readonly Item[];
  /** Made anew at each start. */
  practice: Practice;
  /** A message of the private chat 1001; what is said back. */
  say(text: string, chat?: string): Promise<string>;
  /** Answers the open item right or wrong. */
  answer(right: boolean, chat?: string): Promise<string>;
  /** The letter of the right answer to the open item, or of a wrong one. */
  letter(right: boolean, chat?: string): Promise<string>;
  /** To a time of a day in Viet Nam. */
  at(day: string, clock?: string): void;
  readonly logged: string[];
  close(): Promise<void>;
}

/** `chance`: numbers from 0 up to 1, from a small generator of its own so that tests repeat. */
export async function openPracticeWorld(changes: Partial<PracticeNeeds> = {}): Promise<PracticeWorld> {
  const disk = await openDeskOnDisk();
  let seed = 7;
  const library = directiveLibrary();
  const world: PracticeWorld = {
    disk,
    library,
    items: itemsOfDirective(library),
    practice: undefined as unknown as Practice,
    logged: [],
    say: (text, chat = '1001') => disk.noticeOf({ text, chat, person: chat }),
    letter: (right, chat = '1001') => letterOf(world, right, chat),
    answer: async (right, chat = '1001') => world.say(await world.letter(right, chat), chat),
    at: (day, clock = '08:00') => {
      disk.time = Date.parse(`${day}T${clock}:00.000+07:00`);
    },
    close: () => disk.close(),
  };
  disk.makePractice = ({ store, now }) =>
    (world.practice = createPractice({
      store,
      now,
      items: sourceOf(() => world.items),
      library: () => world.library,
      lexicon: sharedLexicon,
      chance: () => (seed = (seed * 16807) % 2147483647) / 2147483647,
      log: { error: (_, message) => void world.logged.push(message) },
      pace: 1_000_000,
      ...changes,
    }));
  disk.desk = disk.newDesk();
  world.at('2026-11-23');
  return world;
}

async function letterOf({ practice, items }: PracticeWorld, right: boolean, chat: string): Promise<string> {
  const key = keyedHash(HASH_KEY, 'telegram', chat);
  const { question } = await practice.view({ chat: key, person: key });
  const item = items.find(({ stem }) => question?.stem.endsWith(stem) ?? false);
  if (question === null || item === undefined) throw new Error('no item is open');
  const letters = item.correct.map((index) => {
    const text = item.options[index];
    return question.options.find((option) => option.text === text)?.letter ?? '';
  });
  if (item.type === 'order') return (right ? letters : letters.toReversed()).join('');
  const wrong = question.options.find(({ letter }) => letter !== letters[0])?.letter ?? '';
  return right ? (letters[0] ?? '') : wrong;
}
