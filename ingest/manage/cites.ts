import type { Citation, Day, Document } from '../../knowledge/types.ts';
import type { Connected } from '../connect.ts';

/** A document that another one cites. */
export interface Cited {
  /** Null where it is cited by a name that is not certain. */
  readonly number: string | null;
  /** As written, at its first citation. */
  readonly written: string;
  readonly held: boolean;
  readonly times: number;
}

/** What a document cites, the most cited first; names are understood on the day given. */
export function citesOf(document: Document, { resolver }: Connected, on: Day): Cited[] {
  const cited = new Map<string, Cited>();
  for (const citation of document.citations.filter(({ own }) => !own)) {
    const meant = resolver.resolve(citation, on);
    const number = meant.outcome === 'uncertain' ? null : meant.number;
    if (number === document.number) continue;
    const written = nameOf(citation);
    const key = number ?? written.toLowerCase();
    const times = (cited.get(key)?.times ?? 0) + 1;
    const first = cited.get(key)?.written ?? written;
    cited.set(key, { number, written: first, held: meant.outcome === 'held', times });
  }
  return [...cited.values()].sort((a, b) => b.times - a.times);
}

/** Without the places: `Luật Thanh tra`, `Nghị định 15/2020/NĐ-CP`. */
function nameOf({ kind, name, number, digits, year }: Citation): string {
  const parts = [kind ?? 'Văn bản', number ?? name ?? digits, number === null ? year : null];
  return parts.filter((part) => part !== null).join(' ');
}

/** Held documents that cite a document, the most often first. */
export function citedBy(number: string, connected: Connected, on: Day): { number: string; times: number }[] {
  return connected.documents
    .filter((document) => document.number !== number)
    .map((document) => ({ number: document.number, times: timesCited(document, number, connected, on) }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times);
}

function timesCited({ citations }: Document, number: string, { resolver }: Connected, on: Day): number {
  return citations.filter((citation) => {
    if (citation.own) return false;
    const meant = resolver.resolve(citation, on);
    return meant.outcome !== 'uncertain' && meant.number === number;
  }).length;
}
