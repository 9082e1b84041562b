import { areaUnderCurve, SHARES, thresholdFor, wronglyAnswered } from '../../absent.ts';
import type { Example } from './examples.ts';

/** Digits of the figures. */
const DIGITS = 4;

/** Of each set and each kind of absence: how well the probabilities tell it from what is held. */
export function crossedFigures(examples: readonly Example[], crossed: Float64Array): Record<string, unknown> {
  const groups = new Map<string, Pick<Example, 'set' | 'kind'>>();
  for (const { set, kind } of examples) if (kind !== 'held') groups.set(`${set}, ${kind}`, { set, kind });
  const entries = [...groups].map(([name, { set, kind }]) => {
    const decided = examples.flatMap((one, at) =>
      one.set === set && (one.kind === kind || one.held)
        ? [{ held: one.held, probability: crossed[at] ?? 0 }]
        : [],
    );
    const wrong = wronglyAnswered(decided, thresholdFor(decided, 0.9));
    return [name, { auroc: rounded(areaUnderCurve(decided)), 'wrong at 0.9': rounded(wrong) }] as const;
  });
  return Object.fromEntries(entries);
}

/** The probabilities from which shares of the held examples are answered, each counting by its weight. */
export function thresholdsOf(
  examples: readonly Example[],
  crossed: Float64Array,
): { inScope: number; probability: number }[] {
  const held = examples
    .flatMap(({ held: own, weight }, at) => (own ? [{ weight, probability: crossed[at] ?? 0 }] : []))
    .sort((a, b) => b.probability - a.probability);
  const all = held.reduce((sum, { weight }) => sum + weight, 0);
  return SHARES.map((inScope) => {
    let sum = 0;
    const last = held.find(({ weight }) => (sum += weight) >= inScope * all - 1e-9);
    return { inScope, probability: rounded(last?.probability ?? 0) };
  });
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
