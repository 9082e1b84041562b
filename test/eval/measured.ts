import type { Answer, Outcome } from '../../bot/contract.ts';
import { measure } from '../../eval/measures.ts';
import type { Expectation, JudgedQuestion } from '../../eval/questions.ts';
import type { Grade, Judgment } from '../../eval/run.ts';
import type { SetRun } from '../../eval/set-run.ts';
import { isHeldOut } from '../../eval/sets.ts';
import { answerWith } from './directive.ts';

/** Hand-made judgments, for what counts and prints them. */

interface Changes extends Partial<Omit<Judgment, 'question' | 'answer'>> {
  readonly question?: Partial<JudgedQuestion>;
  readonly given?: Partial<Answer>;
}

export function judgment(
  id: string,
  [expected, got, grade]: readonly [Outcome, Outcome, Grade],
  changes: Changes = {},
): Judgment {
  const { question, given, ...rest } = changes;
  return {
    question: {
      id,
      text: `Câu hỏi ${id}`,
      style: 'plain',
      topic: 'alcohol',
      turns: [],
      expect: expectation(expected),
      why: 'test',
      ...question,
    },
    answer: answerWith({ outcome: got, ...given }),
    grade,
    verdict: null,
    faults: [],
    soundQuotes: 0,
    ...rest,
  };
}

function expectation(outcome: Outcome): Expectation {
  if (outcome === 'answered')
    return { outcome, section: '3', paragraph: 2, clause: 'hút thuốc lá đúng nơi quy định' };
  return outcome === 'cited_not_held' ? { outcome, document: '21-KL/TW' } : { outcome };
}

export function setRun(judgments: readonly Judgment[], name = 'dev', sha256 = 'a'.repeat(64)): SetRun {
  const questions = judgments.map(({ question }) => question);
  return {
    set: { name, heldOut: isHeldOut(name), sha256, questions },
    on: '2026-11-23',
    snapshot: 'test',
    judgments,
    measures: measure(judgments),
  };
}
