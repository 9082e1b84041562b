import type { Answer, Quote } from '../../bot/contract.ts';
import type { Grade } from '../run.ts';
import type { GoldenQuestion } from './questions.ts';

/** Part of a question of which the answer has to say that the library does not decide it. */
const SAID_MISSING = /không (?:có|thấy|tìm|quy định|trả lời)|chưa (?:có|thấy|tìm|giữ|quy định)/iu;
/** How an answer says that a document is not law any more. */
const SAID_ENDED = /hết hiệu lực|không còn hiệu lực|bị bãi bỏ|thay thế/iu;

/** Grades an answer to a golden question; the grades are those of `run.ts`. */
export function gradeGolden({ expect }: GoldenQuestion, answer: Answer): Grade {
  switch (expect.outcome) {
    case 'answered':
      if (answer.outcome !== 'answered') return 'withheld';
      return isWithin(answer.quotes[0], expect.provisions.flat()) ? 'right' : 'other_clause';
    case 'cited_not_held':
      if (answer.outcome === 'answered') return 'other_clause';
      if (answer.outcome !== 'cited_not_held') return 'withheld';
      return isNamedMissing(answer, expect.document) ? 'right' : 'other_clause';
    case 'not_in_corpus':
      if (expect.ended !== undefined) return gradeEnded(expect.ended, answer);
      return gradeOutcome(expect.outcome, answer);
    case 'clarify':
    case 'small_talk':
    case 'refused':
      return gradeOutcome(expect.outcome, answer);
  }
}

function gradeOutcome(expected: Answer['outcome'], answer: Answer): Grade {
  if (answer.outcome === expected) return 'right';
  return answer.outcome === 'answered' ? 'wrongly_answered' : 'misrouted';
}

/**
 * A document that ended: nothing of it, or of any other text not in force, is quoted, and the answer says that it ended. The
 * successor's rule may stand beside that.
 */
function gradeEnded(number: string, answer: Answer): Grade {
  const quotesEnded = answer.quotes.some(({ validity }) => validity.status === 'expired');
  const said = answer.text.includes(number) && SAID_ENDED.test(answer.text);
  if (said && !quotesEnded) return 'right';
  return answer.outcome === 'answered' ? 'wrongly_answered' : 'misrouted';
}

/** Whether every part was answered, or said to be missing where the library does not decide it; null for one part. */
export function coversParts({ expect }: GoldenQuestion, answer: Answer): boolean | null {
  if (expect.outcome !== 'answered') return null;
  const { provisions, documents = [] } = expect;
  if (provisions.length + documents.length < 2) return null;
  const said = SAID_MISSING.test(`${answer.headline}\n${answer.note}`);
  const parts = provisions.map((accepted) =>
    accepted.length === 0 ? said : answer.quotes.some((quote) => isWithin(quote, accepted)),
  );
  return [...parts, ...documents.map((number) => isNamedMissing(answer, number))].every(Boolean);
}

/** The outcome alone, whatever was quoted. An ended document has no outcome of its own: what matters is that it is said. */
export function outcomeAgrees({ expect }: GoldenQuestion, answer: Answer, grade: Grade): boolean {
  const ended = expect.outcome === 'not_in_corpus' && expect.ended !== undefined;
  return ended ? grade === 'right' : answer.outcome === expect.outcome;
}

/** A quote lies in a provision where it is of that provision or of one below it: `…#d5.k2.a` in `…#d5`, never the reverse. */
export function isWithin(quote: Quote | undefined, accepted: readonly string[]): boolean {
  return (
    quote !== undefined &&
    accepted.some((id) => quote.provision === id || quote.provision.startsWith(`${id}.`))
  );
}

function isNamedMissing({ missing }: Answer, number: string): boolean {
  return missing.some(({ document }) => document === number);
}
