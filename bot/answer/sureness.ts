import type { Selected } from '../../knowledge/select.ts';

/** How sure what was chosen is, from the probabilities of all candidates. */

/** How much that any provision answers counts, beside that one of the likeliest article does. */
const ANY = 0.5;

/** How sure it is that the first one's article is where the answer stands (`Choice.sure`), 0 to 1. */
export function surenessOf(selected: readonly Selected[]): number {
  const article = articleOf(selected[0]?.provision.id ?? '');
  let own = 0;
  let all = 0;
  for (const { provision, probability } of selected) {
    all += probability;
    if (articleOf(provision.id) === article) own += probability;
  }
  return (1 - ANY) * own + ANY * all;
}

/** `45/2019/QH14#d107` of what lies in that article. */
export function articleOf(id: string): string {
  return /^[^#]*#[^.]*/u.exec(id)?.[0] ?? id;
}

/** Probability that some provision of a document is what answers, 0 to 1. */
export function within(selected: readonly Selected[], number: string): number {
  return selected.reduce(
    (sum, { provision, probability }) => (provision.document === number ? sum + probability : sum),
    0,
  );
}
