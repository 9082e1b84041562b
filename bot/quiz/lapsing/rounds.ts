import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { RoundSetup, RoundStore } from '../../quiz-rounds.ts';
import { lapsesOf, type Lapse } from '../bank.ts';

/** A round that has not ended and asks about words that hold no more. */
export interface AffectedRound {
  readonly code: string;
  readonly title: string;
  /** Questions of changed rules. */
  readonly count: number;
  /** It has begun: they were taken out. */
  readonly begun: boolean;
}

export async function affectedRounds(
  store: Pick<RoundStore, 'openRounds' | 'roundEvents'>,
  library: Library,
  day: Day,
): Promise<AffectedRound[]> {
  const found: AffectedRound[] = [];
  for (const { id, code, title, questions } of await store.openRounds()) {
    const count = lapsesOf(
      library,
      day,
      questions.map(({ item }) => item),
    ).length;
    if (count === 0) continue;
    const begun = (await store.roundEvents(id)).some(({ kind }) => kind === 'started');
    found.push({ code, title, count, begun });
  }
  return found;
}

/** A question of a round, from 0, whose rule does not hold. */
export interface RoundLapse {
  readonly item: number;
  readonly lapse: Lapse;
}

/** A round that runs, with what is to be taken out of it, and what was. */
export interface RunningRound {
  readonly setup: RoundSetup;
  readonly fresh: readonly RoundLapse[];
  /** One each time; `at`: ISO time. */
  readonly out: readonly { readonly at: string; readonly lapses: readonly RoundLapse[] }[];
}

export async function runningRounds(
  store: Pick<RoundStore, 'openRounds' | 'roundEvents'>,
  library: Library,
  day: Day,
): Promise<RunningRound[]> {
  const found: RunningRound[] = [];
  for (const setup of await store.openRounds()) {
    const lapses = setup.questions.flatMap(({ item: asked }, item) =>
      lapsesOf(library, day, [asked]).map((lapse) => ({ item, lapse })),
    );
    if (lapses.length === 0) continue;
    const events = await store.roundEvents(setup.id);
    if (!events.some(({ kind }) => kind === 'started')) continue;
    const voided = events.flatMap((event) => (event.kind === 'voided' ? [event] : []));
    const known = new Set(voided.flatMap(({ items }) => items));
    found.push({
      setup,
      fresh: lapses.filter(({ item }) => !known.has(item)),
      out: voided.map(({ at, items }) => ({ at, lapses: lapses.filter(({ item }) => items.includes(item)) })),
    });
  }
  return found;
}
