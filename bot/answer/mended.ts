import type { Knowledge } from '../../knowledge/knowledge.ts';
import { MAX_QUESTION_LENGTH } from '../contract.ts';
import type { Draft } from './draft.ts';

/**
 * A message with words that no rule has ("ruouj buoir truwa"), for which nothing was found as it was typed, is read once more
 * with its words mended.
 */

/** How sure an answer to mended words must be, 0 to 1: they are not the person's own. */
const SURE = 0.9;
/** Within quotation marks: "tìm đúng chữ này". */
const LITERAL = /^\s*["“”«].+["“”»]\s*$/su;

interface Composed {
  readonly draft: Draft;
}

/** The message with its misspelt words mended; null where none is, and where it is to be taken as typed. */
export function mendedText(text: string, { normaliser }: Knowledge): string | null {
  if (LITERAL.test(text) || text.length > MAX_QUESTION_LENGTH) return null;
  const { text: mended, words } = normaliser.normalise(text);
  return words.some(({ kind }) => kind === 'spelling') ? mended : null;
}

/** Composes a question as it is typed, and as mended where that alone finds a sure answer. */
export async function composeMended<Q extends { readonly text: string }, T extends Composed>(
  question: Q,
  compose: (question: Q) => Promise<T>,
  knowledge: Knowledge,
): Promise<T> {
  const typed = await compose(question);
  const { outcome } = typed.draft;
  if (outcome === 'answered' || outcome === 'refused' || outcome === 'cited_not_held') return typed;
  const text = mendedText(question.text, knowledge);
  if (text === null) return typed;
  const again = await compose({ ...question, text });
  const sure = again.draft.outcome === 'answered' && (again.draft.confidence ?? 1) >= SURE;
  return sure ? { ...again, draft: { ...again.draft, meant: text } } : typed;
}
