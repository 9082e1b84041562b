import type { Mention, NamedDocument, NamedDocuments } from './named.ts';

/** Signals of which documents the passages found name: where a law is not held, what was made under it names it. */

/** How many of the first are looked at. */
const FIRSTS = [1, 5, 20, 100] as const;
const PLACES = ['passage', 'opening'] as const;

export const NAMING_SIGNALS: readonly string[] = FIRSTS.flatMap((count) => [
  ...PLACES.flatMap((place) =>
    ['missing', 'held', 'share', 'most', 'laws of most'].map((what) => `${place} names of ${count}: ${what}`),
  ),
  ...['missing', 'held', 'more'].map((what) => `named about of ${count}: ${what}`),
]);

export interface NamingFound {
  /** Best first. */
  readonly rows: readonly number[];
  readonly documentOf: (row: number) => number | string;
  readonly named: NamedDocuments;
  /** Whether a document that is in the index counts as held. */
  readonly isHeld: (number: string) => boolean;
  /** The share of the question's weight that words have, 0 to 1. */
  readonly coverOf: (words: readonly string[]) => number;
}

/** In the order of `NAMING_SIGNALS`. */
export function readNaming({ rows, documentOf, named, isHeld, coverOf }: NamingFound): number[] {
  const missing = remember(({ meant }: NamedDocument) => !meant.some(isHeld));
  const cover = remember(coverOf);
  const places = [named.inPassage, named.inOpening];
  return FIRSTS.flatMap((count) => {
    const first = rows.slice(0, count);
    return [
      ...places.flatMap((mentionsOf) => ofPlace(first, mentionsOf, missing, documentOf)),
      ...ofAbouts(
        first.flatMap((row) => places.flatMap((mentionsOf) => mentionsOf(row))),
        missing,
        cover,
      ),
    ];
  });
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

type IsMissing = (document: NamedDocument) => boolean;

function ofPlace(
  rows: readonly number[],
  mentionsOf: (row: number) => readonly Mention[],
  missing: IsMissing,
  documentOf: (row: number) => number | string,
): number[] {
  let [naming, holding, gone, all] = [0, 0, 0, 0];
  const by = new Map<NamedDocument, { rows: number; laws: Set<number | string> }>();
  for (const row of rows) {
    const mentions = mentionsOf(row);
    const absent = mentions.filter(({ document }) => missing(document));
    if (absent.length > 0) naming++;
    if (absent.length < mentions.length) holding++;
    gone += absent.length;
    all += mentions.length;
    for (const { document } of absent) {
      const one = by.get(document) ?? { rows: 0, laws: new Set() };
      one.rows++;
      one.laws.add(documentOf(row));
      by.set(document, one);
    }
  }
  const [most] = [...by.values()].sort((a, b) => b.rows - a.rows);
  const count = Math.max(1, rows.length);
  const ofMost = [(most?.rows ?? 0) / count, (most?.laws.size ?? 0) / count];
  return [naming / count, holding / count, gone / Math.max(1, all), ...ofMost];
}

/** How much of the question the likeliest named document is about. */
function ofAbouts(
  mentions: readonly Mention[],
  missing: IsMissing,
  cover: (about: readonly string[]) => number,
): number[] {
  let [absent, held] = [0, 0];
  for (const { document, about } of mentions)
    if (missing(document)) absent = Math.max(absent, cover(about));
    else held = Math.max(held, cover(about));
  return [absent, held, absent - held];
}
