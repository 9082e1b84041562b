/** How well a probability tells questions that the rules answer from those that they do not. */

/** A question's probability, and whether the rules that were held answer it. */
export interface Decided {
  readonly probability: number;
  readonly held: boolean;
}

/**
 * Area under the ROC curve: the chance that a question that is answered gets more than one that is not; ties count half
 * (Mann and Whitney, 1947). 0.5 where one of the two kinds is missing.
 */
export function areaUnderCurve(decided: readonly Decided[]): number {
  const sorted = [...decided].sort((a, b) => a.probability - b.probability);
  let [ranks, held] = [0, 0];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.probability === sorted[from]?.probability) to += 1;
    const equal = sorted.slice(from, to).filter((one) => one.held).length;
    ranks += (equal * (from + to + 1)) / 2;
    held += equal;
    from = to;
  }
  const absent = sorted.length - held;
  return held === 0 || absent === 0 ? 0.5 : (ranks - (held * (held + 1)) / 2) / (held * absent);
}

/** The highest threshold at which at least `share` of the questions that the rules answer are answered. */
export function thresholdFor(decided: readonly Decided[], share: number): number {
  const held = decided.flatMap((one) => (one.held ? [one.probability] : [])).sort((a, b) => b - a);
  return held[Math.max(0, Math.ceil(share * held.length) - 1)] ?? 0;
}

/** Share of the questions that the rules do not answer which are answered from that threshold on. */
export function wronglyAnswered(decided: readonly Decided[], threshold: number): number {
  const absent = decided.filter(({ held }) => !held);
  const answered = absent.filter(({ probability }) => probability >= threshold);
  return absent.length === 0 ? 0 : answered.length / absent.length;
}

/** Questions whose probability lies in one tenth. */
export interface Band {
  readonly from: number;
  readonly count: number;
  /** Mean probability, and share that the rules answer; 0 where the band is empty. */
  readonly said: number;
  readonly held: number;
}

/** Bands of the reliability table. */
const BANDS = 10;

/** What was said beside what was, by tenths of the probability. */
export function reliabilityOf(decided: readonly Decided[]): Band[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const own = decided.filter(
      ({ probability }) => Math.min(BANDS - 1, Math.floor(probability * BANDS)) === band,
    );
    const mean = (sum: number): number => (own.length === 0 ? 0 : sum / own.length);
    return {
      from: band / BANDS,
      count: own.length,
      said: mean(own.reduce((sum, { probability }) => sum + probability, 0)),
      held: mean(own.filter(({ held }) => held).length),
    };
  });
}

/** Expected calibration error: the mean distance of said and held over the bands, each as heavy as it is full. */
export function calibrationError(bands: readonly Band[]): number {
  const all = bands.reduce((sum, { count }) => sum + count, 0);
  return bands.reduce(
    (sum, { count, said, held }) => sum + (count / Math.max(1, all)) * Math.abs(said - held),
    0,
  );
}

/** Times that the questions are drawn anew for an interval. */
const ROUNDS = 500;

/**
 * 95 % interval by drawing questions anew (bootstrap). `groups`: what was decided for each question, which is drawn or left
 * out as a whole. `chance` gives numbers in [0, 1).
 */
export function bootstrap(
  groups: readonly (readonly Decided[])[],
  measure: (decided: readonly Decided[]) => number,
  chance: () => number,
): { readonly low: number; readonly high: number } {
  const drawn = Array.from({ length: ROUNDS }, () =>
    measure(groups.flatMap(() => groups[Math.floor(chance() * groups.length)] ?? [])),
  ).sort((a, b) => a - b);
  const at = (share: number): number => drawn[Math.floor(share * (ROUNDS - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
