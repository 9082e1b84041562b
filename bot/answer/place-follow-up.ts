import type { Reference } from '../../knowledge/references.ts';
import type { Place } from '../../knowledge/types.ts';
import { saysNothingElse } from './beside.ts';
import { foldedLine } from './wording.ts';

/** Places that lean on the message before: "thế còn điều 7?" after "điều 5 luật bmnn"; and names that answer "của văn bản nào?". */

/** Levels from the outside in. */
const LEVELS = ['part', 'chapter', 'section', 'article', 'clause', 'point', 'paragraph'] as const;
type Level = (typeof LEVELS)[number];

export const namesDocument = ({ number, digits, name, self }: Reference): boolean =>
  !self && (number !== null || digits !== null || name !== null);
const isOpenPlace = (one: Reference): boolean => !namesDocument(one) && !one.self && one.places.length > 0;

/** The places of a message in the only document that the message before named; null where it names none, or its own. */
export function placesInBefore(
  own: readonly Reference[],
  text: string,
  before: readonly Reference[],
): readonly Reference[] | null {
  const [document, ...others] = before.filter(namesDocument);
  if (document === undefined || others.some((one) => !isSame(one, document))) return null;
  const last = before.findLast(namesDocument) ?? document;
  const next = own.length === 0 ? neighbour(text, last) : null;
  if (next !== null) return [{ ...last, written: text, places: [next] }];
  if (own.length === 0 || !own.every(isOpenPlace)) return null;
  return own.map((one) => ({
    ...last,
    written: one.written,
    start: one.start,
    end: one.end,
    places: one.places.flatMap((place) => completed(place, last.places)),
  }));
}

/** "luật bmnn" after "điều 7 quy định gì": the document of a place, or the one of several, that was asked back; else null. */
export function documentForBefore(
  own: readonly Reference[],
  text: string,
  before: readonly Reference[],
  askedBack: boolean,
): readonly Reference[] | null {
  const [document, ...others] = own;
  const named = document !== undefined && others.length === 0 && namesDocument(document);
  if (!named || document.places.length > 0 || !saysNothingElse(text)) return null;
  const places = before.flatMap((one) => one.places);
  const open = before.length > 0 && before.every(isOpenPlace);
  return places.length > 0 && (open || askedBack) ? [{ ...document, places }] : null;
}

function isSame(a: Reference, b: Reference): boolean {
  return a.number === b.number && a.digits === b.digits && a.name === b.name && a.year === b.year;
}

/** "khoản 2" in the Điều that was named before, once for each of several; an Điều bears its number in the whole document. */
function completed(place: Partial<Place>, before: readonly Partial<Place>[]): Partial<Place>[] {
  const top = LEVELS.findIndex((level) => place[level] !== undefined && place[level] !== null);
  const kept = LEVELS.slice(0, LEVELS[top] === 'article' ? 0 : top);
  const above = before.map((one) => pick(one, kept));
  const distinct = new Map(above.map((one) => [JSON.stringify(one), one]));
  return distinct.size === 0 ? [place] : [...distinct.values()].map((one) => ({ ...one, ...place }));
}

function pick(place: Partial<Place>, levels: readonly Level[]): Partial<Place> {
  return Object.fromEntries(
    levels.flatMap((level) =>
      place[level] === undefined || place[level] === null ? [] : [[level, place[level]]],
    ),
  );
}

const NEIGHBOUR =
  /^(?:(?:the|vay|con|cho|xem|doc|toi|em|minh) )*(dieu|khoan|muc) (?:(tiep theo|ke tiep|tiep|sau)|(?:lien )?truoc)(?: do)?(?: (?:thi sao|nua|di|a|nhe))*$/u;
const NAMED: Readonly<Record<string, Level>> = { dieu: 'article', khoan: 'clause', muc: 'section' };

/** "điều tiếp theo", "khoản trước": beside the last place that was named; null where the message is anything else. */
function neighbour(text: string, { places }: Reference): Partial<Place> | null {
  const [, unit = '', after] = NEIGHBOUR.exec(foldedLine(text)) ?? [];
  const level = NAMED[unit];
  const last = after === undefined ? places[0] : places.at(-1);
  const value = level === undefined ? undefined : Number(last?.[level] ?? Number.NaN);
  if (level === undefined || last === undefined || value === undefined || !Number.isInteger(value))
    return null;
  const wanted = { [level]: String(after === undefined ? value - 1 : value + 1) };
  return completed(wanted, [last])[0] ?? null;
}
