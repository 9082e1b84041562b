/** A batch's vectors. The passage of question `i` is passage `i`; those after the last question are wrong for all. */
export interface Batch {
  readonly questions: Float32Array;
  readonly passages: Float32Array;
  readonly questionCount: number;
  readonly passageCount: number;
  /** Group of each passage: passages of the same group are no wrong answers to each other's questions. */
  readonly groups: Int32Array;
  /** What similarities are multiplied with. */
  readonly scale: number;
}

/** Gradients of the loss; overwritten by each batch. */
export interface Slopes {
  readonly questions: Float32Array;
  readonly passages: Float32Array;
  /** By the logarithm of the scale; one number. */
  readonly logScale: Float32Array;
}

/** Slopes below this change nothing, and most are. */
const NEGLIGIBLE = 1e-6;

/** Mean cross-entropy of the right passage among all of the batch, and its gradients. */
export function batchLoss(batch: Batch, dimension: number, slopes: Slopes): number {
  const { questionCount, passageCount } = batch;
  slopes.questions.fill(0, 0, questionCount * dimension);
  slopes.passages.fill(0, 0, passageCount * dimension);
  slopes.logScale.fill(0);
  const logits = new Float64Array(passageCount);
  const shares = new Float64Array(passageCount);
  let loss = 0;
  for (let question = 0; question < questionCount; question += 1) {
    fillLogits(batch, question, logits, dimension);
    loss += fillShares(logits, shares, question);
    addSlopes(batch, question, logits, shares, dimension, slopes);
  }
  return loss / questionCount;
}

function fillLogits(batch: Batch, question: number, logits: Float64Array, dimension: number): void {
  const { questions, passages, groups, scale } = batch;
  const from = question * dimension;
  const own = groups[question];
  for (let passage = 0; passage < logits.length; passage += 1) {
    const to = passage * dimension;
    let sum = 0;
    for (let unit = 0; unit < dimension; unit += 1)
      sum += (questions[from + unit] ?? 0) * (passages[to + unit] ?? 0);
    logits[passage] = passage !== question && groups[passage] === own ? -Infinity : scale * sum;
  }
}

/** Probability of each passage; returns the loss. */
function fillShares(logits: Float64Array, shares: Float64Array, right: number): number {
  let most = -Infinity;
  for (let passage = 0; passage < logits.length; passage += 1) most = Math.max(most, logits[passage] ?? 0);
  let total = 0;
  for (let passage = 0; passage < logits.length; passage += 1) {
    const share = Math.exp((logits[passage] ?? 0) - most);
    shares[passage] = share;
    total += share;
  }
  for (let passage = 0; passage < logits.length; passage += 1)
    shares[passage] = (shares[passage] ?? 0) / total;
  return -Math.log((shares[right] ?? 0) + Number.MIN_VALUE);
}

function addSlopes(
  { questions, passages, questionCount, scale }: Batch,
  question: number,
  logits: Float64Array,
  shares: Float64Array,
  dimension: number,
  slopes: Slopes,
): void {
  const from = question * dimension;
  const { questions: ofQuestions, passages: ofPassages } = slopes;
  let ofScale = 0;
  for (let passage = 0; passage < logits.length; passage += 1) {
    const slope = ((shares[passage] ?? 0) - (passage === question ? 1 : 0)) / questionCount;
    if (Math.abs(slope) < NEGLIGIBLE) continue;
    ofScale += slope * (logits[passage] ?? 0);
    const step = slope * scale;
    const to = passage * dimension;
    for (let unit = 0; unit < dimension; unit += 1) {
      const one = questions[from + unit] ?? 0;
      ofQuestions[from + unit] = (ofQuestions[from + unit] ?? 0) + step * (passages[to + unit] ?? 0);
      ofPassages[to + unit] = (ofPassages[to + unit] ?? 0) + step * one;
    }
  }
  slopes.logScale[0] = (slopes.logScale[0] ?? 0) + ofScale;
}
