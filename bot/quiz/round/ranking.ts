import type { RoundEvent, RoundSetup } from '../../quiz-rounds.ts';
import type { Standing } from './standings.ts';

/**
 * The ranking from the log alone, by other code than the machine's: the log is what is stored, so whoever doubts a result
 * can count again. Shares nothing with `step` and `standings` but the shape of the result.
 */
export function ranking(setup: RoundSetup, events: readonly RoundEvent[]): Standing[] {
  const rows = new Map<string, Row>();
  let gone = 0;
  const alike = (one: string) => one.trim().replace(/\s+/gu, ' ').normalize('NFC').toLowerCase();
  const called = (name: string | null): string | null => {
    if (name === null) return null;
    const free = (one: string) => !/^người \d+$/u.test(alike(one)) && [...rows.values()].every((other) => alike(other.name ?? '') !== alike(one));
    const numbered = Array.from({ length: rows.size + 1 }, (_, index) => `${name.trim()} (${String(index + 2)})`);
    return alike(name) === '' ? name : ([name, ...numbered].find(free) ?? name);
  }; // prettier-ignore
  const row = (person: string, name: string | null, from: number): Row => {
    const known = rows.get(person);
    if (known !== undefined) return known;
    const fresh = {
      person,
      name: called(name),
      place: rows.size + gone + 1,
      from,
      team: null,
      cast: new Map(),
      own: new Map(),
    };
    rows.set(person, fresh);
    return fresh;
  };
  /** By item: when it was first shown, and whether it is closed. */
  const times: { shown: number | null; closed: boolean }[] = [];
  const voids = new Set<number>();
  for (const event of events) {
    const at = Date.parse(event.at);
    if (event.kind === 'forgotten') gone += 1;
    else if (event.kind === 'asked') times[event.item] = { shown: setup.confirms ? null : at, closed: false };
    else if (event.kind === 'closed') markClosed(times, event.item);
    else if (event.kind === 'voided') {
      for (const item of event.items) {
        voids.add(item);
        markClosed(times, item);
      }
    } else if (event.kind === 'ended') markClosed(times, times.length - 1);
    else if (event.kind === 'shown' && event.person === null) {
      const time = times[event.item];
      if (time !== undefined) time.shown ??= at;
    } else if (event.kind === 'shown' && event.person !== null)
      rows.get(event.person)?.own.set(event.item, at);
    else if (event.kind === 'joined') {
      const from = times.at(-1)?.closed === false ? times.length - 1 : times.length;
      const joined = row(event.person, event.name, from);
      joined.team = event.team ?? joined.team;
    } else if (event.kind === 'left_team') {
      const left = rows.get(event.person);
      if (left !== undefined) left.team = null;
    } else if (event.kind === 'vote') {
      const voter = row(event.person, event.name, event.item);
      voter.from = Math.min(voter.from, event.item);
      const time = times[event.item];
      const begun = voter.own.get(event.item) ?? time?.shown ?? at;
      const most = (setup.questions[event.item]?.seconds ?? setup.seconds ?? Infinity) * 1000;
      const used = Math.min(Math.max(at - begun, 0), most);
      if (!voter.cast.has(event.item)) voter.cast.set(event.item, { option: event.options[0], used });
    }
  }
  const asked = setup.kind === 'assignment' ? setup.questions.length : times.length;
  const counting = Array.from({ length: asked }, (_, item) => item).filter((item) => !voids.has(item));
  const unranked = [...rows.values()].map((one) => countOf(setup, one, counting));
  // The rank is one more than the number of those who are better.
  const better = (a: Unranked, b: Unranked) =>
    a.right > b.right || (a.right === b.right && a.milliseconds < b.milliseconds);
  return unranked
    .map((one) => ({ ...one, rank: 1 + unranked.filter((other) => better(other, one)).length }))
    .sort((a, b) => a.rank - b.rank);
}

type Unranked = Omit<Standing, 'rank'>;

interface Row {
  readonly person: string;
  readonly name: string | null;
  readonly place: number;
  from: number;
  team: number | null;
  readonly cast: Map<number, { readonly option: number | undefined; readonly used: number }>;
  readonly own: Map<number, number>;
}

function markClosed(times: { closed: boolean }[], item: number): void {
  const time = times[item];
  if (time !== undefined) time.closed = true;
}

/** `counting`: items whose answers score. */
function countOf(setup: RoundSetup, row: Row, counting: readonly number[]): Unranked {
  let [right, milliseconds, answered] = [0, 0, 0];
  for (const [item, { option, used }] of row.cast) {
    if (!counting.includes(item)) continue;
    answered += 1;
    if (option !== setup.questions[item]?.right) continue;
    right += 1;
    milliseconds += used;
  }
  const from = setup.kind === 'assignment' ? 0 : row.from;
  const hidden = setup.anonymous || (row.name ?? '').trim() === '';
  return {
    person: row.person,
    name: hidden ? `Người ${String(row.place)}` : (row.name ?? ''),
    right,
    answered,
    of: counting.filter((item) => item >= from).length,
    ofAll: counting.length,
    milliseconds,
    from,
    team: row.team,
  };
}
