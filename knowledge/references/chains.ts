import type { Place } from '../types.ts';
import { ORDER, type PlaceLevel, type PlaceToken } from './places.ts';

/** How a token hangs on the one before it. */
export type Joint = 'first' | 'nest' | 'comma' | 'and' | 'to';

export interface JoinedToken {
  readonly token: PlaceToken;
  readonly joint: Joint;
}

/** One place under construction: at most one token for each level. */
interface Group {
  readonly tokens: PlaceToken[];
  descending: boolean;
}

/** Điểm in the order of the law, for ranges ("từ điểm a đến điểm đ"). */
const POINTS = [...'abcdđeghiklmnopqrstuvxy'];
/** More places than this in one reference are a misreading; the longest code has 689 Điều. */
const MAX_RANGE = 700;

const rank = (level: PlaceLevel): number => ORDER.indexOf(level);

/** The places that a run of tokens names: "khoản 1 và khoản 2 Điều 5" names two, "từ Điều 98 đến Điều 106" nine. */
export function placesOf(run: readonly JoinedToken[]): Partial<Place>[] {
  const groups = share(group(run));
  const places: Partial<Place>[] = [];
  for (const one of groups) {
    if (places.length < MAX_RANGE) places.push(...expand(one));
  }
  return places.filter((place) => Object.keys(place).length > 0);
}

function group(run: readonly JoinedToken[]): Group[] {
  const groups: Group[] = [];
  for (const [index, { token, joint }] of run.entries()) {
    const current = groups.at(-1);
    const last = current?.tokens.at(-1);
    if (current === undefined || last === undefined) groups.push({ tokens: [token], descending: false });
    else if (joint === 'to' && last.level === token.level) closeRange(current, token);
    else if (nests(run, index, current, last) && !listed(groups, token, joint)) {
      current.descending ||= rank(token.level) < rank(last.level);
      current.tokens.push(token);
    } else groups.push({ tokens: [token], descending: false });
  }
  return groups;
}

function closeRange(current: Group, token: PlaceToken): void {
  const first = current.tokens.pop();
  if (first) current.tokens.push({ ...first, values: [...first.values, ...token.values], range: true });
}

function nests(run: readonly JoinedToken[], index: number, current: Group, last: PlaceToken): boolean {
  const joined = run[index];
  if (joined === undefined || joined.joint === 'and' || joined.joint === 'to') return false;
  if (current.tokens.some((token) => token.level === joined.token.level)) return false;
  if (rank(joined.token.level) > rank(last.level)) return true;
  return !climbsBack(run, index, rank(last.level));
}

/** "Chương II, Chương III, các Điều 75, 77": the comma goes on with a list, so the Điều are not inside Chương III. */
function listed(groups: readonly Group[], token: PlaceToken, joint: Joint): boolean {
  const [before, last] = [groups.at(-2)?.tokens[0], groups.at(-1)?.tokens];
  const [only] = last ?? [];
  if (joint !== 'comma' || only === undefined || last?.length !== 1) return false;
  return before?.level === only.level && rank(token.level) < rank(only.level);
}

/** "Điều 6, khoản 2 Điều 7": what follows climbs to the level before, so it is a place of its own, not inside Điều 6. */
function climbsBack(run: readonly JoinedToken[], index: number, level: number): boolean {
  let previous = -1;
  for (const [offset, { token, joint }] of run.slice(index).entries()) {
    if (offset > 0 && (joint === 'and' || joint === 'to' || rank(token.level) <= previous)) return false;
    previous = rank(token.level);
    if (offset > 0 && previous >= level) return true;
  }
  return false;
}

/** "khoản 1 và khoản 2 Điều 5": the first shares the Điều of the second; "Điều 5 khoản 2 và khoản 3" the other way. */
function share(groups: readonly Group[]): Group[] {
  const shared = [...groups];
  for (let i = shared.length - 2; i >= 0; i--) shared[i] = inherit(shared[i], shared[i + 1]);
  for (let i = 1; i < shared.length; i++) {
    if (shared[i - 1]?.descending) shared[i] = inherit(shared[i], shared[i - 1], true);
  }
  return shared;
}

function inherit(to: Group | undefined, from: Group | undefined, descending = false): Group {
  const own = to?.tokens ?? [];
  const top = Math.max(...own.map((token) => rank(token.level)));
  const alike = from?.tokens.some((token) => rank(token.level) === top) ?? false;
  const higher = alike ? (from?.tokens ?? []).filter((token) => rank(token.level) > top) : [];
  return { tokens: [...own, ...higher], descending: descending || (to?.descending ?? false) };
}

function expand({ tokens }: Group): Partial<Place>[] {
  let places: Partial<Place>[] = [{}];
  for (const token of tokens.filter((one) => !one.self)) {
    const values = token.range ? rangeOf(token) : token.values;
    places = places.flatMap((place) => values.map((value) => ({ ...place, ...field(token.level, value) })));
    if (places.length > MAX_RANGE) return [];
  }
  return places;
}

function field(level: PlaceLevel, value: string): Partial<Place> {
  return level === 'paragraph' ? { paragraph: Number(value) } : { [level]: value };
}

function rangeOf(token: PlaceToken): readonly string[] {
  const [from = '', to = ''] = [token.values[0], token.values.at(-1)];
  if (token.level === 'point') {
    const [start, end] = [POINTS.indexOf(from), POINTS.indexOf(to)];
    return start === -1 || end < start ? token.values : POINTS.slice(start, end + 1);
  }
  const count = Number(to) - Number(from) + 1;
  if (!Number.isInteger(count) || count < 1 || count > MAX_RANGE) return token.values;
  return Array.from({ length: count }, (_, i) => String(Number(from) + i));
}
