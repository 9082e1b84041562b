import { versionOf } from '../version.ts';
import type { Library } from '../../../knowledge/library.ts';
import { newWords } from '../../../knowledge/changes.ts';
import type { Day, EarlierWording, Provision } from '../../../knowledge/types.ts';
import type { Item } from '../../quiz-item.ts';

/** That an item asks about words which no longer hold. */
export interface Lapse {
  readonly item: Item;
  /** The provision has other words, is no longer in force, or is not held any more. */
  readonly cause: 'changed' | 'ended' | 'gone';
  /** The words that it was made of: the whole provision where they are still known, else what it quotes. */
  readonly old: string;
  /** The words of now; null where there are none. */
  readonly now: string | null;
  /** Since when, as far as the library knows. */
  readonly from: Day | null;
  /** Vietnamese, a sentence for the trainer. */
  readonly sentence: string;
}

export { versionOf };

/** Which of the items ask about words that do not hold on a day. Items that are bound to nothing never lapse. */
export function lapsesOf(library: Library, day: Day, items: readonly Item[]): Lapse[] {
  const versions = new Map<string, string>();
  const version = ({ id, text }: Provision): string => {
    const known = versions.get(id) ?? versionOf(text);
    versions.set(id, known);
    return known;
  };
  return items.flatMap((item) => lapseOf(library, day, item, version) ?? []);
}

function lapseOf(library: Library, day: Day, item: Item, version: (of: Provision) => string): Lapse | null {
  if (item.provision === null || item.quote === null) return null;
  const { locator, document } = item.quote;
  const place = `${locator}, ${document}`;
  const provision = library.provisionOn(item.provision, day);
  const before = wordingBefore(library, item.provision, item.version);
  const old = before?.provision.text ?? item.quote.text;
  if (provision === undefined)
    return { item, cause: 'gone', old, now: null, from: null, sentence: `${place} không còn trong kho văn bản.` };
  const until = endOf(library, provision, item);
  if (until !== null && until <= day) return ended(library, provision, { item, old, from: until }, place);
  if (version(provision) === item.version) return leaningLapse(library, day, item, version);
  const from = before?.until ?? null;
  return { item, cause: 'changed', old, now: provision.text, from, sentence: `${place} đã có lời văn mới${since(from)}.` };
} // prettier-ignore

/** It has ended; the document that ended it may quote what stands in its place. */
function ended(library: Library, provision: Provision, lapse: Pick<Lapse, 'item' | 'old'> & { readonly from: Day }, place: string): Lapse {
  const by = (provision.validity ?? library.document(provision.document)?.validity)?.replacedBy ?? null;
  const { words } = newWords(provision, by, library, new Set());
  const replaced = by === null ? '' : `; thay bằng ${words === null ? by : `${words.locator} ${by}`}`;
  return { ...lapse, cause: 'ended', now: words?.text ?? null, sentence: `${place} hết hiệu lực từ ${dayOf(lapse.from)}${replaced}.` };
} // prettier-ignore

/** The item's own words hold; those of another provision that it leans on may not. */
function leaningLapse(library: Library, day: Day, item: Item, version: (of: Provision) => string): Lapse | null {
  for (const { provision: id, version: was } of item.uses ?? []) {
    const held = library.provisionOn(id, day);
    if (held !== undefined && version(held) === was) continue;
    const before = wordingBefore(library, id, was);
    const place = held === undefined ? id : `${held.locator}, ${held.document}`;
    const old = before?.provision.text ?? item.quote?.text ?? '';
    const from = before?.until ?? null;
    return held === undefined
      ? { item, cause: 'gone', old, now: null, from: null, sentence: `${place}, mà câu này dựa vào, không còn trong kho văn bản.` }
      : { item, cause: 'changed', old, now: held.text, from, sentence: `${place}, mà câu này dựa vào, đã có lời văn mới${since(from)}.` };
  }
  return null;
} // prettier-ignore

/** First day on which it is no longer in force: by the library, or by what was known when the item was made. */
function endOf(library: Library, provision: Provision, item: Item): Day | null {
  const validity = provision.validity ?? library.document(provision.document)?.validity;
  const days = [validity?.until ?? null, item.until].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** The earlier words of a provision whose text has a hash. */
function wordingBefore(library: Library, id: string, version: string | null): EarlierWording | undefined {
  const earlier = library.document(id.slice(0, id.indexOf('#')))?.earlier ?? [];
  return earlier.find(({ provision }) => provision.id === id && versionOf(provision.text) === version);
}

const since = (from: Day | null): string => (from === null ? '' : ` từ ngày ${dayOf(from)}`);
const dayOf = (day: Day): string => day.split('-').reverse().join('/');
