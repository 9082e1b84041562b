/** What was measured at a size. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve through points, and what it is in words. */
export interface Projection {
  at(x: number): number;
  readonly said: string;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * How far a projection depends on single sizes: the least and the most that it gives where one of them is left out. No interval of
 * confidence: that the law goes on beyond the sizes is assumed. null of fewer than three.
 */
export function spreadAt(
  points: readonly Point[],
  fit: (points: readonly Point[]) => Projection,
  x: number,
): Interval | null {
  if (points.length < 3) return null;
  const without = points.map((_, left) => fit(points.filter((_one, at) => at !== left)).at(x));
  return { low: Math.min(...without), high: Math.max(...without) };
}

const digits = new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 3 });

/** `y = a · x^b` by least squares on logarithms: every size weighs alike. NaN of fewer than two sizes. */
export function projectPower(points: readonly Point[]): Projection {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const { slope, start } = leastSquares(logs);
  return { at: (x) => Math.exp(start) * x ** slope, said: `a·n^${digits.format(slope)}` };
}

/** `y = a + b · x` by least squares: what a program takes anyway, and what an article adds. */
export function projectLine(points: readonly Point[]): Projection {
  const { slope, start } = leastSquares(points);
  return {
    at: (x) => start + slope * x,
    said: `${digits.format(start)} + ${digits.format(slope * 1000)}·n/1000`,
  };
}

function leastSquares(points: readonly Point[]): { slope: number; start: number } {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, one) => sum + of(one), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  return { slope, start: y - slope * x };
}
