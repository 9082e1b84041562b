import type { Day } from '../../../knowledge/types.ts';
import { dayInVietNam } from '../../day.ts';
import type { People } from '../../people.ts';
import type { Item } from '../../quiz-item.ts';
import type { Attempt } from '../../quiz-practice.ts';
import type { RoundHead, RoundStore } from '../../quiz-rounds.ts';
import type { UnitStore } from '../../quiz-units.ts';
import { apartFrom, askedOf, attemptsOf, nameOf, newRound, replay, type RoundState } from '../round.ts';
import { maySeeNames, LEAST_PEOPLE } from './viewer.ts';

/** What was answered in many rounds, for who may see their names. */

/** Which rounds to look over. */
export interface RoundsWanted {
  /** Days on which they ended, in Viet Nam, both included; null for no bound. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Codes of rounds chosen one by one: these alone, whatever the days; none for all within the days. */
  readonly codes: readonly string[];
}

export interface RoundsStore
  extends Pick<RoundStore, 'roundByCode' | 'roundEvents' | 'ledRounds'>, Pick<UnitStore, 'unitsOf'> {}

/** A round that was looked over. */
export interface OneRound {
  readonly head: RoundHead;
  readonly anonymous: boolean;
  readonly attempts: readonly Attempt[];
  /** The same with what was not answered; of an anonymous round none. */
  readonly asked: readonly Attempt[];
}

export interface Gathered {
  /** Rounds that have ended and may be looked at, the newest first, and those of them that are looked over. */
  readonly heads: readonly RoundHead[];
  readonly rounds: readonly OneRound[];
  /** Whether there may be older rounds than those. */
  readonly older: boolean;
  /** Rounds that were wanted and looked over, with those that nobody answered, and those beyond the most that are. */
  readonly looked: number;
  readonly left: number;
  /** Codes that were chosen and are none of the heads. */
  readonly unknown: readonly string[];
  readonly attempts: readonly Attempt[];
  /** In rounds that are not anonymous: what everybody who took part was asked, answered or not. */
  readonly named: readonly Attempt[];
  /** What people called themselves last, each apart from the others, by stored id. */
  readonly names: ReadonlyMap<string, string>;
  /** Items, the newest words of each first; `id` is the one that the attempts bear. */
  readonly items: readonly Item[];
}

/** Rounds in the list to choose from: those of a year of two a week, twice over. */
const MOST_LISTED = 200;
/** Rounds looked over at once. House choice: a hundred rounds of thirty people and ten items are 30,000 answers. */
export const MOST_ROUNDS = 100;

/** Nothing at all: for what is known without looking. */
export const NO_ROUNDS: Gathered = {
  ...{
    heads: [],
    older: false,
    looked: 0,
    rounds: [],
    left: 0,
    unknown: [],
    attempts: [],
    named: [],
    names: new Map(),
    items: [],
  },
};

/** Null for who leads no rounds. */
export async function gather(
  { store, people }: { readonly store: RoundsStore; readonly people: Pick<People, 'role'> },
  person: string,
  wanted: RoundsWanted,
): Promise<Gathered | null> {
  const role = await people.role(person);
  if (role === 'asker') return null;
  const led = await store.ledRounds(role === 'administrator' ? null : person, MOST_LISTED);
  const heads = led.filter(({ ended }) => ended !== null);
  const fitting = heads.filter((head) => fits(head, wanted));
  const kept = new Kept();
  for (const head of fitting.slice(0, MOST_ROUNDS)) {
    const setup = await store.roundByCode(head.code);
    if (setup === null || !maySeeNames({ person, role }, setup)) continue;
    const state = replay(newRound(setup), await store.roundEvents(setup.id));
    kept.add(head, state, await store.unitsOf([...state.players.keys()]));
  }
  const known = new Set(heads.map(({ code }) => code));
  return {
    heads,
    older: led.length === MOST_LISTED,
    looked: Math.min(fitting.length, MOST_ROUNDS),
    left: Math.max(0, fitting.length - MOST_ROUNDS),
    unknown: wanted.codes.filter((code) => !known.has(code)),
    ...kept.all(),
  };
}

function fits({ code, ended }: RoundHead, { from, to, codes }: RoundsWanted): boolean {
  if (codes.length > 0) return codes.includes(code);
  const day = dayInVietNam(new Date(ended ?? 0));
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Rounds come the newest first. */
class Kept {
  readonly #rounds: OneRound[] = [];
  readonly #names = new Map<string, string>();
  readonly #standIns = new Map<string, string>();
  readonly #wordings = new Map<string, Item[]>();

  add(head: RoundHead, state: RoundState, units: ReadonlyMap<string, string>): void {
    const { setup, players, endedAt } = state;
    const end = new Date(endedAt ?? Date.parse(setup.at)).toISOString();
    const given = attemptsOf(state, end, units);
    // Nobody came, or it was called off.
    if (given.length === 0) return;
    const ids = new Map(setup.questions.map(({ item }) => [item.id, this.#idOf(item)]));
    const own = (all: readonly Attempt[]) => all.map((one) => ({ ...one, item: ids.get(one.item) ?? one.item }));
    const { anonymous } = setup;
    const attempts = anonymous ? withoutSmallTeams(own(given)) : own(given);
    this.#rounds.push({ head, anonymous, attempts, asked: anonymous ? [] : own(askedOf(state, end, units)) });
    if (anonymous) return;
    for (const player of players.values()) {
      const { person, name } = player;
      const [names, called] = name === null || name.trim() === '' ? [this.#standIns, `${nameOf(state, player)} (bài ${setup.code})`] : [this.#names, name];
      if (!names.has(person)) names.set(person, called);
    }
  } // prettier-ignore

  /** An item whose words were changed between two rounds is another one: what was chosen is counted by its options. */
  #idOf(item: Item): string {
    const known = this.#wordings.get(item.id) ?? [];
    const before = known.findIndex((one) => wordsOf(one) === wordsOf(item));
    const place = before < 0 ? known.length : before;
    const id = place === 0 ? item.id : `${item.id} (lời văn cũ ${String(place)})`;
    if (before < 0) this.#wordings.set(item.id, [...known, { ...item, id }]);
    return id;
  }

  all(): Pick<Gathered, 'rounds' | 'attempts' | 'named' | 'names' | 'items'> {
    const of = (rounds: readonly OneRound[]) => rounds.flatMap(({ attempts }) => attempts);
    return {
      rounds: this.#rounds,
      attempts: of(this.#rounds),
      named: this.#rounds.flatMap(({ asked }) => asked),
      names: eachApart(new Map([...this.#standIns, ...this.#names])),
      items: [...this.#wordings.values()].flat(),
    };
  }
}

/** People of one name get numbers, by their stored ids: the same whichever rounds are looked over. */
function eachApart(names: ReadonlyMap<string, string>): Map<string, string> {
  const given = new Map<string, string>();
  for (const [person, name] of [...names].sort(([one], [other]) => (one < other ? -1 : 1)))
    given.set(person, apartFrom(given.values(), name));
  return given;
}

const wordsOf = ({ stem, options, correct }: Item): string => JSON.stringify([stem, options, correct]);

/**
 * Of an anonymous round a team of few stands with those of no team, and where those are few then too, no team is told: beside rounds
 * with names the results of three people would be those of each.
 */
function withoutSmallTeams(attempts: readonly Attempt[]): Attempt[] {
  const members = new Map<string | null, Set<string>>();
  for (const { unit, person } of attempts) members.set(unit, (members.get(unit) ?? new Set()).add(person));
  const isSmall = (unit: string | null) => (members.get(unit)?.size ?? 0) < LEAST_PEOPLE;
  const aside = new Set(
    [...members].flatMap(([unit, own]) => (unit === null || isSmall(unit) ? [...own] : [])),
  );
  const none = aside.size > 0 && aside.size < LEAST_PEOPLE;
  return attempts.map((one) => ({ ...one, unit: none || isSmall(one.unit) ? null : one.unit }));
}
