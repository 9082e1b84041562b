import type { Outcome } from '../bot/contract.ts';
import { proportion, type Proportion } from './measures/wilson.ts';
import type { Grade, Judgment } from './run.ts';

export { proportion, type Proportion } from './measures/wilson.ts';

/** Anything that was given a grade. */
export interface Graded {
  readonly grade: Grade;
}

/** One line of a table by style or topic. */
export interface GroupMeasures {
  readonly name: string;
  readonly right: Proportion;
  readonly withheld: number;
  readonly otherClause: number;
  readonly wronglyAnswered: number;
  readonly misrouted: number;
}

/** What a run over one set measured. Every question counts in every share that it belongs to. */
export interface Measures {
  readonly questions: number;
  /** The library decides it: `answered` and `cited_not_held` expected. */
  readonly inScope: {
    readonly right: Proportion;
    readonly withheld: Proportion;
    readonly otherClause: Proportion;
  };
  /** It does not: `not_in_corpus` expected. */
  readonly outOfScope: {
    readonly right: Proportion;
    readonly wronglyAnswered: Proportion;
    readonly misrouted: Proportion;
  };
  readonly clarify: Proportion;
  readonly smallTalk: Proportion;
  readonly refused: Proportion;
  /** Of all questions: another clause than the deciding one, or a rule where none was due. */
  readonly answeredWrongly: Proportion;
  /** Of the questions that state a verdict: the clause and the verdict are right. */
  readonly verdict: Proportion;
  /** Of all quotes shown: verbatim in the library and in the source file, with the right place. */
  readonly quotes: Proportion;
  /** Ids of answers that did what none may. */
  readonly faulty: readonly string[];
  readonly byStyle: readonly GroupMeasures[];
  readonly byTopic: readonly GroupMeasures[];
}

/** Counts what a run found. */
export function measure(judgments: readonly Judgment[]): Measures {
  const expecting = (...outcomes: Outcome[]) =>
    judgments.filter(({ question }) => outcomes.includes(question.expect.outcome));
  const inScope = expecting('answered', 'cited_not_held');
  const outside = expecting('not_in_corpus');
  const stated = judgments.filter(({ verdict }) => verdict !== null);
  return {
    questions: judgments.length,
    inScope: {
      right: graded(inScope, 'right'),
      withheld: graded(inScope, 'withheld'),
      otherClause: graded(inScope, 'other_clause'),
    },
    outOfScope: {
      right: graded(outside, 'right'),
      wronglyAnswered: graded(outside, 'wrongly_answered'),
      misrouted: graded(outside, 'misrouted'),
    },
    clarify: graded(expecting('clarify'), 'right'),
    smallTalk: graded(expecting('small_talk'), 'right'),
    refused: graded(expecting('refused'), 'right'),
    answeredWrongly: graded(judgments, 'other_clause', 'wrongly_answered'),
    verdict: proportion(stated.filter(({ verdict }) => verdict).length, stated.length),
    quotes: soundQuotes(judgments),
    faulty: judgments.filter(({ faults }) => faults.length > 0).map(({ question }) => question.id),
    byStyle: groups(judgments, 'style'),
    byTopic: groups(judgments, 'topic'),
  };
}

function count(judgments: readonly Graded[], ...wanted: Grade[]): number {
  return judgments.filter(({ grade }) => wanted.includes(grade)).length;
}

/** The share of some grades among judgments. */
export function graded(judgments: readonly Graded[], ...wanted: Grade[]): Proportion {
  return proportion(count(judgments, ...wanted), judgments.length);
}

function soundQuotes(judgments: readonly Judgment[]): Proportion {
  const total = (counts: readonly number[]) => counts.reduce((sum, value) => sum + value, 0);
  return proportion(
    total(judgments.map((judgment) => judgment.soundQuotes)),
    total(judgments.map(({ answer }) => answer.quotes.length)),
  );
}

function groups(judgments: readonly Judgment[], by: 'style' | 'topic'): GroupMeasures[] {
  return groupBy(judgments, ({ question }) => question[by]);
}

/** Counts by the name that `nameOf` gives a judgment; the largest group first, then by name. */
export function groupBy<Judged extends Graded>(
  judgments: readonly Judged[],
  nameOf: (judgment: Judged) => string,
): GroupMeasures[] {
  const named = new Map<string, Judged[]>();
  for (const judgment of judgments) {
    const name = nameOf(judgment);
    named.set(name, [...(named.get(name) ?? []), judgment]);
  }
  return [...named]
    .map(([name, members]) => group(name, members))
    .sort((a, b) => b.right.of - a.right.of || a.name.localeCompare(b.name));
}

function group(name: string, judgments: readonly Graded[]): GroupMeasures {
  return {
    name,
    right: graded(judgments, 'right'),
    withheld: count(judgments, 'withheld'),
    otherClause: count(judgments, 'other_clause'),
    wronglyAnswered: count(judgments, 'wrongly_answered'),
    misrouted: count(judgments, 'misrouted'),
  };
}
