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
