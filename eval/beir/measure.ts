/** What a search found for one question: ids best first, and what is right. */
export interface Ranking {
  readonly found: readonly string[];
  readonly gold: readonly string[];
  /** How much each of `gold` decides; 1 each where it is missing. */
  readonly grades?: readonly number[] | undefined;
}

export const MEASURE_NAMES = ['recall@1', 'recall@10', 'recall@100', 'mrr@10', 'ndcg@10'] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];
export type Measures = Readonly<Record<MeasureName, number>>;

/** The measures of one question, each 0 to 1; 0 where nothing was found. Recall is over its gold passages. */
export function measureRanking({ found, gold, grades }: Ranking): Measures {
  const placed = gold
    .map((id, at) => ({ place: found.indexOf(id), gain: grades?.[at] ?? 1 }))
    .filter(({ place }) => place >= 0);
  const within = (limit: number): number => placed.filter(({ place }) => place < limit).length;
  const recall = (limit: number): number => (gold.length === 0 ? 0 : within(limit) / gold.length);
  const first = Math.min(...placed.map(({ place }) => place));
  const ideal = gold.map((_, at) => grades?.[at] ?? 1).sort((a, b) => b - a);
  return {
    'recall@1': recall(1),
    'recall@10': recall(10),
    'recall@100': recall(100),
    'mrr@10': first < 10 ? 1 / (first + 1) : 0,
    'ndcg@10':
      discountedGain(placed) / Math.max(1e-9, discountedGain(ideal.map((gain, place) => ({ place, gain })))),
  };
}

/** Gains as they were judged, discounted by the logarithm of the place (Järvelin and Kekäläinen, 2002; as trec_eval has it). */
function discountedGain(placed: readonly { readonly place: number; readonly gain: number }[]): number {
  return placed.reduce((sum, { place, gain }) => (place < 10 ? sum + gain / Math.log2(place + 2) : sum), 0);
}

/** The mean of a measure over questions with its 95 % interval. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const ROUNDS = 1000;

/** Means with 95 % intervals by drawing the questions anew (bootstrap); `chance` gives numbers in [0, 1). */
export function meanInterval(values: readonly number[], chance: () => number): MeanInterval {
  const meanOf = (pick: (index: number) => number): number =>
    values.length === 0 ? 0 : values.reduce((sum, _, index) => sum + pick(index), 0) / values.length;
  const means = Array.from({ length: ROUNDS }, () =>
    meanOf(() => values[Math.floor(chance() * values.length)] ?? 0),
  ).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.floor(share * (ROUNDS - 1))] ?? 0;
  return { mean: meanOf((index) => values[index] ?? 0), low: at(0.025), high: at(0.975) };
}
