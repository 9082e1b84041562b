import type { TokenSource } from '../passage-tokens.ts';
import { AT } from './names.ts';

/** What the other candidates of the same law say for a candidate, and its place among all. */
export function measureLaws(
  tokens: TokenSource,
  rows: ArrayLike<number>,
  values: Float32Array,
  width: number,
): void {
  const score = (candidate: number): number => values[candidate * width + AT.all] ?? 0;
  const order = Array.from({ length: rows.length }, (_, candidate) => candidate).sort(
    (a, b) => score(b) - score(a) || (rows[a] ?? 0) - (rows[b] ?? 0),
  );
  const laws = new Map<number, { mass: number; best: number; count: number }>();
  const lawOf = Array.from(rows, (row) => tokens.documentOf(row));
  let total = 0;
  order.forEach((candidate, rank) => {
    const own = score(candidate);
    const key = lawOf[candidate] ?? -1;
    const law = laws.get(key) ?? { mass: 0, best: own, count: 0 };
    values[candidate * width + AT.rank] = Math.log(2 + rank);
    values[candidate * width + AT['law rank']] = Math.log(1 + law.count);
    laws.set(key, { mass: law.mass + own, best: law.best, count: law.count + 1 });
    total += own;
  });
  for (let candidate = 0; candidate < rows.length; candidate += 1) {
    const law = laws.get(lawOf[candidate] ?? -1);
    values[candidate * width + AT.lawBest] = law?.best ?? 0;
    values[candidate * width + AT['law share']] = total > 0 ? (law?.mass ?? 0) / total : 0;
    values[candidate * width + AT['law count']] = Math.log(1 + (law?.count ?? 0));
  }
}
