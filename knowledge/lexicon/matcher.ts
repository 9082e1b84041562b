import { fold, isUnaccented, type Token } from '../vietnamese.ts';
import type { Concept, LexiconData, Term } from './data.ts';
import { similarSyllables } from './similarity.ts';

/** Finds the lexicon's terms in tokens: exact, without marks where that is safe, and through one typing fault. */

interface Entry {
  readonly concept: Concept;
  readonly term: Term;
}
interface Match extends Entry {
  readonly from: number;
  readonly to: number;
  /** 0 for exact; each token matched without its marks costs 0.1, a typing fault 1. */
  readonly cost: number;
}

/** Letters that a single-word term needs before a typing fault in it is believed: shorter words have too many neighbours. */
const FAULT_LENGTH = 5;

export function createMatcher(
  data: LexiconData,
  vocabulary: ReadonlySet<string>,
): (tokens: readonly Token[]) => { concept: Concept; from: number; to: number }[] {
  const entries = data.concepts.flatMap((concept) => concept.terms.map((term) => ({ concept, term })));
  const byFold = indexByFold(entries);
  const singles = entries.filter(({ term }) => term.tokens.length === 1 && !term.exact);
  const known = new Set([...vocabulary, ...data.stopwords, ...data.syllables]);
  for (const { term } of entries) for (const token of term.tokens) known.add(token.norm);
  const isStopword = ({ norm }: Token): boolean => data.stopwords.has(norm);
  const knownBare = new Set([...known].map(fold));
  return (tokens) => {
    const unaccented = isUnaccented(tokens);
    // A bare word of an unaccented text is known where any word is spelled so without its marks.
    const isWord = ({ norm, fold: bare }: Token): boolean =>
      known.has(norm) || (unaccented && norm === bare && knownBare.has(bare));
    const matches = tokens.flatMap((token, at) => [
      ...(byFold.get(token.fold) ?? []).flatMap(({ entry, offset }) =>
        matchAt(entry, tokens, at - offset, { unaccented, isWord, isStopword }),
      ),
      ...(knownBare.has(token.fold) ? [] : faultySingles(token, at, singles)),
    ]);
    return longest(matches);
  };
}

/**
 * Terms by their two rarest words: with one typing fault at most, one of them is found as written. Common words
 * ("làm", "không") would bring hundreds of terms to each look-up.
 */
function indexByFold(entries: readonly Entry[]): Map<string, { entry: Entry; offset: number }[]> {
  const frequency = new Map<string, number>();
  for (const { term } of entries)
    for (const { fold } of term.tokens) frequency.set(fold, (frequency.get(fold) ?? 0) + 1);
  const index = new Map<string, { entry: Entry; offset: number }[]>();
  for (const entry of entries) {
    const words = entry.term.tokens.map(({ fold }, offset) => ({
      fold,
      offset,
      seen: frequency.get(fold) ?? 0,
    }));
    for (const { fold, offset } of words.sort((a, b) => a.seen - b.seen).slice(0, KEYS)) {
      const list = index.get(fold) ?? [];
      list.push({ entry, offset });
      index.set(fold, list);
    }
  }
  return index;
}

/** Words by which a term is looked up. */
const KEYS = 2;

interface Knowing {
  readonly unaccented: boolean;
  readonly isWord: (token: Token) => boolean;
  readonly isStopword: (token: Token) => boolean;
}

function matchAt(entry: Entry, tokens: readonly Token[], from: number, knowing: Knowing): Match[] {
  const { term } = entry;
  if (from < 0 || from + term.tokens.length > tokens.length) return [];
  if (differsTwice(term, tokens, from)) return [];
  let cost = 0;
  for (const [index, wanted] of term.tokens.entries()) {
    const found = tokens[from + index];
    if (found === undefined) return [];
    cost += tokenCost(found, wanted, term, knowing);
    // Two typing faults in one term are a coincidence.
    if (cost >= 2) return [];
  }
  return [{ ...entry, from, to: from + term.tokens.length, cost }];
}

/** True where two words differ in their letters: two typing faults in one term are never believed. Cheap, and mostly true. */
function differsTwice({ tokens: wanted }: Term, tokens: readonly Token[], from: number): boolean {
  let differing = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    if (wanted[index]?.fold !== tokens[from + index]?.fold) differing += 1;
    if (differing > 1) return true;
  }
  return false;
}

/** Words of a term that says enough to see through a wrong mark. */
const LONG_TERM = 3;

/**
 * What matching one word costs. Equal but for marks: free of doubt where the word was typed bare, or is no word of the
 * language. Otherwise a typing fault, believed within terms of several words only, and of real words only where they
 * sound like the one wanted (chưa for trưa).
 */
function tokenCost(
  found: Token,
  wanted: Token,
  term: Term,
  { unaccented, isWord, isStopword }: Knowing,
): number {
  if (found.norm === wanted.norm) return 0;
  if (term.exact) return Infinity;
  const several = term.tokens.length > 1;
  const word = isWord(found);
  if (found.fold === wanted.fold) {
    const bare = found.norm === found.fold;
    if ((bare && (unaccented || several)) || !word) return 0.1;
    // Another word with the same letters ("lôi" for "lối") is believed once, within a long term.
    return term.tokens.length >= LONG_TERM && !isStopword(found) ? 1.2 : Infinity;
  }
  if (!several || wanted.fold.length < 3) return Infinity;
  const alike = similarSyllables(found.fold, wanted.fold);
  const believed = alike === 'sound' ? found.fold.length > 2 : alike === 'typing' && !word;
  return believed ? 1.5 : Infinity;
}

function faultySingles(token: Token, at: number, singles: readonly Entry[]): Match[] {
  if (token.fold.length < FAULT_LENGTH || /\d/.test(token.fold)) return [];
  return singles
    .filter(({ term }) => {
      const wanted = term.tokens[0]?.fold ?? '';
      return (
        wanted.length >= FAULT_LENGTH &&
        wanted !== token.fold &&
        similarSyllables(token.fold, wanted) !== null
      );
    })
    .map((entry) => ({ ...entry, from: at, to: at + 1, cost: 1.5 }));
}

/** Keeps the longest terms, exact before faulty; several concepts may share the very same tokens. */
function longest(matches: readonly Match[]): { concept: Concept; from: number; to: number }[] {
  const sorted = [...matches].sort(
    (a, b) => fault(a) - fault(b) || b.to - b.from - (a.to - a.from) || a.cost - b.cost || a.from - b.from,
  );
  const kept: Match[] = [];
  for (const match of sorted) {
    const clash = kept.some((other) => overlaps(match, other) && !samePlace(match, other));
    const again = kept.some((other) => samePlace(match, other) && other.concept.id === match.concept.id);
    if (!clash && !again) kept.push(match);
  }
  return kept
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ concept, from, to }) => ({ concept, from, to }));
}

function overlaps(a: Match, b: Match): boolean {
  return a.from < b.to && b.from < a.to;
}

function samePlace(a: Match, b: Match): boolean {
  return a.from === b.from && a.to === b.to && fault(a) === fault(b);
}

/** 1 where a typing fault had to be believed, else 0. */
function fault(match: Match): number {
  return match.cost >= 1 ? 1 : 0;
}
