import { logistic, type AnswerableWeights } from '../../../knowledge/answerable.ts';

/** Newton steps; the loss is convex in two unknowns, so a few suffice. */
const STEPS = 30;
/** Times that a step is halved where it would raise the loss. */
const HALVINGS = 20;

/** Platt's calibration (1999): the logistic function of `slope · margin + offset` that fits best what was held. */
export function calibrate(
  margins: ArrayLike<number>,
  held: ArrayLike<number>,
  weights: ArrayLike<number>,
): AnswerableWeights['calibration'] {
  const loss = (slope: number, offset: number): number => {
    let sum = 0;
    for (let at = 0; at < margins.length; at += 1) {
      const margin = slope * (margins[at] ?? 0) + offset;
      const towards = (held[at] ?? 0) === 1 ? -margin : margin;
      // ln(1 + e^x) without overflow.
      sum += (weights[at] ?? 0) * (Math.max(0, towards) + Math.log1p(Math.exp(-Math.abs(towards))));
    }
    return sum;
  };
  let [slope, offset] = [0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const [bySlope, byOffset] = newtonStep({ margins, held, weights }, slope, offset);
    const now = loss(slope, offset);
    let share = 1;
    for (let halved = 0; halved < HALVINGS; halved += 1) {
      if (loss(slope - share * bySlope, offset - share * byOffset) <= now) break;
      share /= 2;
    }
    slope -= share * bySlope;
    offset -= share * byOffset;
  }
  return { slope, offset };
}

interface Fitted {
  readonly margins: ArrayLike<number>;
  readonly held: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** The gradient times the inverse of the curvature. */
function newtonStep({ margins, held, weights }: Fitted, slope: number, offset: number): [number, number] {
  let [bySlope, byOffset, ss, so, oo] = [0, 0, 1e-9, 0, 1e-9];
  for (let at = 0; at < margins.length; at += 1) {
    const [margin, weight] = [margins[at] ?? 0, weights[at] ?? 0];
    const said = logistic(slope * margin + offset);
    const error = weight * (said - (held[at] ?? 0));
    const curvature = weight * said * (1 - said);
    bySlope += error * margin;
    byOffset += error;
    ss += curvature * margin * margin;
    so += curvature * margin;
    oo += curvature;
  }
  const determinant = ss * oo - so * so;
  return [(oo * bySlope - so * byOffset) / determinant, (ss * byOffset - so * bySlope) / determinant];
}
