import { graded, groupBy, proportion, type GroupMeasures, type Proportion } from '../measures.ts';
import type { Day } from '../../knowledge/types.ts';
import type { GoldenJudgment } from './judgment.ts';
import type { GoldenQuestion } from './questions.ts';
import type { GoldenSet } from './sets.ts';

/** What a run over a golden set measured. Every question counts in every share that it belongs to. */
export interface GoldenMeasures {
  readonly questions: number;
  /** Of the questions that the library decides: the deciding provision is quoted first. */
  readonly rightFirst: Proportion;
  readonly withheld: Proportion;
  readonly otherClause: Proportion;
  /** Of the compound ones: every part answered, or said to be missing. */
  readonly allParts: Proportion;
  /** Of the questions that the library does not decide: a rule was quoted all the same. */
  readonly wronglyAnswered: Proportion;
  /** The same for those close to a rule, for the others, and for those on a document that ended. */
  readonly wronglyNear: Proportion;
  readonly wronglyFar: Proportion;
  readonly wronglyEnded: Proportion;
  /** Of all questions. */
  readonly outcomeRight: Proportion;
  readonly answeredWrongly: Proportion;
  /** Ids of answers that did what none may. */
  readonly faulty: readonly string[];
  readonly byTopic: readonly GroupMeasures[];
  readonly byStyle: readonly GroupMeasures[];
  readonly byKind: readonly GroupMeasures[];
}

/** One golden set asked and measured. */
export interface GoldenRun {
  readonly set: GoldenSet;
  /** Day of law of the questions that name none. */
  readonly on: Day;
  /** Id of the snapshot that was asked. */
  readonly snapshot: string;
  readonly judgments: readonly GoldenJudgment[];
  readonly measures: GoldenMeasures;
}

export function measureGolden(judgments: readonly GoldenJudgment[]): GoldenMeasures {
  const ofKind = (...kinds: Kind[]) => judgments.filter(({ question }) => kinds.includes(kindOf(question)));
  const decided = ofKind('answerable', 'compound');
  const compound = judgments.filter(({ parts }) => parts !== null);
  const agreed = judgments.filter(({ outcomeRight }) => outcomeRight).length;
  return {
    questions: judgments.length,
    rightFirst: graded(decided, 'right'),
    withheld: graded(decided, 'withheld'),
    otherClause: graded(decided, 'other_clause'),
    allParts: proportion(compound.filter(({ parts }) => parts).length, compound.length),
    wronglyAnswered: graded(ofKind('near_miss', 'absent', 'ended'), 'wrongly_answered'),
    wronglyNear: graded(ofKind('near_miss'), 'wrongly_answered'),
    wronglyFar: graded(ofKind('absent'), 'wrongly_answered'),
    wronglyEnded: graded(ofKind('ended'), 'wrongly_answered'),
    outcomeRight: proportion(agreed, judgments.length),
    answeredWrongly: graded(judgments, 'other_clause', 'wrongly_answered'),
    faulty: judgments.filter(({ faults }) => faults.length > 0).map(({ question }) => question.id),
    byTopic: groupBy(judgments, ({ question }) => question.topic),
    byStyle: groupBy(judgments, ({ question }) => question.style),
    byKind: groupBy(judgments, ({ question }) => kindOf(question)),
  };
}

type Kind =
  | 'answerable'
  | 'compound'
  | 'near_miss'
  | 'absent'
  | 'ended'
  | 'cited_not_held'
  | 'clarify'
  | 'small_talk'
  | 'refused';

/** What a question is for, finer than its outcome. */
export function kindOf({ expect }: GoldenQuestion): Kind {
  if (expect.outcome === 'answered')
    return expect.provisions.length + (expect.documents?.length ?? 0) > 1 ? 'compound' : 'answerable';
  if (expect.outcome !== 'not_in_corpus') return expect.outcome;
  if (expect.ended !== undefined) return 'ended';
  return expect.near ? 'near_miss' : 'absent';
}
