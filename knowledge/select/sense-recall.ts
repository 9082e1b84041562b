import { pathOf, type Remembered } from './memory.ts';

/** How like the written questions on a provision a new one is; cosines, 0 to 1. */
export interface SensedLikeness {
  /** The likest one, the second (0 where there is none), and the mean of the likest three. */
  readonly best: number;
  readonly second: number;
  readonly mean: number;
  /** Share of the votes of the likest questions of all, 0 to 1. */
  readonly share: number;
}

export interface Sensed {
  /** By provision id; provisions without any like question are absent. */
  readonly provisions: ReadonlyMap<string, SensedLikeness>;
  /** The likest question on a provision or on anything below it, by the id of that above. */
  readonly within: ReadonlyMap<string, number>;
  readonly best: number;
  /** The likest question that no rule decides, and the share of such ones of the votes. */
  readonly undecided: number;
  readonly undecidedShare: number;
}

/** Cosine below which two questions have nothing to do with each other. */
const LEAST = 0.2;
/** Questions that vote, and how much likeness counts: of two that differ by 0.1 the nearer one's vote counts e times as much. */
const VOTERS = 20;
const SHARPNESS = 10;

/** `scores`: of each written question how like it is. */
export function gatherSensed(questions: readonly Remembered[], scores: Float32Array): Sensed {
  const likenesses = new Map<string, Likest>();
  const votes = countVotes(questions, scores, likest(scores));
  let undecided = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score < LEAST) continue;
    const { provisions } = questions[at] ?? { provisions: [] };
    if (provisions.length === 0) undecided = Math.max(undecided, score);
    for (const id of provisions) noteLikeness(likenesses, id, score);
  }
  const provisions = new Map<string, SensedLikeness>();
  for (const [id, { best, second, third }] of likenesses)
    provisions.set(id, { best, second, mean: (best + second + third) / 3, share: votes.get(id) ?? 0 });
  return { provisions, ...highest(provisions), undecided, undecidedShare: votes.get('') ?? 0 };
}

/** The three likest questions on a provision, 0 for those that there are not. */
interface Likest {
  best: number;
  second: number;
  third: number;
}

function noteLikeness(likenesses: Map<string, Likest>, id: string, score: number): void {
  const known = likenesses.get(id);
  if (known === undefined) likenesses.set(id, { best: score, second: 0, third: 0 });
  else if (score > known.best) {
    known.third = known.second;
    known.second = known.best;
    known.best = score;
  } else if (score > known.second) {
    known.third = known.second;
    known.second = score;
  } else if (score > known.third) known.third = score;
}

/** Places of the likest questions, the likest first. */
function likest(scores: Float32Array): number[] {
  const found: number[] = [];
  let least = LEAST;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score < least) continue;
    let place = found.length;
    while (place > 0 && (scores[found[place - 1] ?? 0] ?? 0) < score) place -= 1;
    found.splice(place, 0, at);
    if (found.length <= VOTERS) continue;
    found.pop();
    least = scores[found.at(-1) ?? 0] ?? 0;
  }
  return found;
}

/** Shares of the votes by provision; '' is that no rule decides. */
function countVotes(
  questions: readonly Remembered[],
  scores: Float32Array,
  voters: readonly number[],
): Map<string, number> {
  const votes = new Map<string, number>();
  const best = scores[voters[0] ?? 0] ?? 0;
  let total = 0;
  for (const at of voters) {
    const vote = Math.exp(SHARPNESS * ((scores[at] ?? 0) - best));
    total += vote;
    const { provisions } = questions[at] ?? { provisions: [] };
    for (const id of provisions.length === 0 ? [''] : provisions) votes.set(id, (votes.get(id) ?? 0) + vote);
  }
  for (const [id, vote] of votes) votes.set(id, vote / total);
  return votes;
}

function highest(provisions: ReadonlyMap<string, SensedLikeness>): Pick<Sensed, 'within' | 'best'> {
  const within = new Map<string, number>();
  let best = 0;
  for (const [id, likeness] of provisions) {
    best = Math.max(best, likeness.best);
    for (const above of pathOf(id)) within.set(above, Math.max(within.get(above) ?? 0, likeness.best));
  }
  return { within, best };
}
