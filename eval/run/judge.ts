import type { Answer, Quote } from '../../bot/contract.ts';
import type { JudgedQuestion } from '../questions.ts';
import type { Target } from './targets.ts';

/**
 * What an answer is worth:
 * - `right`: the outcome expected and, where one is quoted, the deciding clause first;
 * - `withheld`: the library decides the question, and the answer did not say so;
 * - `other_clause`: the library decides it, and another clause (or another missing document) was given;
 * - `wrongly_answered`: a rule was quoted where none decides, or where none was asked for;
 * - `misrouted`: no rule was due and none was given, but the outcome is another (`clarify` for `not_in_corpus`).
 */
export const grades = ['right', 'withheld', 'other_clause', 'wrongly_answered', 'misrouted'] as const;
export type Grade = (typeof grades)[number];

/** Least share of the expected clause's characters that the first quote must hold. From the brief of the test sets. */
const LEAST_SHARE = 0.5;

/** Grades an answer; `targets` are the places of the expected clauses, empty where none is expected. */
export function gradeAnswer({ expect }: JudgedQuestion, answer: Answer, targets: readonly Target[]): Grade {
  switch (expect.outcome) {
    case 'answered':
      if (answer.outcome !== 'answered') return 'withheld';
      return hits(answer.quotes[0], targets) ? 'right' : 'other_clause';
    case 'cited_not_held':
      if (answer.outcome === 'answered') return 'other_clause';
      if (answer.outcome !== 'cited_not_held') return 'withheld';
      return answer.missing.some(({ document }) => document === expect.document) ? 'right' : 'other_clause';
    case 'not_in_corpus':
    case 'clarify':
    case 'small_talk':
    case 'refused':
      if (answer.outcome === expect.outcome) return 'right';
      return answer.outcome === 'answered' ? 'wrongly_answered' : 'misrouted';
  }
}

/** Whether a quote holds, is held by, or covers enough of one of the places. */
function hits(quote: Quote | undefined, targets: readonly Target[]): boolean {
  return quote !== undefined && targets.some((target) => covers(quote, target));
}

function covers({ provision, start, end }: Quote, target: Target): boolean {
  const shared = Math.min(end, target.end) - Math.max(start, target.start);
  if (provision !== target.provision || shared <= 0) return false;
  const inside = start >= target.start && end <= target.end;
  return inside || shared >= LEAST_SHARE * (target.end - target.start);
}
