import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keyedHash, openHashKey } from '../../../bot/privacy.ts';
import type { RoundEvent, RoundSetup } from '../../../bot/quiz-rounds.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import type { Person } from '../../fakes/telegram/world.ts';
import { closePoll, votePoll } from '../../fakes/telegram/polls.ts';
import type { TelegramServer } from '../../fakes/telegram-server.ts';

/** An answer, and the clock when it was sent. */
export interface Cast {
  readonly option: number;
  readonly sent: number;
}

/** Many people in a group of the strict double who answer quiz polls. */
export interface Crowd {
  /** Answers begin with every poll that comes from now on, and polls end by themselves; what each person answered to each item. */
  answer(): void;
  /** By question text and person's id. */
  readonly cast: ReadonlyMap<string, Cast>;
  stop(): void;
}

export interface CrowdPlan {
  readonly server: TelegramServer;
  readonly people: readonly Person[];
  /** A whole number below. */
  readonly below: (limit: number) => number;
}

/** Each person answers each poll once, at a random moment of its time; where the same question came twice, one of the two. */
export function crowdOf({ server, people, below }: CrowdPlan): Crowd {
  const cast = new Map<string, Cast>();
  const timers = new Set<NodeJS.Timeout>();
  let seen = 0;
  const later = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
  };
  const look = () => {
    for (const poll of server.world.polls.slice(seen)) {
      seen += 1;
      const time = (poll.seconds ?? 20) * 1000;
      for (const person of people)
        later(below(time), () => {
          const key = `${poll.question}\0${String(person.id)}`;
          const option = below(10) < 6 ? poll.right : below(poll.options.length);
          const sent = Date.now();
          if (!cast.has(key) && votePoll(server.updates, poll, person, option))
            cast.set(key, { option, sent });
        });
      later(time, () => {
        if (!poll.closed) closePoll(server.updates, poll);
      });
    }
  };
  let looking: NodeJS.Timeout | null = null;
  return {
    cast,
    answer: () => void (looking ??= setInterval(look, 5)),
    stop: () => {
      if (looking !== null) clearInterval(looking);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** The stored name of a person of a channel. */
export type NameOf = (channel: 'telegram' | 'web', id: string) => string;

/** Makes a person a trainer in a data folder, before the program starts. */
export async function makeTrainer(dataDir: string, id: number): Promise<NameOf> {
  const store = await openLibsqlStore({ path: join(dataDir, 'app.db') });
  const key = await openHashKey(store, (size) => randomBytes(size));
  const nameOf: NameOf = (channel, person) => keyedHash(key, channel, person);
  await store.putPerson({
    id: nameOf('telegram', String(id)),
    role: 'trainer',
    since: '2026-11-26T01:00:00.000Z',
  });
  await store.close();
  return nameOf;
}

/** The one round of a data folder with its log, once the program has ended. */
export async function roundIn(
  dataDir: string,
  chat: number,
): Promise<{ setup: RoundSetup; events: readonly RoundEvent[] }> {
  const store = await openLibsqlStore({ path: join(dataDir, 'app.db') });
  const [setup] = await store.roundsOf('telegram', String(chat), 1);
  if (setup === undefined) throw new Error('no round');
  const events = await store.roundEvents(setup.id);
  await store.close();
  return { setup, events };
}
