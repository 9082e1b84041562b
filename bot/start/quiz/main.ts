import { createLexicon, readLexicon, type Lexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { SourceLink } from '../../channel.ts';
import type { Bell } from '../../delivery.ts';
import type { People } from '../../people.ts';
import { labelOf } from '../../quiz/pool/labels.ts';
import { createResults, type Results } from '../../quiz/results.ts';
import type { BankReview } from '../../quiz-bank.ts';
import { forgetEverywhere } from '../../quiz/forgetting.ts';
import { createLapsing, type Lapsing } from '../../quiz/lapsing.ts';
import { createPractice, sourceOf, type Practice } from '../../quiz/practice.ts';
import type { Made } from '../../quiz/pool.ts';
import { proposerOf } from '../../quiz/proposing/main.ts';
import type { OpenedReview } from '../../quiz/review.ts';
import type { Item } from '../../quiz-item.ts';
import { createQuiz, type ItemSource, type QuizVoices } from '../../quiz.ts';
import type { Store } from '../../store.ts';
import type { World } from '../../world.ts';

/** The quiz as the house has it: rounds and practice over one list of items, made when somebody first wants one. */

export interface QuizHouse {
  readonly world: Pick<World, 'now' | 'random' | 'log' | 'quizItems' | 'fetch'> & {
    readonly settings: Pick<World['settings'], 'publicUrl' | 'retentionDays' | 'judge' | 'practiceFirst'>;
  };
  readonly store: Store;
  readonly people: People;
  readonly library: () => Library;
  readonly today: () => Day;
  readonly bell: Bell;
  readonly newId: () => string;
  /** A number from 0 up to 1. */
  readonly chance: () => number;
  readonly voices: QuizVoices;
  /** The link that joins a round on Telegram, where there is one. */
  readonly joinLink?: (code: string) => string | null;
  /** Where a quote that is told in a chat is read in full. */
  readonly sourceLink?: SourceLink;
  /** Tells whoever started the bot one sentence. */
  readonly tell: (sentence: string) => void;
}

/** What the house has of the quiz. */
export interface OpenQuiz {
  readonly quiz: ReturnType<typeof createQuiz>;
  readonly practice: Practice;
  readonly results: Results;
  /** The bank behind its pages; opened when somebody first looks. */
  readonly bank: OpenBank;
  readonly lapsing: Lapsing;
}

export interface OpenBank {
  (): Promise<BankReview>;
  /** Ends what it does in the background. */
  close(): Promise<void>;
}

export function openQuiz(house: QuizHouse): OpenQuiz {
  const { store, people, voices, bell, newId, chance, library, today, tell } = house;
  const { now, random, log, settings } = house.world;
  const { publicUrl, retentionDays, practiceFirst } = settings;
  const pool = lazyPool(house);
  const linked = house.sourceLink === undefined ? {} : { sourceLink: house.sourceLink };
  let lexicon: Lexicon | null = null;
  const quiz = createQuiz({
    ...{ store, people, voices, bell, now, random, newId, log, publicUrl },
    ...(house.joinLink === undefined ? {} : { joinLink: house.joinLink }),
    ...linked,
    items: house.world.quizItems ?? roundsOf(pool),
  });
  const practice = createPractice({
    // Rounds that have ended are in the quiz's memory too: whoever deletes their results is gone from there as well.
    store: { ...store, forgetPlayer: (person) => forgetEverywhere({ store, forget: quiz.forget }, person) },
    openWith: quiz.openWith,
    items: sourceOf(async () => (await pool()).items()),
    lexicon: () => (lexicon ??= createLexicon(readLexicon())),
    ...{ library, now, chance, log, publicUrl, tell, topicName: labelOf },
    ...linked,
    ...(practiceFirst === null ? {} : { first: practiceFirst }),
  });
  return {
    quiz,
    practice,
    results: createResults({ store, people, library, topicName: labelOf, now, retentionDays }),
    bank: lazyBank(house, pool),
    lapsing: createLapsing({
      ...{ store, people, library, today, now, tell, log, rounds: quiz },
      ...{ publicUrl, retentionDays },
    }),
  };
}

const roundsOf = (pool: () => Promise<OpenPool>): ItemSource => ({
  topics: async () => (await pool()).rounds.topics(),
  documents: async () => (await pool()).rounds.documents(),
  tags: async () => (await (await pool()).rounds.tags?.()) ?? [],
  pick: async (wanted) => (await pool()).rounds.pick(wanted),
  stale: async (asked) => (await pool()).stale(asked),
});

function lazyBank(
  { store, people, library, today, newId, world }: QuizHouse,
  pool: () => Promise<OpenPool>,
): OpenBank {
  let opened: Promise<OpenedReview> | null = null;
  const open = (): Promise<OpenedReview> =>
    (opened ??= Promise.all([import('../../quiz/review.ts'), pool()]).then(([{ createReview }, { made }]) =>
      createReview({
        ...{ store, people, library, today, newId, lexicon: readLexicon },
        ...{ now: world.now, log: world.log, proposer: proposerOf(world) },
        generated: () => made().items,
      }),
    ));
  return Object.assign(open, { close: async () => (await opened)?.close() });
}

interface OpenPool {
  readonly items: () => Promise<readonly Item[]>;
  readonly rounds: ItemSource;
  readonly stale: NonNullable<ItemSource['stale']>;
  readonly made: () => Made;
}

/** What makes items is loaded when somebody wants them: most starts never do. */
function lazyPool({ store, world, library, today }: QuizHouse): () => Promise<OpenPool> {
  let opened: Promise<OpenPool> | null = null;
  return () =>
    (opened ??= import('../../quiz/pool.ts').then(({ createMaker, createPool, roundItems, staleItems }) => {
      const made = createMaker({ library, today, lexicon: readLexicon });
      const items = createPool({ today, bank: store, made, now: world.now });
      const stale = staleItems(store, library, today);
      return { items, rounds: roundItems(items, library), stale, made };
    }));
}
