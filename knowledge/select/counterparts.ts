import type { Library } from '../library.ts';
import type { Document, Provision } from '../types.ts';
import { fold, tokenise } from '../vietnamese.ts';
import type { Remembered } from './memory.ts';
import type { Everyday } from './unit.ts';

/**
 * Provisions of an ended document and of the one that replaced it that say the same. People mostly wrote for the law in force;
 * on a day of the earlier law what they wrote leads to the earlier provision.
 */

/** Counterparts by the id of a provision, both ways; at most one for each. */
export type Counterparts = ReadonlyMap<string, string>;

/** Cosine, 0 to 1, of words and pairs from which two provisions say the same. Chosen by reading the pairs around it. */
const ALIKE = 0.5;
/** Weight of the words that lead into a provision and of its article's heading, its own having 1. */
const LEAD = 0.5;
/** Articles on the document itself: when it takes effect, whom it applies to before. What is asked of one is not asked of the other. */
const ON_ITSELF = /hieu luc|chuyen tiep|dieu khoan thi hanh/u;
const KINDS: ReadonlySet<string> = new Set(['article', 'clause', 'point']);

/** Aligns every held document that has ended with the one that replaced it, where that is held. */
export function counterpartsIn(library: Library): Counterparts {
  const found = new Map<string, string>();
  for (const earlier of library.documents) {
    const later = library.document(earlier.validity.replacedBy ?? '');
    if (later === undefined || later === earlier) continue;
    for (const [one, other] of align(earlier, later))
      if (!found.has(one) && !found.has(other)) found.set(one, other).set(other, one);
  }
  return found;
}

/** Words and pairs of a provision and of what leads into it, of length 1. */
interface Read {
  readonly id: string;
  readonly kind: string;
  readonly weights: ReadonlyMap<string, number>;
}

/** Pairs of provisions of one level (of `kinds`) that are likest each other, seen from both, and alike enough. */
export function align(
  earlier: Document,
  later: Document,
  kinds: ReadonlySet<string> = KINDS,
): (readonly [string, string])[] {
  const [ours, theirs] = readTwo(earlier, later, kinds);
  const likestOurs = ours.map(likestAmong(theirs));
  const likestTheirs = theirs.map(likestAmong(ours));
  return likestOurs.flatMap(({ at: other, cosine }, at) => {
    const [one, match] = [ours[at], theirs[other]];
    const mutual = likestTheirs[other]?.at === at;
    return one === undefined || match === undefined || !mutual || cosine < ALIKE
      ? []
      : [[one.id, match.id] as const];
  });
}

function readTwo(earlier: Document, later: Document, kinds: ReadonlySet<string>): readonly [Read[], Read[]] {
  const [ours, theirs] = [countWords(earlier, kinds), countWords(later, kinds)];
  const counts = new Map<string, number>();
  const all = [...ours, ...theirs];
  for (const { weights } of all)
    for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weigh = (one: Read): Read => {
    const weighed = [...one.weights].map(
      ([word, weight]) => [word, weight * Math.log(1 + all.length / (counts.get(word) ?? 1))] as const,
    );
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return { ...one, weights: new Map(weighed.map(([word, weight]) => [word, weight / length])) };
  };
  return [ours.map(weigh), theirs.map(weigh)];
}

function countWords({ provisions }: Document, kinds: ReadonlySet<string>): Read[] {
  const byId = new Map(provisions.map((one) => [one.id, one]));
  const own = new Map(provisions.map((one) => [one.id, wordsOf(`${one.heading ?? ''} ${one.text}`)]));
  return provisions
    .filter(({ kind, text, heading }) => kinds.has(kind) && (text !== '' || heading !== null))
    .filter((provision) => !isOnItself(provision, byId))
    .map((provision) => {
      const weights = new Map((own.get(provision.id) ?? []).map((word) => [word, 1]));
      let above = byId.get(provision.parent ?? '');
      while (above !== undefined && KINDS.has(above.kind)) {
        for (const word of own.get(above.id) ?? []) if (!weights.has(word)) weights.set(word, LEAD);
        above = byId.get(above.parent ?? '');
      }
      return { id: provision.id, kind: provision.kind, weights };
    });
}

function isOnItself({ heading, parent }: Provision, byId: ReadonlyMap<string, Provision>): boolean {
  if (heading !== null) return ON_ITSELF.test(fold(heading.toLowerCase()));
  const above = byId.get(parent ?? '');
  return above !== undefined && isOnItself(above, byId);
}

/** Words and pairs without marks. */
function wordsOf(text: string): string[] {
  const words = tokenise(text).map(({ fold }) => fold);
  return [...words, ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)];
}

/** Finds the likest of some provisions of the same level; -1 where none has a word in common. */
function likestAmong(others: readonly Read[]): (one: Read) => { at: number; cosine: number } {
  const postings = new Map<string, [at: number, weight: number][]>();
  others.forEach(({ weights }, at) => {
    for (const [word, weight] of weights) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [[at, weight]]);
      else list.push([at, weight]);
    }
  });
  return ({ kind, weights }) => {
    const cosines = new Float64Array(others.length);
    for (const [word, weight] of weights)
      for (const [at, other] of postings.get(word) ?? []) cosines[at] = (cosines[at] ?? 0) + weight * other;
    const best = { at: -1, cosine: 0 };
    cosines.forEach((cosine, at) => {
      if (cosine > best.cosine && others[at]?.kind === kind) Object.assign(best, { at, cosine });
    });
    return best;
  };
}

/**
 * Questions written for a provision are written for its counterpart as well: on no day may both be quoted, so that each is
 * found on its own days.
 */
export function withCounterparts(
  questions: readonly Remembered[],
  counterparts: Counterparts,
): readonly Remembered[] {
  if (counterparts.size === 0) return questions;
  return questions.map((question) => {
    const others = question.provisions.flatMap((id) => counterparts.get(id) ?? []);
    return others.length === 0
      ? question
      : { ...question, provisions: [...new Set([...question.provisions, ...others])] };
  });
}

/** Everyday words of a provision also for its counterpart, where nobody wrote any for that. */
export function everydayOfBoth(everyday: Everyday, counterparts: Counterparts): Everyday {
  const both = new Map(everyday);
  for (const [id, other] of counterparts) {
    const words = everyday.get(other);
    if (words !== undefined && !both.has(id)) both.set(id, words);
  }
  return both;
}
