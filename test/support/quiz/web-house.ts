import { randomBytes } from 'node:crypto';
import { createWebChannel, type WebChannel } from '../../../bot/channel/web.ts';
import { createPeople } from '../../../bot/people.ts';
import { createQuiz, type Quiz } from '../../../bot/quiz.ts';
import type { Happening, RoundSetup } from '../../../bot/quiz-rounds.ts';
import type { Role, Store } from '../../../bot/store.ts';
import { plainOptions } from '../../bot/channel/web/world.ts';
import { fixtureSource, roundWith } from '../../fixtures/quiz-items.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';

/** The web channel with a round of the quiz, whose clock stands until a test turns it. */
export interface WebQuizHouse {
  readonly channel: WebChannel;
  readonly store: Store;
  /** Writes down what happened, as an earlier process would have; before `start`. */
  happened(...happenings: readonly Happening[]): Promise<void>;
  start(): Promise<void>;
  /** Takes questions out while it runs; from 0. */
  takeOut(...items: readonly number[]): Promise<boolean>;
  clock: Date;
  /** A one-time code with which a person of this role signs in at `/dang-nhap`. */
  newCode(person: string, role: Role): Promise<string>;
  close(): Promise<void>;
}

export async function webQuizHouse(changes: Partial<RoundSetup> = {}): Promise<WebQuizHouse> {
  const store = createMemoryStore();
  const setup = roundWith(changes);
  await store.putRound(setup);
  let last = 0;
  const people = createPeople({ store, random: randomBytes, now: () => house.clock });
  const house: WebQuizHouse = {
    store,
    clock: new Date(setup.at),
    channel: createWebChannel({
      ...plainOptions(),
      // A test signs in more often than a person does.
      signInRate: { requests: 1000, seconds: 60 },
      signIn: {
        enter: (code, session) => people.enter(code, session),
        role: (person) => people.role(person),
      },
      quiz: {
        rounds: {
          view: (code, person, watcher) => quiz.live.view(code, person, watcher),
          join: (code, person, name, team) => quiz.live.join(code, person, name, team),
          answer: (code, person, item, option) => quiz.live.answer(code, person, item, option),
        },
        trainers: {
          may: (person) => quiz.trainers.may(person),
          now: () => house.clock,
          offered: () => quiz.trainers.offered(),
          fitting: (wanted) => quiz.trainers.fitting(wanted),
          tooFew: (wanted) => quiz.trainers.tooFew(wanted),
          prepared: (code) => quiz.trainers.prepared(code),
          revise: (code, person, act, item) => quiz.trainers.revise(code, person, act, item),
          make: (person, wanted) => quiz.trainers.make(person, wanted),
          mine: (person) => quiz.trainers.mine(person),
          view: (code, person) => quiz.trainers.view(code, person),
          steer: (code, person, act, item) => quiz.trainers.steer(code, person, act, item),
        },
        name: (session) => `hash of ${session}`,
      },
    }),
    happened: async (...happenings) => {
      for (const happening of happenings)
        await store.record({
          round: setup.id,
          event: { ...happening, at: house.clock.toISOString() },
          update: null,
          mail: [],
        });
    },
    takeOut: (...items) => quiz.takeOut(setup.id, items, []),
    newCode: async (person, role) => {
      await store.putPerson({ id: person, role, since: '' });
      return (await people.signInCode(person)).code;
    },
    start: async () => {
      await quiz.start();
      await house.channel.start();
    },
    close: async () => {
      await house.channel.stop();
      await quiz.stop();
    },
  };
  const quiz: Quiz & ReturnType<typeof createQuiz> = createQuiz({
    store,
    people,
    items: fixtureSource,
    voices: {},
    bell: { ring: () => undefined },
    now: () => house.clock,
    random: randomBytes,
    newId: () => `round-${String(++last)}`,
    log: { info: () => undefined, error: () => undefined },
  });
  return house;
}
