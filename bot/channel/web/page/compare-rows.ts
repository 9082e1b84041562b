import type { Document, EarlierWording, Provision } from '../../../../knowledge/types.ts';

/** A provision before and after; null where there is none. */
export interface Row {
  readonly before: Provision | null;
  readonly after: Provision | null;
}

/** Which provisions of two documents say the same: `align` of `knowledge/select.ts`. */
export type Align = (earlier: Document, later: Document) => readonly (readonly [string, string])[];

/**
 * Two documents side by side in the order of the later one; what the later one does not have stands where the earlier one has
 * it. Every provision with words or a heading of its own stands in exactly one row.
 */
export function rowsOf(earlier: Document, later: Document, align: Align): readonly Row[] {
  const before = new Map(earlier.provisions.map((one) => [one.id, one]));
  const alike = align(earlier, later);
  const pairs = [...alike, ...identical(earlier, later, new Set(alike.flat()))];
  const counterpart = new Map(pairs.map(([one, other]) => [other, before.get(one) ?? null]));
  const matched = new Set(pairs.map(([one]) => one));
  const gone = goneAfter(earlier.provisions.filter(speaks), matched);
  const rows: Row[] = only(gone.get(null));
  for (const after of later.provisions.filter(speaks)) {
    const mine = counterpart.get(after.id) ?? null;
    rows.push({ before: mine, after });
    if (mine !== null) rows.push(...only(gone.get(mine.id)));
  }
  return rows;
}

/** Of what was not aligned (chapters, the head, the end) those that say the same word for word, each once. */
function identical(
  earlier: Document,
  later: Document,
  taken: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const key = (one: Provision) => `${one.kind} ${words(one).toLocaleLowerCase('vi')}`;
  const free = ({ provisions }: Document) => provisions.filter(({ id }) => !taken.has(id)).filter(speaks);
  const theirs = new Map(
    free(later)
      .toReversed()
      .map((one) => [key(one), one.id]),
  );
  return free(earlier).flatMap((one) => {
    const match = theirs.get(key(one));
    theirs.delete(key(one));
    return match === undefined ? [] : [[one.id, match] as const];
  });
}

function speaks({ text, heading }: Provision): boolean {
  return text !== '' || heading !== null;
}

/** Provisions without a counterpart, by the last one before them that has one; null for those before the first. */
function goneAfter(
  provisions: readonly Provision[],
  matched: ReadonlySet<string>,
): ReadonlyMap<string | null, Provision[]> {
  const groups = new Map<string | null, Provision[]>();
  let last: string | null = null;
  for (const provision of provisions) {
    if (matched.has(provision.id)) {
      last = provision.id;
      continue;
    }
    const group = groups.get(last);
    if (group) group.push(provision);
    else groups.set(last, [provision]);
  }
  return groups;
}

function only(provisions: readonly Provision[] = []): Row[] {
  return provisions.map((before) => ({ before, after: null }));
}

/** Each earlier wording beside the one that took its place, the oldest first. */
export function wordingRows({ earlier = [], provisions }: Document): readonly Row[] {
  const now = new Map(provisions.map((one) => [one.id, one]));
  const next = (one: EarlierWording, at: number): Provision | null =>
    earlier.slice(at + 1).find(({ provision }) => provision.id === one.provision.id)?.provision ??
    now.get(one.provision.id) ??
    null;
  return earlier.map((one, at) => ({ before: one.provision, after: next(one, at) }));
}

/** True where both say the same in the same words. */
export function unchanged({ before, after }: Row): boolean {
  return before !== null && after !== null && words(before) === words(after);
}

function words({ heading, text }: Provision): string {
  return `${heading ?? ''} ${text}`.replace(/\s+/gu, ' ').trim();
}
