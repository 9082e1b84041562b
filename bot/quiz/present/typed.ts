import { fold, tokenise } from '../../../knowledge/vietnamese.ts';
import type { RoundQuestion } from '../../quiz-rounds.ts';
import { headOf, type Numbered } from './poll.ts';
import { lettered, letterOf, stemOf } from './question.ts';

/** How an answer is typed: in a group the bot has to be named, or it does not hear. */
export type Setting = 'alone' | 'group';

/** An item as lines of text, for channels without polls. */
export function typedOf(
  question: RoundQuestion,
  numbered: Numbered,
  seconds: number | null,
  setting: Setting,
): string {
  const last = letterOf(question.options.length - 1);
  const time = seconds === null ? '' : ` Có ${String(seconds)} giây.`;
  const how = setting === 'alone' ? 'Nhắn' : 'Nhắc tên tôi kèm';
  return [
    `${headOf(numbered)}${time}`,
    stemOf(question),
    ...lettered(question),
    `${how} một chữ cái từ A đến ${last} để trả lời.`,
  ].join('\n');
}

/** Words before the letter: "đáp án b", "câu b", "chọn B". */
const LEAD = /^(?:(?:dap an|phuong an|lua chon|tra loi|cau|chon|y|la|em|toi|minh)\s+)*/;
const LETTER = /^([a-l])$/;

/**
 * Which option a typed text means; null where it means none, or cannot be told. A letter with or without words before it,
 * a letter with the option's own words, the words alone (also without diacritics where no two options are alike then), or
 * what fills the gap.
 */
export function readTyped(text: string, question: RoundQuestion): number | null {
  const { options, item, right } = question;
  const plain = plainWords(text);
  if (plain === '') return null;
  const rest = plain.replace(LEAD, '');
  const letter = LETTER.exec(rest)?.[1];
  if (letter !== undefined) return optionAt(letter, options.length);
  const spelled = sameWords(text, options);
  if (spelled !== null) return spelled;
  const [head = '', ...words] = rest.split(' ');
  const both = LETTER.test(head) ? optionAt(head, options.length) : null;
  if (both !== null && words.join(' ') === plainWords(options[both] ?? '')) return both;
  return item.accepts.some((accepted) => plainWords(accepted) === plain) ? right : null;
}

/** Whether a text is a letter and nothing else, with or without words before it. */
export const isLetter = (text: string): boolean => letterIn(text) !== undefined;

const letterIn = (text: string): string | undefined =>
  /^[a-z]$/.exec(plainWords(text).replace(LEAD, ''))?.[0];

/** What is said to a single letter under which nothing stands; null for every other text. */
export function sayNoLetter(text: string, { options }: RoundQuestion): string | null {
  const letter = letterIn(text);
  if (letter === undefined || optionAt(letter, options.length) !== null) return null;
  return `Câu này có các đáp án từ A đến ${letterOf(options.length - 1)}. Bạn chọn lại.`;
}

function optionAt(letter: string, count: number): number | null {
  const index = letter.charCodeAt(0) - 97;
  return index < count ? index : null;
}

/** The one option of the same words: with their diacritics, or without where only one is meant. */
function sameWords(text: string, options: readonly string[]): number | null {
  for (const words of [exactWords, plainWords]) {
    const found = options.flatMap((option, index) => (words(option) === words(text) ? [index] : []));
    if (found.length === 1) return found[0] ?? null;
  }
  return null;
}

const exactWords = (text: string): string =>
  tokenise(text)
    .map(({ norm }) => norm)
    .join(' ');

/** Folded words alone: "Đáp án: B." and "dap an b" are the same. */
const plainWords = (text: string): string =>
  fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
