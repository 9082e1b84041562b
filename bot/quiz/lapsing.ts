import type { Library } from '../../knowledge/library.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Announcer, Notice } from '../channel.ts';
import type { Attendant } from '../escalated.ts';
import { isDecentHour } from '../hours.ts';
import { plainNotice, windowOf } from '../notices.ts';
import type { People } from '../people.ts';
import type { Store } from '../store.ts';
import { createBank } from './bank.ts';
import { batchesOf, pendingOf, type Batch } from './lapsing/batches.ts';
import { recipientsOf } from './lapsing/recipients.ts';
import type { Quiz } from './host/types.ts';
import { affectedRounds, runningRounds } from './lapsing/rounds.ts';
import { sayLapsed, sayTakenOut } from './lapsing/say.ts';
import { toldOf } from './lapsing/told.ts';

/** Questions of rules that changed or ended retire themselves, and trainers are told. */
export interface Lapsing {
  /** A channel that may write to people without having been asked. */
  join(announcer: Announcer): void;
  /** Retires what no longer holds where library or day have moved, and tells what was not told yet. Looks follow each other; a fault is logged. */
  look(): Promise<void>;
  /** Begins nothing more; resolves when the look in work has ended. */
  stop(): Promise<void>;
}

export interface LapsingNeeds {
  readonly store: Store;
  readonly people: Pick<People, 'role'>;
  /** Rounds that run. */
  readonly rounds: Pick<Quiz, 'takeOut'>;
  readonly library: () => Library;
  readonly today: () => Day;
  readonly now: () => Date;
  /** Tells whoever sits at the terminal. */
  readonly tell: (sentence: string) => void;
  readonly publicUrl: string | null;
  /** Days for which the store remembers what was told. */
  readonly retentionDays: number;
  /** What is logged: never a text nor an id of a person. A pino logger fits. */
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** Milliseconds between looks for what another process retired, or could not be told by night. */
const REST_MS = 5 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Days after which nobody is told any more: it stands on the page. */
const MOST_DAYS = 7;

export function createLapsing(needs: LapsingNeeds): Lapsing {
  const { store, now, log } = needs;
  const announcers = new Map<string, Announcer>();
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  /** Library and day up to which items were looked at, and when what is told was looked at. */
  let [moved, checked] = ['', -Infinity];

  async function lookOnce(): Promise<void> {
    if (stopped) return;
    try {
      const of = `${needs.library().id} ${needs.today()}`;
      if (of === moved && now().getTime() - checked < REST_MS) return;
      if (of !== moved) await retire();
      moved = of;
      checked = now().getTime();
      await takeOutAll();
      await tellAll();
      await tellTrainers();
    } catch (error) {
      log.error({ err: error }, 'quiz: questions of changed rules were not looked at; tried again');
    }
  }

  async function retire(): Promise<void> {
    const doing = { by: null, at: now().toISOString(), day: needs.today() };
    const lapses = await createBank(store, needs.library()).lapse(doing);
    if (lapses.length > 0) log.info({ items: lapses.length }, 'quiz: questions of changed rules retired');
  }

  /** Rounds that run ask no question of a rule that does not hold. */
  async function takeOutAll(): Promise<void> {
    for (const { setup, fresh } of await runningRounds(store, needs.library(), needs.today()))
      if (fresh.length > 0)
        await needs.rounds.takeOut(setup.id, fresh.map(({ item }) => item), sayTakenOut(setup, fresh));
  } // prettier-ignore

  /** Each round's trainer is told what was taken out of it. */
  async function tellTrainers(): Promise<void> {
    const running = await runningRounds(store, needs.library(), needs.today());
    const attendants = running.length === 0 ? [] : await store.attendants();
    for (const { setup, out } of running)
      for (const trainer of attendants.filter(({ person }) => person === setup.trainer))
        for (const { at, lapses } of out)
          if (lapses.length > 0 && (mayTell(trainer)))
            await deliver(trainer, `round-voided ${setup.id} ${at}`, sayTakenOut(setup, lapses));
  } // prettier-ignore

  async function tellAll(): Promise<void> {
    const days = Math.min(MOST_DAYS, needs.retentionDays);
    const since = new Date(now().getTime() - days * DAY_MS).toISOString();
    const batches = batchesOf(await store.lapsedSince(since));
    if (batches.length === 0) return;
    for (const person of await recipientsOf(needs, batches)) await tellOne(person, batches);
  }

  /** One message for all that the person was not told; it and the mark that it was told are one write. */
  async function tellOne(person: Attendant, batches: readonly Batch[]): Promise<void> {
    if (!mayTell(person)) return;
    const pending = await pendingOf(batches, (batch) => store.seen(person.channel, keyOf(batch, person)));
    const last = pending.at(-1);
    if (last === undefined) return;
    const items = await toldOf(store, pending, needs.library(), needs.today());
    const rounds = await affectedRounds(store, needs.library(), needs.today());
    await deliver(person, keyOf(last, person), sayLapsed({ items, rounds, publicUrl: needs.publicUrl }));
  }

  /** Once for each key. */
  async function deliver({ channel, chat }: Attendant, update: string, notice: Notice): Promise<void> {
    const announcer = announcers.get(channel);
    const at = now().toISOString();
    if (announcer === undefined) {
      if (await store.firstSight(channel, update, at)) needs.tell(plainNotice(notice));
      return;
    }
    const letters = announcer.letters(chat, notice);
    if (await store.post({ channel, update, letters, at })) announcer.wake(chat);
  }

  /** At the terminal always: somebody sits there. */
  const mayTell = (person: Attendant): boolean =>
    person.channel === 'terminal' || (announcers.has(person.channel) && mayWrite(person));

  /** By day, and as long as the channel may be used: then it waits until the person writes. */
  function mayWrite({ channel, at }: Attendant): boolean {
    const window = windowOf(channel);
    const open = window === null || now().getTime() - Date.parse(at) < window;
    return open && isDecentHour(now());
  }

  return {
    join: (announcer) => {
      announcers.set(announcer.channel, announcer);
      checked = -Infinity;
    },
    look: () => (looking = looking.then(lookOnce)),
    stop: () => {
      stopped = true;
      return looking;
    },
  };
}

/** Names what a person was told, among the updates that were seen. */
const keyOf = ({ at }: Batch, { person }: Attendant): string => `bank-lapsed ${at} ${person}`;
