import type { Answerability } from '../knowledge/answerable.ts';
import type { Reranker } from '../knowledge/rerank.ts';
import type { Hit } from '../knowledge/types.ts';
import type { BeirQuestion } from './beir.ts';
import type { Twin } from './absent/ceiling.ts';
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

export { measureCeilings, type Ceilings } from './absent/ceiling.ts';
export { ABSENCES, createFinder, type Absence } from './absent/finder.ts';
export { readJudged, type Judged } from './absent/judged.ts';
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
}

/** What was decided for one question: with the whole corpus, and with each part taken out that the corpus names. */
export interface AbsentAsked {
  readonly id: string;
  readonly held: number;
  readonly without: Readonly<
    Partial<Record<Absence, { readonly probability: number; readonly shown: string }>>
  >;
}

/** Asks every question with the whole corpus, with its law taken out and with its subject taken out. */
export function askAbsent(
  questions: readonly BeirQuestion[],
  { library, reranker, answerability }: AbsentWorld,
): AbsentAsked[] {
  const { finder, corpus } = library;
  const decide = (text: string, hits: readonly Hit[], absent?: ReadonlySet<string>) => {
    const ranked = reranker.rank(text, hits);
    const shown = corpus.passages[ranked[0]?.row ?? -1]?.id ?? '';
    return { probability: answerability(text, ranked, absent), shown };
  };
  return questions.map(({ id, text, gold }) => {
    const without = ABSENCES.flatMap((kind) => {
      const found = finder.without(text, gold, kind);
      return found === null ? [] : [[kind, decide(text, found.hits, found.absent)] as const];
    });
    return { id, held: decide(text, finder.held(text)).probability, without: Object.fromEntries(without) };
  });
}

/** Probabilities of questions that no rule answers, with the whole corpus. */
export function askStrangers(
  texts: readonly string[],
  { library, reranker, answerability }: AbsentWorld,
): number[] {
  return texts.map((text) => answerability(text, reranker.rank(text, library.finder.held(text))));
}

/** Counts how well the probability tells the questions that are held from each kind of those that are not. `chance`: as below. */
export function measureAbsent(
  asked: readonly AbsentAsked[],
  strangers: readonly number[],
  chance: () => number,
): AbsentFigures[] {
  const held = asked.map((one): Decided => ({ probability: one.held, held: true }));
  const absent = ABSENCES.map((kind) => ({
    kind,
    groups: asked.flatMap(({ held: probability, without }): Decided[][] => {
      const twin = without[kind];
      return twin === undefined
        ? []
        : [
            [
              { probability, held: true },
              { probability: twin.probability, held: false },
            ],
          ];
    }),
  }));
  const off = strangers.map((probability): Decided => ({ probability, held: false }));
  const kinds = [...absent, { kind: 'offTopic' as const, groups: [...held, ...off].map((one) => [one]) }];
  return kinds
    .filter(({ groups }) => groups.length > 0)
    .map(({ kind, groups }) => figuresOf(kind, groups, chance));
}

/** Questions with their twins of which the gold's document was taken out. */
export function twinsOf(asked: readonly AbsentAsked[]): Twin[] {
  return asked.flatMap(({ id, held, without: { law } }) =>
    law === undefined ? [] : [{ id, held, absent: law.probability, shown: law.shown }],
  );
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
