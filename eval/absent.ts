import type { Answerability } from '../knowledge/answerable.ts';
import type { Reranker } from '../knowledge/rerank.ts';
import type { Hit } from '../knowledge/types.ts';
import type { BeirQuestion } from './beir.ts';
import { ABSENCES, type Absence } from './absent/finder.ts';
import type { AbsentLibrary } from './absent/library.ts';
import {
  areaUnderCurve,
  bootstrap,
  calibrationError,
  reliabilityOf,
  thresholdFor,
  wronglyAnswered,
  type Band,
  type Decided,
} from './absent/measure.ts';

export { ABSENCES, createFinder, type Absence } from './absent/finder.ts';
export { openAbsentLibrary, type AbsentLibrary } from './absent/library.ts';
export { offTopic } from './absent/off-topic.ts';
export { areaUnderCurve, thresholdFor, wronglyAnswered, type Decided } from './absent/measure.ts';

/** Shares of the questions that the rules answer which are answered, at which wrong answers are counted. */
export const SHARES = [0.8, 0.9, 0.95] as const;

/** How well questions that the rules answer are told from one kind of those that they do not. */
export interface AbsentFigures {
  readonly kind: Absence | 'offTopic';
  readonly questions: number;
  readonly auroc: { readonly value: number; readonly low: number; readonly high: number };
  /** For each of `SHARES`. */
  readonly wrong: readonly {
    readonly inScope: number;
    readonly threshold: number;
    readonly answered: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** Of the held and this kind together. */
  readonly bands: readonly Band[];
  readonly calibrationError: number;
}

export interface AbsentWorld {
  readonly library: AbsentLibrary;
  readonly reranker: Reranker;
  readonly answerability: Answerability;
  /** Numbers in [0, 1), for the intervals. */
  readonly chance: () => number;
}

/**
 * Asks every question with the whole corpus, with its law taken out and with its subject taken out, and the off-topic ones with
 * the whole corpus; counts how well the probability tells them apart.
 */
export function measureAbsent(
  questions: readonly BeirQuestion[],
  strangers: readonly string[],
  { library, reranker, answerability, chance }: AbsentWorld,
): AbsentFigures[] {
  const decide = (text: string, hits: readonly Hit[], held: boolean): Decided => ({
    probability: answerability(text, reranker.rank(text, hits)),
    held,
  });
  const { finder } = library;
  const held = questions.map(({ text }) => decide(text, finder.held(text), true));
  const absent = ABSENCES.map((kind) => ({
    kind,
    groups: questions.flatMap(({ text, gold }, at) => {
      const hits = finder.without(text, gold, kind);
      const own = held[at];
      return hits === null || own === undefined ? [] : [[own, decide(text, hits, false)]];
    }),
  }));
  const off = strangers.map((text) => decide(text, finder.held(text), false));
  const kinds = [...absent, { kind: 'offTopic' as const, groups: [...held, ...off].map((one) => [one]) }];
  return kinds
    .filter(({ groups }) => groups.length > 0)
    .map(({ kind, groups }) => figuresOf(kind, groups, chance));
}

function figuresOf(
  kind: AbsentFigures['kind'],
  groups: readonly (readonly Decided[])[],
  chance: () => number,
): AbsentFigures {
  const decided = groups.flat();
  const bands = reliabilityOf(decided);
  return {
    kind,
    questions: decided.filter(({ held }) => !held).length,
    auroc: { value: areaUnderCurve(decided), ...bootstrap(groups, areaUnderCurve, chance) },
    wrong: SHARES.map((inScope) => {
      const answered = (of: readonly Decided[]): number => wronglyAnswered(of, thresholdFor(of, inScope));
      return {
        inScope,
        threshold: thresholdFor(decided, inScope),
        answered: answered(decided),
        ...bootstrap(groups, answered, chance),
      };
    }),
    bands,
    calibrationError: calibrationError(bands),
  };
}
