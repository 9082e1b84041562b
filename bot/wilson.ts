/** Bounds of a share, 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the standard normal distribution: both tails of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % score interval (E. B. Wilson, 1927) of `count / of`. Unlike the plain normal interval it stays within 0 to 1 and is
 * not empty at 0 or at all, where shares of quizzes and of measures often lie. 0 to 1 where nothing was counted.
 */
export function wilsonInterval(count: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const square = Z * Z;
  const centre = share + square / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const scale = 1 + square / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
