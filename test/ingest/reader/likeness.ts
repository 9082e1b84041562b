import { parseStructure } from '../../../ingest/structure.ts';
import type { Provision } from '../../../knowledge/types.ts';

/** How like a text is to another reading of the same document. Parts of 1. */
export interface Likeness {
  /** Provisions whose id the other reading has too. */
  readonly sameIds: number;
  /** Provisions that are the same there but for white space. */
  readonly sameTexts: number;
  /** Characters to change, of all characters of the provisions that both have. */
  readonly characterErrors: number;
}

/** Compares two texts provision by provision; `wanted` counts. */
export function likeness(wanted: string, read: string): Likeness {
  return likenessOf(parseStructure(wanted, 'X').provisions, parseStructure(read, 'X').provisions);
}

/** Compares two readings of one document provision by provision; `wanted` counts. */
export function likenessOf(wanted: readonly Provision[], read: readonly Provision[]): Likeness {
  const others = new Map(read.map(plain));
  const all = wanted.map(plain);
  const both = all.filter(([id]) => others.has(id));
  const errors = both.map(([id, text]) => distance(text, others.get(id) ?? ''));
  const length = both.reduce((sum, [, text]) => sum + text.length, 0);
  return {
    sameIds: both.length / all.length,
    sameTexts: both.filter(([id, text]) => others.get(id) === text).length / all.length,
    characterErrors: errors.reduce((sum, one) => sum + one, 0) / length,
  };
}

const plain = ({ id, text }: Provision): readonly [string, string] => [id, text.replace(/\s+/gu, ' ').trim()];

/** Characters to insert, take out or exchange (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
