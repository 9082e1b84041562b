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

/** 97.5 % quantile of the standard normal distribution: both tails of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval (E. B. Wilson, 1927). Unlike the plain normal interval it stays within 0 to 1 and is not
 * empty at 0 or at all, which is where these measures lie.
 */
export function proportion(count: number, of: number): Proportion {
  if (of === 0) return { count, of, share: null, low: 0, high: 1 };
  const share = count / of;
  const square = Z * Z;
  const centre = share + square / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const scale = 1 + square / of;
  return {
    count,
    of,
    share,
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
  };
}
