/** A share of answers that were right, with how sure it is. */
export interface Share {
  readonly right: number;
  readonly answers: number;
  /** `right / answers`; null where there are none. */
  readonly share: number | null;
  /** Wilson 95 % interval of the share; 0 to 1 where there are no answers. */
  readonly low: number;
  readonly high: number;
  /** So few answers that the share says little: it is marked wherever it is shown. */
  readonly few: boolean;
}

/** 97.5 % quantile of the standard normal distribution: both tails of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * Below ten answers a share is marked: the interval is then half of all shares wide or more (5 of 9: 0.27 to 0.81). House choice; 5 to 30
 * make sense.
 */
const FEW_ANSWERS = 10;

/** Wilson's score interval (E. B. Wilson, 1927): it stays within 0 to 1 and is not empty at 0 or at all, where results of quizzes often lie. */
export function shareOf(right: number, answers: number): Share {
  const few = answers < FEW_ANSWERS;
  if (answers === 0) return { right, answers, share: null, low: 0, high: 1, few };
  const share = right / answers;
  const square = Z * Z;
  const centre = share + square / (2 * answers);
  const spread = Z * Math.sqrt((share * (1 - share)) / answers + square / (4 * answers * answers));
  const scale = 1 + square / answers;
  return {
    right,
    answers,
    share,
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
    few,
  };
}

/** The share of attempts that were right. */
export const shareRight = (attempts: readonly { readonly correct: boolean }[]): Share =>
  shareOf(attempts.filter(({ correct }) => correct).length, attempts.length);
