import type { Library } from '../../../knowledge/library.ts';
import { fold } from '../../../knowledge/vietnamese.ts';
import type { Found } from './offered.ts';
import type { PracticeParts } from './types.ts';
import type { Wanted } from './wanted.ts';

/**
 * What comes first where an office names nothing: the directive and the four topics of this bot, of which working hours are
 * two topics of the lexicon.
 */
export const FIRST: readonly string[] = [
  '30-CT/TU',
  'giờ giấc làm việc',
  'việc riêng trong giờ làm',
  'rượu bia',
  'phát ngôn báo chí',
  'mạng xã hội',
];

/** Documents on staff, by words of their titles. */
const ON_STAFF = /cán bộ|công chức|viên chức|công vụ/iu;
/** Provisions that speak to staff, or to those who speak for an office; with the article above, since points do not repeat its subject. */
const TO_STAFF =
  /cán bộ|công chức|viên chức|công vụ|chức vụ, quyền hạn|cơ quan hành chính|cơ quan nhà nước|người phát ngôn/iu;

/** Puts provisions in the order in which civil servants need them. */
export type Needed = (provisions: readonly string[]) => Promise<readonly string[]>;

/**
 * 1. What is named first, in `first` or by default; what several names have in common before the rest, then each in turn.
 *    Of a topic only what speaks to staff: a law on the press is for journalists.
 * 2. Documents on staff. 3. Other provisions that speak to staff. 4. The rest. Each in reading order, so always the same.
 */
export function createNeeded(parts: PracticeParts, wanted: Wanted): Needed {
  let known: { readonly of: string; readonly places: ReadonlyMap<string, number> } | null = null;
  return async (provisions) => {
    const serving = parts.library();
    const of = `${serving.id} ${String(provisions.length)}`;
    if (known?.of !== of) {
      const ranked = await rank(parts, wanted, provisions, serving);
      known = { of, places: new Map(ranked.map((id, place) => [id, place])) };
    }
    const { places } = known;
    const placeOf = (id: string) => places.get(id) ?? places.size;
    return [...provisions].sort((a, b) => placeOf(a) - placeOf(b));
  };
}

async function rank(
  parts: PracticeParts,
  wanted: Wanted,
  provisions: readonly string[],
  library: Library,
): Promise<readonly string[]> {
  const staff = new Map(provisions.map((id) => [id, staffOf(id, library)]));
  const lists = await firstLists(parts, wanted, provisions, (id) => staff.get(id) !== 'none');
  const named = namedFirst(lists, provisions);
  const rest = new Set(provisions.filter((id) => !named.includes(id)));
  const those = (kind: Staff) => [...rest].filter((id) => staff.get(id) === kind);
  return [...named, ...those('document'), ...those('provision'), ...those('none')];
}

/** The provisions of each name, in reading order. */
async function firstLists(
  { items, first = FIRST, topicName, tell }: PracticeParts,
  wanted: Wanted,
  provisions: readonly string[],
  toStaff: (id: string) => boolean,
): Promise<readonly (readonly string[])[]> {
  const topics = new Map<string, ReadonlySet<string>>();
  const nameOf = (topic: string | null) => plain(topicName?.(topic ?? '') ?? '');
  for (const id of provisions)
    topics.set(id, new Set((await items.itemsOf(id)).map(({ topic }) => nameOf(topic))));
  return Promise.all(
    first.map(async (name) => {
      const labelled = provisions.filter((id) => topics.get(id)?.has(plain(name)) === true);
      const found = labelled.length > 0 ? new Set(labelled) : exactly(await wanted.named(name, provisions));
      if (found === null && first !== FIRST) tell?.(sayUnknown(name));
      const ids = provisions.filter((id) => found?.has(id) === true);
      const whole = labelled.length === 0 && ids.every((id) => documentOf(id) === documentOf(ids[0] ?? ''));
      return whole ? ids : ids.filter(toStaff);
    }),
  );
}

/** What only comes near is not what an office named. */
const exactly = (found: Found | null): ReadonlySet<string> | null =>
  found === null || found.by === 'near' ? null : found.provisions;

const sayUnknown = (name: string): string =>
  `PRACTICE_FIRST: chưa có câu hỏi nào về “${name}”. Ghi số hiệu văn bản (30-CT/TU) hoặc chủ đề (rượu bia), cách nhau bằng dấu chấm phẩy.`;

/** What more names have in common comes first; of as many, the first of each name, then the second of each. */
function namedFirst(lists: readonly (readonly string[])[], provisions: readonly string[]): readonly string[] {
  const counted = provisions.map((id) => {
    const places = lists.map((list) => list.indexOf(id)).filter((place) => place >= 0);
    return { id, names: places.length, place: Math.min(...places) };
  });
  return counted
    .filter(({ names }) => names > 0)
    .sort((a, b) => b.names - a.names || a.place - b.place)
    .map(({ id }) => id);
}

type Staff = 'document' | 'provision' | 'none';

function staffOf(id: string, library: Library): Staff {
  if (ON_STAFF.test(library.document(documentOf(id))?.title ?? '')) return 'document';
  return withAbove(id).some((one) => TO_STAFF.test(textOf(one, library))) ? 'provision' : 'none';
}

const documentOf = (id: string): string => id.slice(0, id.indexOf('#'));

/** `80/2025/QH15#d37.k1.a`, `…#d37.k1`, `…#d37`. */
function withAbove(id: string): string[] {
  const [document = '', place = ''] = id.split('#');
  const parts = place.split('.');
  return parts.map((_, index) => `${document}#${parts.slice(0, index + 1).join('.')}`);
}

const textOf = (id: string, library: Library): string => {
  const provision = library.provision(id);
  return provision === undefined ? '' : `${provision.heading ?? ''}\n${provision.text}`;
};

const plain = (text: string): string => fold(text.normalize('NFC')).toLowerCase().trim();
