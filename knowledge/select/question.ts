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

/** A question made ready: its known words and pairs by number, with weights. */
export interface Prepared extends Asking {
  /** Number of each known word. */
  readonly ids: ReadonlyMap<string, number>;
  /** Inverse document frequencies of the known words, and their sum. */
  readonly weights: Float64Array;
  readonly mass: number;
  /** Number of each known pair, by `first · words + second`. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly pairWeights: Float64Array;
  readonly pairMass: number;
  /** Distinct words that no rule held has. */
  readonly unknown: number;
  readonly numbers: readonly string[];
  readonly staff: readonly string[];
  readonly asks: readonly number[];
  readonly asksWho: boolean;
}

export function prepare(asking: Asking, index: LexicalIndex): Prepared {
  const { words } = asking;
  const distinct = [...new Set(words)];
  const known = distinct.filter((word) => index.knows(`~${word}`));
  const ids = new Map(known.map((word, id) => [word, id]));
  const weights = Float64Array.from(known, (word) => index.idf(`~${word}`));
  const pairs = new Map<number, number>();
  const pairWeights: number[] = [];
  words.slice(1).forEach((second, at) => {
    const [a, b] = [ids.get(words[at] ?? ''), ids.get(second)];
    if (a === undefined || b === undefined || pairs.has(a * known.length + b)) return;
    const pair = `~${words[at] ?? ''} ${second}`;
    if (!index.knows(pair)) return;
    pairs.set(a * known.length + b, pairWeights.length);
    pairWeights.push(index.idf(pair));
  });
  const line = words.join(' ');
  return {
    ...asking,
    ...{ ids, weights, pairs },
    mass: total(weights) || 1,
    pairWeights: Float64Array.from(pairWeights),
    pairMass: total(pairWeights) || 1,
    unknown: distinct.length - known.length,
    numbers: distinct.filter((word) => /^\d/u.test(word)),
    staff: STAFF.filter((name) => line.includes(name)),
    asks: [...ASKS, ...WANTS].map(([, pattern]) => (pattern.test(line) ? 1 : 0)),
    asksWho: ASKS_WHO.test(line),
  };
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}

/** Which of a question's words and pairs a text has. */
export interface Hits {
  readonly words: Uint8Array;
  readonly pairs: Uint8Array;
}

/** Marks the words and pairs of a question that a text has. One pass over the text. */
export function hitsOf(text: readonly string[], { ids, pairs, weights, pairWeights }: Prepared): Hits {
  const words = new Uint8Array(weights.length);
  const found = new Uint8Array(pairWeights.length);
  let before = -1;
  for (const word of text) {
    const id = ids.get(word) ?? -1;
    if (id >= 0) {
      words[id] = 1;
      if (before >= 0) {
        const pair = pairs.get(before * weights.length + id);
        if (pair !== undefined) found[pair] = 1;
      }
    }
    before = id;
  }
  return { words, pairs: found };
}

/** Share of the question's mass, 0 to 1, that some of several texts have. */
export function wordShare({ weights, mass }: Prepared, ...hits: readonly Hits[]): number {
  let found = 0;
  for (let id = 0; id < weights.length; id += 1)
    if (hits.some(({ words }) => words[id] === 1)) found += weights[id] ?? 0;
  return found / mass;
}

export function pairShare({ pairWeights, pairMass }: Prepared, ...hits: readonly Hits[]): number {
  let found = 0;
  for (let id = 0; id < pairWeights.length; id += 1)
    if (hits.some(({ pairs }) => pairs[id] === 1)) found += pairWeights[id] ?? 0;
  return found / pairMass;
}
