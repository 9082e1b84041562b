import { fold } from '../../../knowledge/vietnamese.ts';
import type { Item } from '../../quiz-item.ts';

/** The letters under which options are shown; an item has at most ten. */
const LETTERS = 'ABCDEFGHIJ';
export const letterOf = (index: number): string => LETTERS[index] ?? '';

/** What a message says to an item that is open. `choice`: index into the item's options; null where something was typed or put in order. */
export type Reading =
  | { readonly kind: 'answer'; readonly correct: boolean; readonly choice: number | null }
  /** A letter under which nothing stands. */
  | { readonly kind: 'no_such_letter' }
  /** Something else: a question. */
  | { readonly kind: 'other' };

/**
 * Reads `b`, `B.`, `(b)`, `câu b`; `đúng`, `sai` where these are the options; letters in order (`bac`, `B, A, C`) for steps; the
 * words of a gap. `order`: the options as shown, each as its index in the item.
 */
export function readAnswer(item: Item, order: readonly number[], text: string): Reading {
  const words = plain(text);
  if (item.type === 'order') return readOrder(item, order, words);
  const letter = /^(?:(?:cau|dap an|chon) )?\(?([a-j])[).]{0,2}$/.exec(words)?.[1];
  if (letter !== undefined) {
    const choice = order[LETTERS.indexOf(letter.toUpperCase())];
    return choice === undefined ? { kind: 'no_such_letter' } : answer(item, choice);
  }
  return readWords(item, text);
}

const answer = (item: Item, choice: number): Reading => ({
  kind: 'answer',
  correct: item.correct.includes(choice),
  choice,
});

/** Words are taken only where nobody would ask them: the whole of an option of a gap or of true and false. */
function readWords(item: Item, text: string): Reading {
  if (item.type !== 'true_false' && item.type !== 'fill_blank') return { kind: 'other' };
  const typed = exact(text);
  const choice = item.options.findIndex((option) => exact(option) === typed);
  if (choice >= 0) return answer(item, choice);
  // "dung", "sai" without marks, which no other option is.
  if (item.type === 'true_false') {
    const folded = item.options.findIndex((option) => plain(option) === plain(text));
    return folded >= 0 ? answer(item, folded) : { kind: 'other' };
  }
  const accepted = item.accepts.some((words) => exact(words) === typed);
  return accepted ? { kind: 'answer', correct: true, choice: null } : { kind: 'other' };
}

function readOrder(item: Item, order: readonly number[], words: string): Reading {
  const letters = words.replace(/[\s,;>→-]/gu, '');
  if (letters.length !== order.length || !/^[a-j]+$/.test(letters)) return { kind: 'other' };
  const given = [...letters].map((letter) => order[LETTERS.indexOf(letter.toUpperCase())]);
  if (given.includes(undefined) || new Set(given).size !== order.length) return { kind: 'no_such_letter' };
  return { kind: 'answer', correct: given.every((one, at) => one === item.correct[at]), choice: null };
}

/** Case, spaces and a last full stop say nothing; marks do: "mười" is not "mươi". */
const exact = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.!]+$/u, '');

/** Without marks too. */
const plain = (text: string): string => fold(exact(text));
