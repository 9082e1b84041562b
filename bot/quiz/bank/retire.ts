import { versionOf } from '../version.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { Day, Provision } from '../../../knowledge/types.ts';
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
  const old = wordsBefore(library, item) ?? item.quote.text;
  if (provision === undefined)
    return { item, cause: 'gone', old, now: null, sentence: `${place} không còn trong kho văn bản.` };
  const until = endOf(library, provision, item);
  if (until !== null && until <= day) {
    const by = library.document(provision.document)?.validity.replacedBy;
    const replaced = by === null || by === undefined ? '' : `; thay bằng ${by}`;
    const sentence = `${place} hết hiệu lực từ ${dayOf(until)}${replaced}.`;
    return { item, cause: 'ended', old, now: null, sentence };
  }
  if (version(provision) === item.version) return leaningLapse(library, day, item, version);
  return { item, cause: 'changed', old, now: provision.text, sentence: `${place} đã có lời văn mới.` };
}

/** The item's own words hold; those of another provision that it leans on may not. */
function leaningLapse(library: Library, day: Day, item: Item, version: (of: Provision) => string): Lapse | null {
  for (const { provision: id, version: was } of item.uses ?? []) {
    const held = library.provisionOn(id, day);
    if (held !== undefined && version(held) === was) continue;
    const earlier = library.document(held?.document ?? '')?.earlier ?? [];
    const before = earlier.find(({ provision }) => provision.id === id && versionOf(provision.text) === was);
    const place = held === undefined ? id : `${held.locator}, ${held.document}`;
    const old = before?.provision.text ?? item.quote?.text ?? '';
    return held === undefined
      ? { item, cause: 'gone', old, now: null, sentence: `${place}, mà câu này dựa vào, không còn trong kho văn bản.` }
      : { item, cause: 'changed', old, now: held.text, sentence: `${place}, mà câu này dựa vào, đã có lời văn mới.` };
  }
  return null;
} // prettier-ignore

/** First day on which it is no longer in force: by the library, or by what was known when the item was made. */
function endOf(library: Library, provision: Provision, item: Item): Day | null {
  const validity = provision.validity ?? library.document(provision.document)?.validity;
  const days = [validity?.until ?? null, item.until].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

function wordsBefore(library: Library, { provision, version, quote }: Item): string | null {
  const earlier = library.document(quote?.document ?? '')?.earlier ?? [];
  const same = earlier.find(({ provision: one }) => one.id === provision && versionOf(one.text) === version);
  return same?.provision.text ?? null;
}

const dayOf = (day: Day): string => day.split('-').reverse().join('/');
