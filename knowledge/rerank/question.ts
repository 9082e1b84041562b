import type { TokenSource } from '../passage-tokens.ts';
import { tokenise } from '../vietnamese.ts';
import { readCues, type Cues } from './cues.ts';
import { HEADING_KINDS, HEADINGS } from './part-words.ts';

/** Words of a question that are read; what follows is not: nobody asks at such length. */
const MOST_WORDS = 120;
/** Exponents of the weight of question words. Source: the retrieval recipe. */
const [QUESTION_SHARE, QUESTION_POWER] = [0.2, 0.7];

/** How much more frequent a syllable is in questions than in articles; absent ones are 1. Learned. */
export type QuestionWords = ReadonlyMap<string, number>;

/** A question as candidates are measured against it. Distinct known words have slots, distinct pairs of neighbours too. */
export interface RankQuestion {
  readonly words: readonly string[];
  /** Inverse document frequency of each slot. */
  readonly idf: Float64Array;
  /** The same with little for words that questions consist of ("như thế nào"). */
  readonly mass: Float64Array;
  readonly totalMass: number;
  /** Slots in the order of the question; -1 for a word that no passage has. */
  readonly sequence: Int16Array;
  /** Where a slot stands in the question: of slot `s`, `places[placeStarts[s] .. placeStarts[s + 1]]`. */
  readonly places: Int16Array;
  readonly placeStarts: Int16Array;
  /** Number of the pair of two slots: `pairOf[first · slots + second]`, -1 where the question has them not together. */
  readonly pairOf: Int16Array;
  readonly pairIdf: Float64Array;
  readonly pairMass: Float64Array;
  readonly totalPairMass: number;
  /** Slots that are numbers. */
  readonly numbers: readonly number[];
  /** Sum of the idf of words that no passage has. */
  readonly unknownIdf: number;
  readonly cues: Cues;
  /** Which kinds of headings the question itself speaks of, in the order of `HEADING_KINDS`. */
  readonly headings: readonly boolean[];
}

export function readQuestion(text: string, tokens: TokenSource, questionWords: QuestionWords): RankQuestion {
  const all = tokenise(text)
    .slice(0, MOST_WORDS)
    .map(({ norm }) => norm);
  const idfOf = (count: number): number => Math.log(1 + (tokens.rows - count + 0.5) / (count + 0.5));
  const counts = new Map(all.map((word) => [word, tokens.count(word)]));
  const words = [...counts.keys()].filter((word) => (counts.get(word) ?? 0) > 0);
  const slotOf = new Map(words.map((word, slot) => [word, slot]));
  const sequence = Int16Array.from(all, (word) => slotOf.get(word) ?? -1);
  const idf = Float64Array.from(words, (word) => idfOf(counts.get(word) ?? 0));
  const share = words.map((word) => questionShare(questionWords.get(word) ?? 1));
  const mass = idf.map((value, slot) => value * (share[slot] ?? 1));
  const pairs = readPairs(sequence, words, share, (pair) => idfOf(tokens.count(pair)));
  const unknown = new Set(all.filter((word) => !slotOf.has(word)));
  return {
    words,
    idf,
    mass,
    totalMass: sum(mass),
    sequence,
    ...placesOf(sequence, words.length),
    ...pairs,
    totalPairMass: sum(pairs.pairMass),
    numbers: [...words.keys()].filter((slot) => /^\p{N}/u.test(words[slot] ?? '')),
    unknownIdf: unknown.size * idfOf(0),
    cues: readCues(all),
    headings: HEADING_KINDS.map((kind) => ` ${all.join(' ')} `.includes(` ${HEADINGS[kind]} `)),
  };
}

/** 1 for a word of the rules, towards 0 for one that is `ratio` times as frequent in questions. */
function questionShare(ratio: number): number {
  return 1 / (1 + (QUESTION_SHARE * ratio) ** QUESTION_POWER);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function placesOf(sequence: Int16Array, slots: number): Pick<RankQuestion, 'places' | 'placeStarts'> {
  const places: number[] = [];
  const placeStarts = [0];
  for (let slot = 0; slot < slots; slot += 1) {
    sequence.forEach((at, place) => {
      if (at === slot) places.push(place);
    });
    placeStarts.push(places.length);
  }
  return { places: Int16Array.from(places), placeStarts: Int16Array.from(placeStarts) };
}

function readPairs(
  sequence: Int16Array,
  words: readonly string[],
  share: readonly number[],
  idfOf: (pair: string) => number,
): Pick<RankQuestion, 'pairOf' | 'pairIdf' | 'pairMass'> {
  const pairOf = new Int16Array(words.length * words.length).fill(-1);
  const [idf, mass]: [number[], number[]] = [[], []];
  for (let at = 1; at < sequence.length; at += 1) {
    const [first, second] = [sequence[at - 1] ?? -1, sequence[at] ?? -1];
    const key = first * words.length + second;
    if (first < 0 || second < 0 || pairOf[key] !== -1) continue;
    pairOf[key] = idf.length;
    const value = idfOf(`${words[first] ?? ''} ${words[second] ?? ''}`);
    idf.push(value);
    mass.push((value * ((share[first] ?? 1) + (share[second] ?? 1))) / 2);
  }
  return { pairOf, pairIdf: Float64Array.from(idf), pairMass: Float64Array.from(mass) };
}
