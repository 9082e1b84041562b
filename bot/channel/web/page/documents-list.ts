import type { CitedDocument } from '../../../../knowledge/citations.ts';
import type { Library } from '../../../../knowledge/library.ts';
import { fold } from '../../../../knowledge/vietnamese.ts';
import type { Document } from '../../../../knowledge/types.ts';

/** What a reader asked of the list of documents; all of it stands in the address. */
export interface ListQuery {
  /** Words that number, kind, title, issuer or another name must have; empty for all. */
  readonly words: string;
  /** Page of the list, from 1. */
  readonly page: number;
  /** The list is that of documents that are cited and not held. */
  readonly lacking: boolean;
}

/** Documents shown on a page: some screens of a phone. */
export const PER_PAGE = 50;
/** Documents that are cited and not held, below the list of those held: the most cited. */
export const FEW_LACKING = 10;

/** One page of a list. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Items of all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** A page of a list; a number beyond the last gives the last. */
export function pageOf<Item>(all: readonly Item[], wanted: number): ListPage<Item> {
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const page = Math.min(wanted, pages);
  return { items: all.slice((page - 1) * PER_PAGE, page * PER_PAGE), total: all.length, page, pages };
}

/** The documents held that have all the words, marks and case aside, in the library's order. */
export function heldWith(words: string, { documents }: Library): readonly Document[] {
  const has = matcher(words);
  return documents.filter(({ number, kind, title, issuer, aliases }) =>
    has([kind, number, title, issuer, ...aliases].join(' ')),
  );
}

/** The numbers cited and not held that have all the words, the most cited first; none of their citations is read for it. */
export function lackingWith(words: string, library: Library): readonly string[] {
  const named = new Map<string, CitedDocument[]>();
  for (const cited of library.cited) {
    const known = named.get(cited.number);
    if (known) known.push(cited);
    else named.set(cited.number, [cited]);
  }
  const has = matcher(words);
  return [...named]
    .filter(([number]) => library.document(number) === undefined)
    .filter(([number, all]) => has([number, ...all.flatMap(wordsOf)].join(' ')))
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([number]) => number);
}

function wordsOf({ kind, name, about }: CitedDocument): string[] {
  return [kind, name, about].filter((part) => part !== null);
}

function matcher(words: string): (text: string) => boolean {
  const wanted = fold(words.normalize('NFC').toLowerCase()).split(/\s+/u);
  return (text) => {
    const folded = fold(text.toLowerCase());
    return wanted.every((word) => folded.includes(word));
  };
}
