import type { Clause } from '../../knowledge/clauses.ts';
import type { LexicalIndex } from '../../knowledge/lexical-index.ts';
import type { Frame } from './frame.ts';

/** How much of a question's words clauses hold: of one clause, or of many that are asked again and again. */

/** Shares of the question's idf mass, 0 to 1. */
export interface Shares {
  /** What the clause's words hold, or those above it. */
  readonly lexical: number;
  /** The share of the clause's own words, without what stands above it. */
  readonly own: number;
}

/** The shares of a clause. */
export function sharesOf({ features, lead }: Clause, frame: Frame, index: LexicalIndex): Shares {
  const { words, total } = massOf(frame, index);
  let [lexical, own] = [0, 0];
  for (const { feature, idf } of words) {
    const said = features.has(feature);
    if (said) own += idf;
    if (said || lead.features.has(feature)) lexical += idf;
  }
  return total === 0 ? NONE : { lexical: lexical / total, own: own / total };
}

const NONE: Shares = { lexical: 0, own: 0 };

/** The shares of all of some clauses, in their order. */
export type SharesOfAll = (frame: Frame, index: LexicalIndex) => readonly Shares[];

/** Notes which clauses hold which words, so that a question's words are looked up once for all of them and not in each. */
export function openClauseWords(clauses: readonly Clause[]): SharesOfAll {
  const own = placesOf(clauses.map(({ features }) => features));
  const isLed = clauses.some(({ lead }) => lead.features.size > 0);
  const read = isLed
    ? placesOf(clauses.map(({ features, lead }) => new Set([...features, ...lead.features])))
    : own;
  return (frame, index) => {
    const { words, total } = massOf(frame, index);
    if (total === 0) return clauses.map(() => NONE);
    const lexical = sumsOf(words, read, clauses.length);
    const alone = isLed ? sumsOf(words, own, clauses.length) : lexical;
    return clauses.map((_, at) => ({ lexical: (lexical[at] ?? 0) / total, own: (alone[at] ?? 0) / total }));
  };
}

/** The texts of each feature: `texts[from[number]] ..` up to where those of the next number begin. */
interface Places {
  readonly numbers: ReadonlyMap<string, number>;
  readonly from: Uint32Array;
  readonly texts: Uint32Array;
}

function placesOf(all: readonly ReadonlySet<string>[]): Places {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  for (const feature of all.flatMap((features) => [...features])) {
    const number = numbers.get(feature) ?? numbers.size;
    numbers.set(feature, number);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const from = new Uint32Array(counts.length + 1);
  for (const [number, count] of counts.entries()) from[number + 1] = (from[number] ?? 0) + count;
  const next = from.slice();
  const texts = new Uint32Array(from.at(-1) ?? 0);
  for (const [text, features] of all.entries()) {
    for (const feature of features) {
      const number = numbers.get(feature) ?? 0;
      const place = next[number] ?? 0;
      texts[place] = text;
      next[number] = place + 1;
    }
  }
  return { numbers, from, texts };
}

/** Word by word in the question's order, so that each sum is the one that its clause alone would have, to the last digit. */
function sumsOf(words: Mass['words'], { numbers, from, texts }: Places, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const { feature, idf } of words) {
    const number = numbers.get(feature);
    if (number === undefined) continue;
    const end = from[number + 1] ?? 0;
    for (let at = from[number] ?? 0; at < end; at += 1) {
      const text = texts[at] ?? 0;
      sums[text] = (sums[text] ?? 0) + idf;
    }
  }
  return sums;
}

interface Mass {
  readonly words: readonly { readonly feature: string; readonly idf: number }[];
  readonly total: number;
}
const masses = new WeakMap<LexicalIndex, WeakMap<Frame, Mass>>();

/** The question's words with their idf, found once for all clauses that are weighed by them. */
function massOf(frame: Frame, index: LexicalIndex): Mass {
  const kept = masses.get(index) ?? new WeakMap<Frame, Mass>();
  masses.set(index, kept);
  const known = kept.get(frame);
  if (known !== undefined) return known;
  const words = frame.query.features
    .filter((feature) => !feature.startsWith('#') && isLexical(feature, frame))
    .map((feature) => ({ feature, idf: index.idf(feature) }));
  const mass = { words, total: words.reduce((sum, { idf }) => sum + idf, 0) };
  kept.set(frame, mass);
  return mass;
}

/** Each word once: with marks where the question has them, else folded. */
function isLexical(feature: string, frame: Frame): boolean {
  return feature.startsWith('~') === frame.query.unaccented;
}
