import { greatest, raise, type NumberedPlaces } from './places.ts';

/**
 * How like the written questions on each provision a new one is, in arrays by the number of a place (`places.ts`), 0 where none
 * is like it; cosines, 0 to 1. The arrays are those of the gatherer: they hold until the next question.
 */
export interface Sensed {
  /** Provisions with a like question, in the order in which they were met. */
  readonly met: Int32Array;
  /** Of a provision the likest question, the second, and the mean of the likest three. */
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly mean: Float64Array;
  /** Share of the votes of the likest questions of all, 0 to 1. */
  readonly share: Float64Array;
  /** The likest question on a provision below a place. */
  readonly within: Float64Array;
  /** The likest of all. */
  readonly likest: number;
  /** The likest question that no rule decides, and the share of such ones of the votes. */
  readonly undecided: number;
  readonly undecidedShare: number;
}

/** Cosine below which two questions have nothing to do with each other. */
const LEAST = 0.2;
/** Questions that vote, and how much likeness counts: of two that differ by 0.1 the nearer one's vote counts e times as much. */
const VOTERS = 20;
const SHARPNESS = 10;

/** Gathers by provision; `scores`: of each written question how like it is. */
export function createSenseGatherer(numbered: NumberedPlaces): (scores: Float32Array) => Sensed {
  const { provisions, count } = numbered;
  const room = () => new Float64Array(count + 1);
  const [best, second, third, mean, share, within] = [room(), room(), room(), room(), room(), room()];
  const met = new Int32Array(count);
  return (scores) => {
    for (const one of [best, second, third, mean, share, within]) one.fill(0);
    const likeOnes: number[] = [];
    let [metCount, undecided] = [0, 0];
    for (let at = 0; at < scores.length; at += 1) {
      const score = scores[at] ?? 0;
      if (score < LEAST) continue;
      likeOnes.push(at);
      const [from, end] = [provisions.starts[at] ?? 0, provisions.starts[at + 1] ?? 0];
      if (from === end && score > undecided) undecided = score;
      for (let one = from; one < end; one += 1) {
        const id = provisions.numbers[one] ?? 0;
        const known = best[id] ?? 0;
        if (known === 0) met[metCount++] = id;
        if (score > known) {
          third[id] = second[id] ?? 0;
          second[id] = known;
          best[id] = score;
        } else if (score > (second[id] ?? 0)) {
          third[id] = second[id] ?? 0;
          second[id] = score;
        } else if (score > (third[id] ?? 0)) third[id] = score;
      }
    }
    const found = met.subarray(0, metCount);
    for (const id of found) mean[id] = ((best[id] ?? 0) + (second[id] ?? 0) + (third[id] ?? 0)) / 3;
    const undecidedShare = countVotes(numbered, scores, greatest(likeOnes, scores, VOTERS), share);
    const likest = raise(within, found, best, numbered.above);
    return { met: found, best, second, mean, share, within, likest, undecided, undecidedShare };
  };
}

/** Writes the shares of the votes by provision; returns that of no rule. */
function countVotes(
  { provisions }: NumberedPlaces,
  scores: Float32Array,
  voters: readonly number[],
  share: Float64Array,
): number {
  const best = scores[voters[0] ?? 0] ?? 0;
  let [total, undecided] = [0, 0];
  const elected = new Set<number>();
  for (const at of voters) {
    const vote = Math.exp(SHARPNESS * ((scores[at] ?? 0) - best));
    total += vote;
    const own = provisions.numbers.subarray(provisions.starts[at], provisions.starts[at + 1]);
    if (own.length === 0) undecided += vote;
    for (const id of own) {
      elected.add(id);
      share[id] = (share[id] ?? 0) + vote;
    }
  }
  for (const id of elected) share[id] = (share[id] ?? 0) / total;
  return voters.length === 0 ? 0 : undecided / total;
}
