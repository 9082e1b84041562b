import type { Asked } from '../asked.ts';
import type { LexicalIndex } from '../lexical-index.ts';
import { ASKS, ASKS_WHO, STAFF, WANTS } from './cues.ts';
import type { Recalled } from './memory.ts';

/** What is known of a question before provisions are measured against it. */
export interface Asking {
  /** Its words (of a follow-up with those that it leans on) without marks, in their order. */
  readonly words: readonly string[];
  /** The same with marks. */
  readonly marked: readonly string[];
  readonly asked: ReadonlySet<Asked>;
  readonly times: number;
  readonly details: number;
  readonly topics: number;
  readonly recalled: Recalled;
}

/** A question made ready: its words and pairs by number, with weights. */
export interface Prepared extends Asking {
  /** Its distinct words, those first that some rule held has: by their place here they are numbered. */
  readonly distinct: readonly string[];
  /** How many of them some rule held has. */
  readonly known: number;
  /** Inverse document frequencies of the known words, and their sum. */
  readonly weights: Float64Array;
  readonly mass: number;
  /** Number of each known pair, by `first · known + second`. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly pairWeights: Float64Array;
  readonly pairMass: number;
  /** Its words by number, in their order. */
  readonly order: Int32Array;
  /** Its distinct words with marks, and its words by their place there. */
  readonly distinctMarked: readonly string[];
  readonly markedOrder: Int32Array;
  /** Distinct words that no rule held has. */
  readonly unknown: number;
  /** Which of the distinct words are numbers. */
  readonly numbers: readonly number[];
  readonly staff: readonly string[];
  readonly asks: readonly number[];
  readonly asksWho: boolean;
}

export function prepare(asking: Asking, index: LexicalIndex): Prepared {
  const { words, marked } = asking;
  const different = [...new Set(words)];
  const knownWords = different.filter((word) => index.knows(`~${word}`));
  const known = knownWords.length;
  const distinct = [...new Set([...knownWords, ...different])];
  const order = numbered(words, distinct);
  const weights = Float64Array.from(knownWords, (word) => index.idf(`~${word}`));
  const { pairs, pairWeights } = readPairs(words, order, known, index);
  const distinctMarked = [...new Set(marked)];
  const line = words.join(' ');
  return {
    ...asking,
    ...{ distinct, known, order, weights, pairs, pairWeights, distinctMarked },
    markedOrder: numbered(marked, distinctMarked),
    mass: total(weights) || 1,
    pairMass: total(pairWeights) || 1,
    unknown: distinct.length - known,
    numbers: [...distinct.keys()].filter((at) => /^\d/u.test(distinct[at] ?? '')),
    staff: STAFF.filter((name) => line.includes(name)),
    asks: [...ASKS, ...WANTS].map(([, pattern]) => (pattern.test(line) ? 1 : 0)),
    asksWho: ASKS_WHO.test(line),
  };
}

function numbered(words: readonly string[], distinct: readonly string[]): Int32Array {
  const places = new Map(distinct.map((word, at) => [word, at]));
  return Int32Array.from(words, (word) => places.get(word) ?? 0);
}

/** The pairs of neighbours that some rule held has. */
function readPairs(words: readonly string[], order: Int32Array, known: number, index: LexicalIndex) {
  const pairs = new Map<number, number>();
  const weights: number[] = [];
  words.slice(1).forEach((second, at) => {
    const [a = 0, b = 0] = [order[at], order[at + 1]];
    if (a >= known || b >= known || pairs.has(a * known + b)) return;
    const pair = `~${words[at] ?? ''} ${second}`;
    if (!index.knows(pair)) return;
    pairs.set(a * known + b, weights.length);
    weights.push(index.idf(pair));
  });
  return { pairs, pairWeights: Float64Array.from(weights) };
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}
