import type { Day, Document } from '../../knowledge/types.ts';
import { difference, type Difference } from '../../knowledge/difference.ts';

/** A document that stays and whose validity becomes another. */
export interface ValidityChange {
  readonly number: string;
  readonly before: { readonly from: Day | null; readonly until: Day | null };
  readonly after: { readonly from: Day | null; readonly until: Day | null };
}

/** How one library differs from another; numbers in the library's order. */
export interface LibraryChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Documents whose words differ. */
  readonly changed: readonly { readonly number: string; readonly difference: Difference }[];
  readonly validity: readonly ValidityChange[];
}

/** From one set of documents to another. */
export function changeOf(before: readonly Document[], after: readonly Document[]): LibraryChange {
  const old = new Map(before.map((document) => [document.number, document]));
  const next = new Map(after.map((document) => [document.number, document]));
  const both = after.flatMap((document): [Document, Document][] => {
    const was = old.get(document.number);
    return was === undefined ? [] : [[was, document]];
  });
  return {
    added: [...next.keys()].filter((number) => !old.has(number)),
    removed: [...old.keys()].filter((number) => !next.has(number)),
    changed: both
      .map(([was, is]) => ({ number: is.number, difference: difference(was, is) }))
      .filter(({ difference: one }) => isChange(one)),
    validity: both.flatMap(([was, is]) => validityChange(was, is)),
  };
}

/** True where any words differ. */
export function isChange({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length > 0;
}

function validityChange({ validity: was }: Document, { validity: is, number }: Document): ValidityChange[] {
  if (was.from === is.from && was.until === is.until) return [];
  return [
    { number, before: { from: was.from, until: was.until }, after: { from: is.from, until: is.until } },
  ];
}
