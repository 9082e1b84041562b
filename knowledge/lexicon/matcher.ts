import { fold, isUnaccented, type Token } from '../vietnamese.ts';
import { indexByFold, type Entry, type Group } from './candidates.ts';
import type { Concept, LexiconData } from './data.ts';
import { isTyping, resemblance, sound, type Sound } from './similarity.ts';

/** Finds the lexicon's terms in tokens: exact, without marks where that is safe, and through one typing fault. */

interface Match {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
  /** 0 for exact; each token matched without its marks costs 0.1, a typing fault 1. */
  readonly cost: number;
  /** Terms that are alike in everything keep the order of the text and of the lexicon. */
  readonly order: number;
}

/** Letters that a single-word term needs before a typing fault in it is believed: shorter words have too many neighbours. */
const FAULT_LENGTH = 5;

export function createMatcher(
  data: LexiconData,
  vocabulary: ReadonlySet<string>,
): (tokens: readonly Token[]) => { concept: Concept; from: number; to: number }[] {
  const soundOf = remembered(sound);
  const entries = data.concepts.flatMap((concept) =>
    concept.terms.map((term) => ({
      concept,
      term,
      sounds: term.tokens.map(({ fold: bare }) => sound(bare)),
    })),
  );
  const byFold = indexByFold(entries);
  const singles = entries.filter(({ term }) => term.tokens.length === 1 && !term.exact);
  const known = new Set([...vocabulary, ...data.stopwords, ...data.syllables]);
  for (const { term } of entries) for (const token of term.tokens) known.add(token.norm);
  const isStopword = ({ norm }: Token): boolean => data.stopwords.has(norm);
  const knownBare = new Set([...known].map(fold));
  const faulty = remembered((bare: string) => faultySingles(bare, singles, soundOf));
  return (tokens) => {
    const unaccented = isUnaccented(tokens);
    // A bare word of an unaccented text is known where any word is spelled so without its marks.
    const isWord = ({ norm, fold: bare }: Token): boolean =>
      known.has(norm) || (unaccented && norm === bare && knownBare.has(bare));
    const sounds = tokens.map(({ fold: bare }) => soundOf(bare));
    const words = tokens.map(isWord);
    const knowing = { unaccented, isStopword, tokens, sounds, words, terms: entries.length };
    const matches: Match[] = [];
    for (const [at, token] of tokens.entries()) {
      for (const group of byFold.get(token.fold) ?? []) addMatches(matches, group, at, knowing);
      if (knownBare.has(token.fold)) continue;
      for (const { concept } of faulty(token.fold))
        matches.push({ concept, from: at, to: at + 1, cost: 1.5, order: Infinity });
    }
    return longest(matches);
  };
}

/** Words that are kept in mind at a time; Vietnamese has some 2,500 syllables without marks, a large library 100,000 codes. */
const REMEMBERED = 20_000;

/** What a function of a word gave, so that the words of a large library are not judged again and again. */
function remembered<Value>(judge: (word: string) => Value): (word: string) => Value {
  const kept = new Map<string, Value>();
  return (word) => {
    let value = kept.get(word);
    if (value === undefined) {
      if (kept.size >= REMEMBERED) kept.clear();
      value = judge(word);
      kept.set(word, value);
    }
    return value;
  };
}

/** A text, with what matching asks of each of its tokens. */
interface Knowing {
  readonly unaccented: boolean;
  readonly isStopword: (token: Token) => boolean;
  readonly tokens: readonly Token[];
  readonly sounds: readonly string[];
  /** Whether it is a word of the language. */
  readonly words: readonly boolean[];
  /** Terms of the lexicon. */
  readonly terms: number;
}

/** Adds the terms of a word that stand where their other word may stand: a word that sounds otherwise cannot be it. */
function addMatches(matches: Match[], group: Group, at: number, knowing: Knowing): void {
  const { distance } = group;
  const sound = knowing.sounds[at + distance];
  if (sound === undefined) return;
  const certain = distance !== 0 && knowing.words[at + distance];
  const candidates = certain ? group.bySound.get(sound) : group.all;
  if (candidates === undefined) return;
  for (const { entry, offset, order } of candidates)
    addMatch(matches, entry, at - offset, at * knowing.terms + order, knowing);
}

/** Adds the term where it stands at a place. A plain loop: an index asks this some hundred million times. */
function addMatch(matches: Match[], entry: Entry, from: number, order: number, knowing: Knowing): void {
  const { tokens: wanted } = entry.term;
  if (from < 0 || from + wanted.length > knowing.tokens.length) return;
  let cost = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    if (knowing.tokens[from + index]?.norm === wanted[index]?.norm) continue;
    // A word of the language that sounds otherwise is another word.
    if (knowing.words[from + index] && knowing.sounds[from + index] !== entry.sounds[index]) return;
    cost += tokenCost(entry, index, from + index, knowing);
    // Two typing faults in one term are a coincidence.
    if (cost >= 2) return;
  }
  matches.push({ concept: entry.concept, from, to: from + wanted.length, cost, order });
}

/** Words of a term that says enough to see through a wrong mark. */
const LONG_TERM = 3;

/**
 * What matching one word that is not the one wanted costs. Equal but for marks: free of doubt where the word was typed bare,
 * or is no word of the language. Otherwise a typing fault, believed within terms of several words only, and of real words
 * only where they sound like the one wanted (chưa for trưa).
 */
function tokenCost({ term, sounds }: Entry, index: number, at: number, knowing: Knowing): number {
  const [found, wanted] = [knowing.tokens[at], term.tokens[index]];
  if (found === undefined || wanted === undefined || term.exact) return Infinity;
  const several = term.tokens.length > 1;
  const isWord = knowing.words[at] ?? false;
  if (found.fold === wanted.fold) {
    const bare = found.norm === found.fold;
    if ((bare && (knowing.unaccented || several)) || !isWord) return 0.1;
    // Another word with the same letters ("lôi" for "lối") is believed once, within a long term.
    return term.tokens.length >= LONG_TERM && !knowing.isStopword(found) ? 1.2 : Infinity;
  }
  if (!several || wanted.fold.length < 3) return Infinity;
  if (knowing.sounds[at] === sounds[index]) return found.fold.length > 2 ? 1.5 : Infinity;
  return !isWord && isTyping(found.fold, wanted.fold) ? 1.5 : Infinity;
}

function faultySingles(bare: string, singles: readonly Entry[], soundOf: Sound): Entry[] {
  if (bare.length < FAULT_LENGTH || /\d/.test(bare)) return [];
  return singles.filter(({ term }) => {
    const wanted = term.tokens[0]?.fold ?? '';
    return wanted.length >= FAULT_LENGTH && wanted !== bare && resemblance(bare, wanted, soundOf) !== null;
  });
}

/** Keeps the longest terms, exact before faulty; several concepts may share the very same tokens. */
function longest(matches: readonly Match[]): { concept: Concept; from: number; to: number }[] {
  const sorted = [...matches].sort(
    (a, b) =>
      fault(a) - fault(b) ||
      b.to - b.from - (a.to - a.from) ||
      a.cost - b.cost ||
      a.from - b.from ||
      compareOrder(a, b),
  );
  const kept: Match[] = [];
  const covering = new Map<number, Match[]>();
  for (const match of sorted) {
    const others = coveredBy(match, covering);
    const clash = others.some((other) => !samePlace(match, other));
    if (clash || others.some((other) => other.concept.id === match.concept.id)) continue;
    kept.push(match);
    for (let at = match.from; at < match.to; at += 1) covering.set(at, [...(covering.get(at) ?? []), match]);
  }
  return kept
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ concept, from, to }) => ({ concept, from, to }));
}

/** The kept terms that share a token with a match. */
function coveredBy({ from, to }: Match, covering: ReadonlyMap<number, readonly Match[]>): Match[] {
  const others: Match[] = [];
  for (let at = from; at < to; at += 1) for (const other of covering.get(at) ?? []) others.push(other);
  return others;
}

/** Infinity (a fault in a single word) against Infinity is no number: those keep the order in which they came. */
function compareOrder(a: Match, b: Match): number {
  return a.order === b.order ? 0 : a.order - b.order;
}

function samePlace(a: Match, b: Match): boolean {
  return a.from === b.from && a.to === b.to && fault(a) === fault(b);
}

/** 1 where a typing fault had to be believed, else 0. */
function fault(match: Match): number {
  return match.cost >= 1 ? 1 : 0;
}
