import { findProvisions } from '../../knowledge/references.ts';
import type { Place } from '../../knowledge/types.ts';
import { provisionsDraft } from './answered.ts';
import { whyNot } from './cite.ts';
import type { Draft, Setting } from './draft.ts';
import { hasEnded, sayEnded } from './ended.ts';
import type { Named } from './named.ts';

/** Places of several documents in one message, and ranges that go beyond a document: all is quoted, or said to be missing. */

type Held = Extract<Named, { kind: 'held' }>;

/** Quotes of all places together; a message of a chat holds so many. */
const MOST_QUOTES = 16;
/** Quotes that each place has at least. */
const LEAST_EACH = 3;

/** True where a message names places of several documents, or of one in several references. */
export function namesSeveralPlaces(named: readonly Named[]): boolean {
  return named.filter(({ reference }) => reference.places.length > 0).length > 1;
}

/** Each place in the order of the message, and what of them cannot be quoted; null where none can. */
export function severalPlacesDraft(named: readonly Named[], setting: Setting): Draft | null {
  const held = named.filter((one): one is Held => one.kind === 'held' && one.provisions.length > 0);
  if (held.length === 0) return null;
  const most = Math.max(LEAST_EACH, Math.floor(MOST_QUOTES / held.length));
  const drafts = held.map((one) => placeWithGaps(one, setting, most));
  const [first] = drafts;
  if (first === undefined) return null;
  const ended = held
    .filter(({ document }) => hasEnded(document, setting))
    .map((one) => sayEnded(one.document, setting));
  const missing = named.filter((one) => one.reference.places.length > 0).flatMap(whyNot);
  const lacking = missing.length === 0 ? '' : `Chưa trích được: ${missing.join('; ')}.`;
  return {
    ...first,
    quotes: drafts.flatMap(({ quotes }) => quotes),
    note: [...new Set([...ended, ...drafts.map(({ note }) => note), lacking])]
      .filter((one) => one !== '')
      .join(' '),
  };
}

/** The provisions of one reference, with what of a range does not exist. */
export function placeWithGaps(
  { document, reference, provisions }: Held,
  setting: Setting,
  most?: number,
): Draft {
  const said = provisionsDraft(provisions, setting, most);
  const absent = reference.places.filter(
    (place) => findProvisions(document.provisions, place, true).length === 0,
  );
  if (absent.length === 0) return said;
  const gap = `${document.kind} ${document.number} không có ${absent.map(locate).join(', ')}.`;
  return { ...said, note: `${said.note} ${gap}`.trim() };
}

const UNITS: readonly (readonly [keyof Place, string])[] = [
  ['paragraph', 'đoạn'],
  ['point', 'điểm'],
  ['clause', 'khoản'],
  ['article', 'Điều'],
  ['section', 'mục'],
  ['chapter', 'Chương'],
  ['part', 'Phần'],
];

/** `khoản 2 Điều 29` */
function locate(place: Partial<Place>): string {
  return UNITS.flatMap(([level, unit]) => {
    const value = place[level];
    return value === undefined || value === null ? [] : [`${unit} ${String(value)}`];
  }).join(' ');
}
