import { wilsonInterval } from '../../bot/wilson.ts';

/** A share of questions with its 95 % interval. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  /** `count / of`; null where nothing was counted. */
  readonly share: number | null;
  /** Wilson 95 % interval of the share; 0 to 1 where nothing was counted. */
  readonly low: number;
  readonly high: number;
}

/** A share with how sure it is. */
export const proportion = (count: number, of: number): Proportion => ({
  count,
  of,
  share: of === 0 ? null : count / of,
  ...wilsonInterval(count, of),
});
