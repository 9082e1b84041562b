import { fold } from '../vietnamese.ts';
import type { Language } from './language.ts';
import { MARKERS, NUMBER, UNKNOWN } from './model-file.ts';
import { createSyllableTest } from './syllables.ts';

/** What the normaliser asks of a library: the lexical index tells it. */
export interface LibraryWords {
  /** Passages of the library. */
  readonly rows: number;
  /** The words that its documents spell. */
  vocabulary(): ReadonlySet<string>;
  /** Passages that hold a word, or the pair `first second`. */
  count(feature: string): number;
}

/** The words of the model and of the library, by numbers: first the model's, then those that only the library has. */
export interface Words {
  readonly language: Language;
  spelled(word: number): string;
  /** The number of a word as it is written; `UNKNOWN` where neither has it. */
  numberOf(norm: string): number;
  /** Words that are spelled so without their marks, the most frequent first. */
  withFold(bare: string): readonly number[];
  /** How often words with this folding were seen together. */
  seenFolded(bare: string): number;
  /** True for a word that is spelled right, as far as anyone knows. */
  isKnown(norm: string, bare: string): boolean;
  /** True for what can be a Vietnamese syllable with its marks: seldom a fault. */
  isSyllable(norm: string): boolean;
  seen(word: number): number;
  /** Nats of a word after `last`, which stands in the pair `before`; `pair` is the pair that they make. */
  cost(before: number, last: number, word: number, pair: number): number;
  /** Foldings of frequent words, for what looks for typing faults. */
  readonly frequentFolds: readonly string[];
}

/** Weighted occurrences from which a word is known, and from which a fault may be mended into it. */
const KNOWN = 20;
const FREQUENT = 60;
/** … and from which it shows how words are spelled. */
const RIGHT = 100;
/** A spelling without marks is known where it has at least this share of all words with its letters: "lam" is a lost "làm". */
const BARE_SHARE = 0.01;
/** … or was seen so often that it is a word of its own: "dao". */
const BARE_SEEN = 100;
/** Words of the library are letters, and no longer than this: the rest are codes and accidents of reading. */
const LIBRARY_WORD = /^\p{L}{1,12}$/u;
/** A word only the library has counts like a rare word of the language, less rare the more passages hold it. */
const LIBRARY_SIZE = 20_000;
const WORDS_A_PASSAGE = 60;
/** How many words with the same letters are weighed: the rarest of more are accidents. */
const MOST_ALIKE = 14;

/** `chat`: pairs of words that count as frequent. */
export function createWords(
  language: Language,
  library: LibraryWords | null,
  chat: readonly string[] = [],
): Words {
  const spelled: string[] = [...language.words];
  const numbers = new Map(language.words.map((word, number) => [word, number]));
  for (const marker of MARKERS) numbers.delete(marker);
  const own = spelled.length;
  const held = heldWords(library, numbers, spelled);
  const seen = (word: number): number => language.seen(word) + (held[word] ?? 0);
  const { byFold, totals } = groupByFold(spelled, seen);
  const alone = ownCosts(held, own, library);
  const pairs = createPairs(library, spelled, held);
  const chatCost = createChatPairs(chat, numbers);
  const isKnown = (norm: string, bare: string): boolean => {
    const number = numbers.get(norm);
    if (number === undefined) return false;
    if ((held[number] ?? 0) === 0 && language.seen(number) < KNOWN) return false;
    return norm !== bare || seen(number) >= Math.min(BARE_SEEN, BARE_SHARE * (totals.get(bare) ?? 0));
  };
  return {
    language,
    spelled: (word) => spelled[word] ?? '',
    numberOf: (norm) => (/^\p{N}/u.test(norm) ? NUMBER : (numbers.get(norm) ?? UNKNOWN)),
    withFold: (bare) => byFold.get(bare) ?? [],
    seenFolded: (bare) => totals.get(bare) ?? 0,
    isKnown,
    isSyllable: createSyllableTest(
      spelled.filter((word, number) => seen(number) >= RIGHT && /^\p{L}+$/u.test(word)),
    ),
    seen,
    cost: (before, last, word, pair) => {
      const cost =
        word < own && last < own
          ? language.costAfter(before, last, word, pair)
          : word < own
            ? language.cost(word)
            : (alone[word - own] ?? 0);
      // A pair that the model holds needs no witness; of the others the library may know better.
      return Math.min(cost, chatCost(last, word), pair >= 0 ? cost : pairs(last, word));
    },
    frequentFolds: [...totals]
      .filter(([bare, total]) => total >= FREQUENT && /^\p{L}/u.test(bare))
      .map(([bare]) => bare),
  };
}

/** In how many passages each word stands, by number; the library's own words get the numbers after the model's. */
function heldWords(
  library: LibraryWords | null,
  numbers: Map<string, number>,
  spelled: string[],
): Uint32Array {
  if (library === null) return new Uint32Array(spelled.length);
  const counts: number[] = [];
  for (const word of library.vocabulary()) {
    if (!LIBRARY_WORD.test(word)) continue;
    const count = library.count(word);
    if (count === 0) continue;
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = spelled.push(word) - 1));
    counts[number] = count;
  }
  return Uint32Array.from(spelled, (_, number) => counts[number] ?? 0);
}

function groupByFold(
  spelled: readonly string[],
  seen: (word: number) => number,
): { byFold: Map<string, number[]>; totals: Map<string, number> } {
  const byFold = new Map<string, number[]>();
  const totals = new Map<string, number>();
  for (let word = MARKERS.length; word < spelled.length; word += 1) {
    const bare = fold(spelled[word] ?? '');
    totals.set(bare, (totals.get(bare) ?? 0) + seen(word));
    const group = byFold.get(bare);
    if (group === undefined) byFold.set(bare, [word]);
    else group.push(word);
  }
  for (const group of byFold.values()) {
    group.sort((a, b) => seen(b) - seen(a) || a - b);
    group.splice(MOST_ALIKE);
  }
  return { byFold, totals };
}

/** Nats of the words that only the library has. */
function ownCosts(held: Uint32Array, own: number, library: LibraryWords | null): Float32Array {
  const all = LIBRARY_SIZE + (library?.rows ?? 0) * WORDS_A_PASSAGE;
  return Float32Array.from(held.subarray(own), (count) => -Math.log(count / all));
}

/** What the second word of a pair of chats costs, in nats. */
const CHAT_COST = 2.5;

function createChatPairs(
  chat: readonly string[],
  numbers: ReadonlyMap<string, number>,
): (first: number, second: number) => number {
  const after = new Map<number, Set<number>>();
  for (const pair of chat) {
    const [first, second] = pair.split(' ').map((word) => numbers.get(word));
    if (first === undefined || second === undefined) continue;
    const seconds = after.get(first);
    if (seconds === undefined) after.set(first, new Set([second]));
    else seconds.add(second);
  }
  return (first, second) => (after.get(first)?.has(second) === true ? CHAT_COST : Infinity);
}

/** Passages beside which a pair's count is weighed: a pair seen once after a word seen once is no certainty. */
const DOUBT = 20;
/** What the library's word costs beside the model's. */
const LIBRARY_COST = 1.2;
/** Pairs whose counts are kept in mind. */
const REMEMBERED = 1 << 16;

/** Nats of a word after another by the library's count of their pair; Infinity where no passage has it. */
function createPairs(
  library: LibraryWords | null,
  spelled: readonly string[],
  held: Uint32Array,
): (first: number, second: number) => number {
  if (library === null) return () => Infinity;
  const kept = new Map<number, number>();
  return (first, second) => {
    const count = held[first] ?? 0;
    if (count === 0 || (held[second] ?? 0) === 0) return Infinity;
    const key = first * 0x1000000 + second;
    let cost = kept.get(key);
    if (cost === undefined) {
      const both = library.count(`${spelled[first] ?? ''} ${spelled[second] ?? ''}`);
      cost = both === 0 ? Infinity : LIBRARY_COST - Math.log(both / (count + DOUBT));
      if (kept.size >= REMEMBERED) kept.clear();
      kept.set(key, cost);
    }
    return cost;
  };
}
