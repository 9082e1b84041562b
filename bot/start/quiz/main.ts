import { createLexicon, readLexicon, type Lexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Bell } from '../../delivery.ts';
import type { People } from '../../people.ts';
import { topicName } from '../../quiz/pool/labels.ts';
import { createPractice, sourceOf, type Practice } from '../../quiz/practice.ts';
import { createResults, type Results } from '../../quiz/results.ts';
import type { Item } from '../../quiz-item.ts';
import { createQuiz, type ItemSource, type QuizVoices } from '../../quiz.ts';
import type { Store } from '../../store.ts';
import type { World } from '../../world.ts';

/** The quiz as the house has it: rounds and practice over one list of items, made when somebody first wants one. */

export interface QuizHouse {
  readonly world: World;
  readonly store: Store;
  readonly people: People;
  readonly library: () => Library;
  readonly today: () => Day;
  readonly bell: Bell;
  readonly newId: () => string;
  /** A number from 0 up to 1. */
  readonly chance: () => number;
  readonly voices: QuizVoices;
}

export function openQuiz(house: QuizHouse): {
  quiz: ReturnType<typeof createQuiz>;
  practice: Practice;
  results: Results;
} {
  const { store, people, voices, bell, newId, chance, library } = house;
  const { now, random, log, settings } = house.world;
  const { publicUrl, retentionDays } = settings;
  const pool = lazyPool(house);
  let lexicon: Lexicon | null = null;
  const practice = createPractice({
    store,
    items: sourceOf(async () => (await pool()).items()),
    library,
    lexicon: () => (lexicon ??= createLexicon(readLexicon())),
    now,
    chance,
    log,
    publicUrl,
  });
  const items: ItemSource = {
    topics: async () => (await pool()).rounds.topics(),
    documents: async () => (await pool()).rounds.documents(),
    pick: async (wanted) => (await pool()).rounds.pick(wanted),
  };
  return {
    quiz: createQuiz({
      store,
      people,
      items: house.world.quizItems ?? items,
      voices,
      bell,
      now,
      random,
      newId,
      log,
      publicUrl,
    }),
    practice,
    results: createResults({ store, people, library, topicName, now, retentionDays }),
  };
}

interface OpenPool {
  readonly items: () => Promise<readonly Item[]>;
  readonly rounds: ItemSource;
}

/** What makes items is loaded when somebody wants them: most starts never do. */
function lazyPool({ store, world, library, today }: QuizHouse): () => Promise<OpenPool> {
  let opened: Promise<OpenPool> | null = null;
  return () =>
    (opened ??= import('../../quiz/pool.ts').then(({ createPool, roundItems }) => {
      const items = createPool({ library, today, bank: store, lexicon: readLexicon, now: world.now });
      return { items, rounds: roundItems(items, library) };
    }));
}
