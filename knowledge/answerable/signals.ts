import { FEATURES } from '../rerank.ts';
import { FALLING, FIRSTS, HIGH, LOW, MODELS, SIGNALS } from './names.ts';
import { readNaming, type NamingFound } from './naming-signals.ts';

/** What the reranker says of a passage; a `RankedHit` has all of it. */
export interface Judged {
  readonly row: number;
  readonly score: number;
  /** In the order of `FEATURES`; what follows them is not read. */
  readonly features: ArrayLike<number>;
  readonly linear: number;
  readonly trees: number;
}

/** What is read for a decision. */
export interface Found {
  /** Best first, at most 100. */
  readonly ranked: readonly Judged[];
  /** A number or name that the passages of one law share. */
  readonly documentOf: (row: number) => number | string;
  /** The score of a passage that has every word and pair of the question at full weight. */
  readonly ideal: number;
  readonly naming: Pick<NamingFound, 'named' | 'isHeld' | 'coverOf'>;
}

const columns = (names: readonly string[]): number[] => names.map((name) => FEATURES.indexOf(name));
const [HIGH_AT, LOW_AT, FALLING_AT] = [columns(HIGH), columns(LOW), columns(FALLING)];
const ALL = FEATURES.indexOf('all');

/** Measures what was found as numbers in the order of `SIGNALS`; all zeros where nothing was found. */
export function readSignals({ ranked, documentOf, ideal, naming }: Found): Float64Array {
  const out = new Float64Array(SIGNALS.length);
  const [first] = ranked;
  if (first === undefined) return out;
  const laws = ranked.map(({ row }) => documentOf(row));
  const other = Math.max(
    0,
    laws.findIndex((law) => law !== laws[0]),
  );
  const value = (at: number, feature: number): number => ranked[at]?.features[feature] ?? 0;
  let next = 0;
  const put = (...numbers: readonly number[]): void => {
    for (const one of numbers) out[next++] = Number.isFinite(one) ? one : 0;
  };
  for (const model of MODELS)
    put(
      ...ofModel(
        Float64Array.from(ranked, (one) => one[model]),
        laws,
        other,
      ),
    );
  put(
    first.score,
    first.score - (ranked[1]?.score ?? first.score),
    first.score - (ranked[other]?.score ?? 0),
  );
  put(...FEATURES.map((_name, feature) => value(0, feature)));
  for (const feature of HIGH_AT) put(...greatest(ranked, feature));
  for (const feature of LOW_AT) put(...least(ranked, feature));
  for (const feature of FALLING_AT) {
    const sorted = Float64Array.from(ranked, (_, at) => value(at, feature))
      .sort()
      .reverse();
    const of = (one: number | undefined, whole: number | undefined): number => (one ?? 0) / (whole || 1);
    put(of(sorted[1], sorted[0]), of(sorted[9], sorted[0]), of(sorted.at(-1), sorted[0]));
    put(of(value(other, feature), value(0, feature)));
  }
  for (const count of FIRSTS) {
    const near = laws.slice(0, count);
    put(new Set(near).size, near.filter((law) => law === laws[0]).length);
  }
  const scores = ranked.map((_, at) => value(at, ALL));
  put(value(0, ALL) / Math.max(ideal, 1e-9), Math.max(...scores) / Math.max(ideal, 1e-9));
  put(...readNaming({ ...naming, documentOf, rows: ranked.map(({ row }) => row) }));
  return out;
}

/** How a model's scores lie: their height, their fall, and how they are shared among passages and laws. */
function ofModel(scores: Float64Array, laws: readonly (number | string)[], other: number): number[] {
  const count = scores.length;
  const sorted = scores.slice().sort().reverse();
  const [best = 0, first = 0] = [sorted[0], scores[0]];
  const mean = scores.reduce((sum, one) => sum + one, 0) / count;
  const deviation = Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count);
  const powers = scores.map((one) => Math.exp(one - best));
  const total = powers.reduce((sum, one) => sum + one, 0);
  let [entropy, ofLaw] = [0, 0];
  powers.forEach((power, at) => {
    const share = power / total;
    if (share > 0) entropy -= share * Math.log(share);
    if (laws[at] === laws[0]) ofLaw += share;
  });
  return [
    best,
    first,
    deviation === 0 ? 0 : (first - mean) / deviation,
    best - (sorted[1] ?? best),
    first - (scores[other] ?? first),
    mean,
    deviation,
    1 / total,
    (powers[0] ?? 0) / total,
    entropy,
    ofLaw,
    best + Math.log(total),
    best - (sorted[9] ?? sorted.at(-1) ?? best),
  ];
}

function greatest(ranked: readonly Judged[], feature: number): [number, number, number] {
  let [near, sum, all] = [-Infinity, 0, -Infinity];
  for (let at = 0; at < ranked.length; at += 1) {
    const value = ranked[at]?.features[feature] ?? 0;
    if (at < 5) near = Math.max(near, value);
    if (at < 10) sum += value;
    all = Math.max(all, value);
  }
  return [near, sum / 10, all];
}

function least(ranked: readonly Judged[], feature: number): [number, number] {
  let [near, all] = [Infinity, Infinity];
  for (let at = 0; at < ranked.length; at += 1) {
    const value = ranked[at]?.features[feature] ?? 0;
    if (at < 5) near = Math.min(near, value);
    all = Math.min(all, value);
  }
  return [near, all];
}
