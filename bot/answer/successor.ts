import { align } from '../../knowledge/select.ts';
import type { Document, Provision } from '../../knowledge/types.ts';
import type { Setting } from './draft.ts';
import { articleOf } from './sureness.ts';

/** Where the document that replaced another rules on the same matter: told by the words of both, provision by provision. */

/** Articles of a later document by those of an earlier one; kept, as two long laws take a second and people come back to them. */
const matched = new WeakMap<Document, WeakMap<Document, ReadonlyMap<string, string>>>();

function articlesOf(earlier: Document, later: Document): ReadonlyMap<string, string> {
  const known = matched.get(earlier) ?? new WeakMap<Document, ReadonlyMap<string, string>>();
  matched.set(earlier, known);
  const pairs = known.get(later) ?? mostShared(align(earlier, later));
  known.set(later, pairs);
  return pairs;
}

/** Each article with the one in which most of what says the same as its provisions stands. */
function mostShared(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [one, other] of pairs) {
    const own = counts.get(articleOf(one)) ?? new Map<string, number>();
    own.set(articleOf(other), (own.get(articleOf(other)) ?? 0) + 1);
    counts.set(articleOf(one), own);
  }
  return new Map(
    [...counts].map(([article, others]) => [
      article,
      [...others].reduce((most, one) => (one[1] > most[1] ? one : most))[0],
    ]),
  );
}

/** The article of the document that replaced a provision's, which says the same; null where that is not held or none does. */
export function nowIn(
  { id, document: number }: Provision,
  { knowledge: { library } }: Setting,
): Provision | null {
  const earlier = library.document(number);
  const later = library.document(earlier?.validity.replacedBy ?? '');
  if (earlier === undefined || later === undefined || later === earlier) return null;
  return library.provision(articlesOf(earlier, later).get(articleOf(id)) ?? '') ?? null;
}
