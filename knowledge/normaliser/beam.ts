import { EDGE } from './model-file.ts';
import type { Words } from './words.ts';

/** One reading of a token: the words that stand for it and what it costs, in nats, to believe that it was meant. */
export interface Reading {
  readonly words: readonly number[];
  readonly cost: number;
  readonly kind: ReadingKind;
}

export type ReadingKind = 'kept' | 'marks' | 'spelling' | 'abbreviation';

/** A place in the text: a token's readings, and whether a sentence begins at it. */
export interface Place {
  readonly readings: readonly Reading[];
  readonly begins: boolean;
}

/** Ways that are followed at a time. */
const BEAM = 24;
/** Ways that are so many nats worse than the best are given up. */
const TOO_DEAR = 14;

/** A way through the places so far. */
interface Way {
  readonly cost: number;
  /** The pair that its last two words make in the model, or -1, and the last word. */
  readonly pair: number;
  readonly before: number;
  readonly last: number;
  readonly reading: Reading | null;
  readonly from: Way | null;
}

/** The likeliest reading of each place. Plain loops: each question asks this some ten thousand times. */
export function bestReadings(places: readonly Place[], words: Words): Reading[] {
  let ways: Way[] = [{ cost: 0, pair: -1, before: EDGE, last: EDGE, reading: null, from: null }];
  for (const [at, { readings, begins }] of places.entries()) {
    if (begins && at > 0) ways = ways.map((way) => step(way, EDGE, words, way.cost, null));
    const next: Way[] = [];
    let best = Infinity;
    for (const way of ways) {
      if (way.cost > best + TOO_DEAR) continue;
      for (const reading of readings) {
        const longer = follow(way, reading, words);
        if (longer.cost > best + TOO_DEAR) continue;
        if (longer.cost < best) best = longer.cost;
        next.push(longer);
      }
    }
    ways = prune(next, best);
  }
  return traceBack(ways.map((way) => step(way, EDGE, words, way.cost, null)));
}

function follow(way: Way, reading: Reading, words: Words): Way {
  let now = way;
  const { words: meant } = reading;
  for (let index = 0; index < meant.length; index += 1)
    now = step(now, meant[index] ?? EDGE, words, now.cost + (index === 0 ? reading.cost : 0), null);
  return { ...now, reading, from: way };
}

/** Goes on with a word. The edge of a sentence is the start of a new one. */
function step(way: Way, word: number, words: Words, cost: number, reading: Reading | null): Way {
  const pair = words.language.pair(way.last, word);
  return {
    cost: cost + words.cost(way.pair, way.last, word, pair),
    pair: word === EDGE ? -1 : pair,
    before: way.last,
    last: word,
    reading,
    from: way,
  };
}

/** The best ways; of those that end in the same two words only the best one can win. */
function prune(ways: readonly Way[], best: number): Way[] {
  const near = ways.filter(({ cost }) => cost <= best + TOO_DEAR).sort((a, b) => a.cost - b.cost);
  const kept: Way[] = [];
  for (const way of near) {
    if (kept.some(({ before, last }) => before === way.before && last === way.last)) continue;
    kept.push(way);
    if (kept.length === BEAM) break;
  }
  return kept;
}

function traceBack(ways: readonly Way[]): Reading[] {
  let best: Way | null = null;
  for (const way of ways) if (best === null || way.cost < best.cost) best = way;
  const readings: Reading[] = [];
  for (let way = best; way !== null; way = way.from) if (way.reading !== null) readings.push(way.reading);
  return readings.reverse();
}
