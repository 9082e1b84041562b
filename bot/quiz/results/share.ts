import { wilsonInterval } from '../../wilson.ts';

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

/**
 * Below ten answers a share is marked: the interval is then half of all shares wide or more (5 of 9: 0.27 to 0.81). House choice; 5 to 30
 * make sense.
 */
const FEW_ANSWERS = 10;

/** A share of answers with its interval. */
export const shareOf = (right: number, answers: number): Share => ({
  right,
  answers,
  share: answers === 0 ? null : right / answers,
  ...wilsonInterval(right, answers),
  few: answers < FEW_ANSWERS,
});

/** The share of attempts that were right. */
export const shareRight = (attempts: readonly { readonly correct: boolean }[]): Share =>
  shareOf(attempts.filter(({ correct }) => correct).length, attempts.length);
