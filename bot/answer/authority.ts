import { readWhole } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Selected } from '../../knowledge/select.ts';
import type { Document, Provision } from '../../knowledge/types.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';
import type { Verdict } from '../contract.ts';
import { readVerdict } from './verdict.ts';

/**
 * Of provisions of several documents that say the same, the one of the document with more force is quoted, of two decrees the
 * newer one; the others are named beside it.
 */

/**
 * Kinds of general rules by their force, strongest first. Circulars are left out: each is a sector's, and one that repeats a
 * law is what its own people ask for.
 */
const FORCE = ['hiến pháp', 'bộ luật|luật', 'pháp lệnh', 'nghị định'].map(
  (kinds) => new RegExp(`^(?:${kinds})$`, 'iu'),
);

/** Likeness, 0 to 1, from which two provisions say the same. Chosen by reading pairs of the official texts around it. */
const SAME = 0.65;
/** Likeness from which a likely provision of another document is named beside: its words have to do with these. */
const RELATED = 0.2;
/** Probability that a provision must have to be taken for one that answers at all. */
const LEAST = 0.02;
/** Probability from which another document's provision is named as ruling the same, in other words. */
const ALSO = 0.12;

/** Pairs of words, without the marks of a list; and the numbers, which must agree. */
interface Words {
  readonly pairs: ReadonlySet<string>;
  readonly numbers: string;
}

function wordsOf(text: string): Words {
  const words = tokenise(text).map(({ norm }) => norm);
  return {
    pairs: new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)),
    numbers: [...new Set(words.filter((word) => /\p{N}/u.test(word)))].sort().join(' '),
  };
}

/** Dice's likeness of the word pairs, 0 to 1. */
function likeness(one: Words, other: Words): number {
  let shared = 0;
  for (const pair of one.pairs) if (other.pairs.has(pair)) shared += 1;
  const all = one.pairs.size + other.pairs.size;
  return all === 0 ? 0 : (2 * shared) / all;
}

/** True where two texts say the same, up to a word here and there; a number or a day more or less is another rule. */
export function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.numbers === b.numbers && likeness(a, b) >= SAME;
}

/** A provision behind the words that lead into it: two lists may name the same acts, one to forbid and one to punish them. */
function wholeOf({ text, parent }: Provision, library: Library): string {
  return `${library.provision(parent ?? '')?.text ?? ''} ${text}`;
}

/** Negative where the first has more force, or as much and is newer; 0 where they cannot be compared. */
export function compareForce(one: Document, other: Document): number {
  const [a, b] = [one, other].map(({ kind }) => FORCE.findIndex((kinds) => kinds.test(kind))) as [
    number,
    number,
  ];
  if (a < 0 || b < 0) return 0;
  if (a !== b) return a - b;
  return (other.issuedOn ?? '').localeCompare(one.issuedOn ?? '');
}

/**
 * What is to be quoted of the provisions that answer, likeliest first, and those of other documents that rule the same, one of
 * each document. Null where nothing is given.
 */
export function byAuthority(
  selected: readonly Selected[],
  { library, lexicon }: Pick<Knowledge, 'library' | 'lexicon'>,
): { readonly first: Provision; readonly also: Provision[] } | null {
  const likeliest = selected[0]?.provision;
  if (likeliest === undefined) return null;
  const others = selected.filter(
    ({ provision, probability }) => provision.document !== likeliest.document && probability >= LEAST,
  );
  // What is forbidden in the same words as it is punished is another rule.
  const doing = (provision: Provision): Verdict => readVerdict(readWhole(provision, library, lexicon));
  const same = others
    .map(({ provision }) => provision)
    .filter((provision) => saysTheSame(wholeOf(likeliest, library), wholeOf(provision, library)))
    .filter((provision) => doing(provision) === doing(likeliest));
  const first = same.reduce((best, one) => (isStronger(one, best, library) ? one : best), likeliest);
  const words = wordsOf(first.text);
  const related = others
    .filter(({ probability }) => probability >= ALSO)
    .map(({ provision }) => provision)
    .filter(({ text }) => likeness(words, wordsOf(text)) >= RELATED);
  return { first, also: oneOfEach([likeliest, ...same, ...related], first.document) };
}

function isStronger(one: Provision, other: Provision, library: Library): boolean {
  const [a, b] = [library.document(one.document), library.document(other.document)];
  return a !== undefined && b !== undefined && compareForce(a, b) < 0;
}

/** The first of each document but that one. */
function oneOfEach(provisions: readonly Provision[], but: string): Provision[] {
  const found = new Map<string, Provision>();
  for (const provision of provisions)
    if (provision.document !== but && !found.has(provision.document))
      found.set(provision.document, provision);
  return [...found.values()];
}

/** Names provisions that rule the same; empty where there is none. */
export function sayBeside(provisions: readonly Provision[], library: Library): string {
  const named = provisions.map(({ locator, document }) =>
    `${locator} ${library.document(document)?.kind ?? ''} ${document}`.replace(/\s+/gu, ' '),
  );
  return named.length === 0 ? '' : `Cũng quy định tại: ${named.join('; ')}.`;
}
