import type { Announcer, ChannelName } from './channel.ts';
import type { Attendant } from './escalated.ts';
import { isDecentHour } from './hours.ts';
import { plainNotice, windowOf } from './notices.ts';
import type { People } from './people.ts';
import type { Store } from './store.ts';
import type { Occurred, Trouble } from './trouble.ts';
import { recipientsOf } from './troubles/recipients.ts';
import { createTally } from './troubles/tally.ts';
import { sayTrouble } from './troubles/words.ts';

export { troubleLine } from './troubles/words.ts';

/** Tells administrators what keeps a channel from sending or hearing. */
export interface Troubles {
  /** Counts; told at the next look. */
  readonly report: (occurred: Occurred) => void;
  /** A channel that may write to people without having been asked. */
  join(announcer: Announcer): void;
  /** Tells what is due: at the terminal at once, in private chats by day. Looks follow each other; a fault is logged. */
  look(): Promise<void>;
  /** Of the last day, since this start. */
  recent(): readonly Trouble[];
  /** Begins nothing more; resolves when the look in work has ended. */
  stop(): Promise<void>;
}

export interface TroublesNeeds {
  readonly store: Pick<Store, 'attendants' | 'post' | 'seen'>;
  readonly people: Pick<People, 'role'>;
  readonly now: () => Date;
  /** Tells whoever started the bot. */
  readonly tell: (sentence: string) => void;
  /** Whether a person sits at this terminal. */
  readonly attended: boolean;
  /** What is logged: never a text nor an id of a person. A pino logger fits. */
  readonly log: { error(fields: object, message: string): void };
}

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
/** Longer ago nobody is told any more: what was given up stands in `npm run letters`. */
const WEEK = 7 * DAY;

export function createTroubles(needs: TroublesNeeds): Troubles {
  const { store, now, log } = needs;
  const announcers = new Map<ChannelName, Announcer>();
  const [here, people, day] = [createTally(WEEK), createTally(WEEK), createTally(DAY)];
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;

  async function lookOnce(): Promise<void> {
    if (stopped) return;
    try {
      for (const trouble of here.due(now(), HOUR)) {
        needs.tell(plainNotice(sayTrouble(trouble)));
        here.settle(trouble, now());
      }
      if (isDecentHour(now())) for (const trouble of people.due(now(), HOUR)) await tellPeople(trouble);
    } catch (error) {
      log.error({ err: error }, 'troubles: not told; tried again');
    }
  }

  /** Where nobody can be told it waits, and is counted on. */
  async function tellPeople(trouble: Trouble): Promise<void> {
    let told = false;
    for (const one of await recipientsOf(needs, trouble.channel, isReachable))
      told = (await tellOne(one, trouble)) || told;
    if (told) people.settle(trouble, now());
  }

  /** The notice and the mark of its hour are one write, so that a new start tells nothing twice within an hour. */
  async function tellOne({ person, channel, chat }: Attendant, trouble: Trouble): Promise<boolean> {
    const announcer = announcers.get(channel);
    if (announcer === undefined) return false;
    const hour = Math.floor(now().getTime() / HOUR);
    const mark = (of: number) => `trouble ${trouble.channel} ${trouble.kind} ${String(of)} ${person}`;
    if (people.isFirst(trouble) && (await store.seen(channel, mark(hour - 1)))) return false;
    const letters = announcer.letters(chat, sayTrouble(trouble));
    const written = await store.post({ channel, update: mark(hour), letters, at: now().toISOString() });
    if (written) announcer.wake(chat);
    return written;
  }

  function isReachable({ channel, at }: Attendant): boolean {
    if (channel === 'terminal') return needs.attended;
    const window = windowOf(channel);
    return announcers.has(channel) && (window === null || now().getTime() - Date.parse(at) < window);
  }

  return {
    report: (occurred) => {
      for (const tally of [here, people, day]) tally.add(occurred, now());
    },
    join: (announcer) => void announcers.set(announcer.channel, announcer),
    look: () => (looking = looking.then(lookOnce)),
    recent: () => day.due(now(), 0),
    stop: () => {
      stopped = true;
      return looking;
    },
  };
}
