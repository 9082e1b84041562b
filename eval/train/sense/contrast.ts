/** Vectors of a step: the right answer to question `i` is answer `i`; answers after the last question are wrong for all. */
export interface Contrast {
  readonly dimension: number;
  readonly asked: Float32Array;
  readonly askedCount: number;
  readonly answers: Float32Array;
  readonly answerCount: number;
  /** `askedCount × answerCount`: 1 where an answer is no wrong one although it is another's. */
  readonly spared: Uint8Array;
  /** Of each question whether it has a right answer here. */
  readonly taught: Uint8Array;
  /** What similarities are multiplied with. */
  readonly scale: number;
}

/** To these what the loss says is added. */
export interface ContrastSlopes {
  readonly asked: Float32Array;
  readonly answers: Float32Array;
  /** By the logarithm of the scale; one number. */
  readonly logScale: Float32Array;
}

/** Slopes below this change nothing, and most are. */
const NEGLIGIBLE = 1e-6;

/** Mean cross-entropy of the right answers among all; adds its gradients to the slopes. */
export function contrast(given: Contrast, slopes: ContrastSlopes): number {
  const { askedCount, answerCount, taught } = given;
  const logits = new Float64Array(answerCount);
  let count = 0;
  for (let one = 0; one < askedCount; one += 1) count += taught[one] ?? 0;
  let loss = 0;
  for (let one = 0; one < askedCount; one += 1) {
    if (taught[one] === 0) continue;
    fillLogits(given, one, logits);
    loss += toShares(logits, one, given.scale);
    addSlopes(given, one, logits, count, slopes);
  }
  return loss / Math.max(1, count);
}

/** Similarities; those of spared answers are -∞. */
function fillLogits(
  { dimension, asked, answers, answerCount, spared }: Contrast,
  one: number,
  logits: Float64Array,
): void {
  const from = one * dimension;
  for (let answer = 0; answer < answerCount; answer += 1) {
    if (answer !== one && spared[one * answerCount + answer] === 1) {
      logits[answer] = -Infinity;
      continue;
    }
    const to = answer * dimension;
    let sum = 0;
    for (let unit = 0; unit < dimension; unit += 1)
      sum += (asked[from + unit] ?? 0) * (answers[to + unit] ?? 0);
    logits[answer] = sum;
  }
}

/** Turns similarities into probabilities, in place; returns the loss. */
function toShares(logits: Float64Array, right: number, scale: number): number {
  let most = -Infinity;
  for (let at = 0; at < logits.length; at += 1) most = Math.max(most, logits[at] ?? 0);
  let total = 0;
  for (let at = 0; at < logits.length; at += 1) {
    const share = Math.exp(scale * ((logits[at] ?? 0) - most));
    logits[at] = share;
    total += share;
  }
  for (let at = 0; at < logits.length; at += 1) logits[at] = (logits[at] ?? 0) / total;
  return -Math.log((logits[right] ?? 0) + Number.MIN_VALUE);
}

function addSlopes(
  { dimension, asked, answers, scale }: Contrast,
  one: number,
  shares: Float64Array,
  count: number,
  slopes: ContrastSlopes,
): void {
  const from = one * dimension;
  let ofScale = 0;
  for (let answer = 0; answer < shares.length; answer += 1) {
    const slope = ((shares[answer] ?? 0) - (answer === one ? 1 : 0)) / count;
    if (Math.abs(slope) < NEGLIGIBLE) continue;
    const step = slope * scale;
    const to = answer * dimension;
    let similarity = 0;
    for (let unit = 0; unit < dimension; unit += 1) {
      const own = asked[from + unit] ?? 0;
      const other = answers[to + unit] ?? 0;
      similarity += own * other;
      slopes.asked[from + unit] = (slopes.asked[from + unit] ?? 0) + step * other;
      slopes.answers[to + unit] = (slopes.answers[to + unit] ?? 0) + step * own;
    }
    ofScale += step * similarity;
  }
  slopes.logScale[0] = (slopes.logScale[0] ?? 0) + ofScale;
}
