/** Chance below which a drop is no noise: the usual level of a one-sided test. */
export const LEVEL = 0.05;

/**
 * The paired sign test, exact and one-sided: the chance that at least `poorer` of the questions that changed get worse, where
 * each is as likely to get better. 1 where none changed.
 */
export function signTest(poorer: number, better: number): number {
  const changed = poorer + better;
  let term = 0.5 ** changed;
  let chance = 0;
  // Binomial terms from 0 upwards; beyond a thousand changes the first would be 0, and no set has as many.
  for (let count = 0; count <= changed; count += 1) {
    if (count >= poorer) chance += term;
    term *= (changed - count) / (count + 1);
  }
  return Math.min(1, chance);
}
