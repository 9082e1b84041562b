import type { Judged, Label } from './judged.ts';

/**
 * How well absent questions can be told at all, where some of them are answered by what is left: the library then holds the answer,
 * and nobody can tell such a question from one that is held.
 */

/** A question with the whole library, and with the gold's document taken out. Probabilities 0 to 1. */
export interface Twin {
  readonly id: string;
  readonly held: number;
  readonly absent: number;
  /** Id of the article that comes first without the gold's document. */
  readonly shown: string;
}

/** A figure with the 95 % interval of questions drawn anew. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Which labels count as answered by what is left. */
export const READINGS = [['yes'], ['yes', 'part']] as const;

export interface Ceiling {
  readonly answeredElsewhere: readonly Label[];
  /** Share of all absent questions, at least: only first articles of those that a decision once answered were judged. */
  readonly share: Interval;
  /** The area that nobody can exceed: all else told apart, these as likely as the held ones. */
  readonly best: Interval;
  /** The least share of absent questions answered where 90 % of the held are. */
  readonly least: Interval;
  /** Area and share answered at 90 % of the decision as it is, these questions left out. */
  readonly area: Interval;
  readonly wrong: Interval;
}

export interface Ceilings {
  readonly drawnFrom: number;
  /** Of them, with a label that still holds. */
  readonly judged: number;
  readonly readings: readonly Ceiling[];
  /** Held questions against those alone that were judged `no`: none of them is easy, since a decision answered each. */
  readonly onlyNo: { readonly questions: number; readonly area: Interval };
}

/** Share of held questions that are answered, at which wrong answers are counted. */
const IN_SCOPE = 0.9;
const ROUNDS = 1000;

/** `chance` gives numbers in [0, 1). A question and its absent twin are drawn together. */
export function measureCeilings(twins: readonly Twin[], judged: Judged, chance: () => number): Ceilings {
  const labelled = twins.map((twin) => ({ ...twin, label: labelOf(twin, judged) }));
  const draws = Array.from({ length: ROUNDS }, () =>
    labelled.flatMap(() => labelled[Math.floor(chance() * labelled.length)] ?? []),
  );
  const interval = (measure: (of: readonly Labelled[]) => number): Interval => {
    const drawn = draws.map(measure).sort((a, b) => a - b);
    const at = (share: number): number => drawn[Math.floor(share * (ROUNDS - 1))] ?? 0;
    return { value: measure(labelled), low: at(0.025), high: at(0.975) };
  };
  const only = labelled.filter(({ label }) => label === 'no');
  return {
    drawnFrom: labelled.filter(({ label }) => label !== null).length,
    judged: labelled.filter(({ label }) => isJudged(label)).length,
    readings: READINGS.map((answeredElsewhere) => readingOf(answeredElsewhere, interval)),
    onlyNo: {
      questions: only.length,
      area: interval((of) =>
        area(
          heldOf(of),
          weigh(of, (label) => label === 'no').filter(({ drawn }) => drawn),
        ),
      ),
    },
  };
}

interface Labelled extends Twin {
  /** null where the question was not among those that were drawn from. */
  readonly label: Label | null;
}

/** A label of another article says nothing: the question counts as drawn from and not judged. */
function labelOf({ id, shown }: Twin, judged: Judged): Label | null {
  const one = judged.get(id);
  if (one === undefined) return null;
  return one.shown === shown ? one.label : '-';
}

function isJudged(label: Label | null): boolean {
  return label !== null && label !== '-';
}

function readingOf(
  answeredElsewhere: readonly Label[],
  interval: (measure: (of: readonly Labelled[]) => number) => Interval,
): Ceiling {
  const elsewhere = (label: Label | null) => label !== null && answeredElsewhere.includes(label);
  const share = (of: readonly Labelled[]): number => total(weigh(of, elsewhere)) / Math.max(1, of.length);
  const rest = (of: readonly Labelled[]) => weigh(of, (label) => !elsewhere(label));
  return {
    answeredElsewhere,
    share: interval(share),
    best: interval((of) => 1 - share(of) / 2),
    least: interval((of) => IN_SCOPE * share(of)),
    area: interval((of) => area(heldOf(of), rest(of))),
    wrong: interval((of) => wrongAt(heldOf(of), rest(of))),
  };
}

interface Weighed {
  readonly probability: number;
  readonly weight: number;
  readonly drawn: boolean;
}

/**
 * Absent questions of the wanted labels. The judged ones stand for all that they were drawn from, so each weighs as many; those
 * that were not drawn from weigh 1 and count as answered by nothing that is left, which nobody looked at.
 */
function weigh(of: readonly Labelled[], wanted: (label: Label | null) => boolean): Weighed[] {
  const drawn = of.filter(({ label }) => label !== null).length;
  const judged = of.filter(({ label }) => isJudged(label)).length;
  const each = judged === 0 ? 0 : drawn / judged;
  return of
    .filter(({ label }) => label !== '-' && wanted(label))
    .map(({ absent, label }) => ({
      probability: absent,
      weight: label === null ? 1 : each,
      drawn: label !== null,
    }));
}

const total = (of: readonly Weighed[]): number => of.reduce((sum, { weight }) => sum + weight, 0);
const heldOf = (of: readonly Labelled[]): number[] => of.map(({ held }) => held).sort((a, b) => a - b);

/** Area under the ROC curve of weighed absent questions; ties count half. `held` rises. 0.5 where one kind is missing. */
function area(held: readonly number[], absent: readonly Weighed[]): number {
  const all = total(absent) * held.length;
  if (all === 0) return 0.5;
  const pairs = absent.reduce((sum, { probability, weight }) => {
    const [below, upTo] = [countBelow(held, probability, false), countBelow(held, probability, true)];
    return sum + weight * (held.length - upTo + (upTo - below) / 2);
  }, 0);
  return pairs / all;
}

/** How many of the rising numbers lie below a value, or not above it. */
function countBelow(rising: readonly number[], value: number, equal: boolean): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = rising[middle] ?? 0;
    if (one < value || (equal && one === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wrongAt(held: readonly number[], absent: readonly Weighed[]): number {
  const threshold = held[held.length - Math.max(1, Math.ceil(IN_SCOPE * held.length))] ?? 0;
  const answered = absent.filter(({ probability }) => probability >= threshold);
  return total(answered) / Math.max(1e-9, total(absent));
}
