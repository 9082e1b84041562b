import { MOST } from '../../quiz-shape.ts';
import { Unfit, type Question } from './types.ts';

/** Kinds of answers that several formats have. */

/** An answer of a question that is answered by typing. */
export interface TypedAnswer {
  readonly text: string;
  /** Percent. */
  readonly worth: number;
  readonly why: string;
}

/** What a question that is answered by typing holds. @throws Unfit where part of the points is given, or no answer is right */
export function typedQuestion(answers: readonly TypedAnswer[]): {
  options: string[];
  correct: number[];
  accepts: string[];
  whys: string[];
} {
  const partly = answers.find(({ worth }) => worth > 0 && worth < 100);
  if (partly) throw new Unfit(`đáp án “${partly.text}” được ${partly.worth}% điểm; ở đây chỉ có đúng hoặc sai: hãy cho 100% hoặc bỏ đáp án này`);
  // `*` alone is whatever else is typed.
  const kept = answers.filter(({ text, worth }) => !(text === '*' && worth <= 0));
  const wild = kept.find(({ text }) => /(?<!\\)\*/u.test(text));
  if (wild) throw new Unfit(`đáp án “${wild.text}” có dấu * thay cho chữ bất kỳ: hãy viết rõ từng cách trả lời`);
  const meant = kept.map((answer) => ({ ...answer, text: answer.text.replaceAll('\\*', '*') }));
  const first = meant.find(({ worth }) => worth >= 100);
  if (first === undefined) throw new Unfit('không có đáp án nào được 100% điểm: hãy đánh dấu đáp án đúng');
  const options = meant.filter((answer) => answer === first || answer.worth <= 0);
  return {
    options: options.map(({ text }) => text),
    correct: [options.indexOf(first)],
    accepts: meant.filter((answer) => answer !== first && answer.worth >= 100).map(({ text }) => text),
    whys: options.map(({ why }) => why),
  };
} // prettier-ignore

/** `*` stands for any letters there; this is the sign itself. */
export const literalStar = (text: string): string => text.replaceAll('*', '\\*');

/** The order that numbered pairs mean; null where they are no steps. */
export function stepsOf(pairs: readonly (readonly [string, string])[]): string[] | null {
  const places = pairs.map(([left]) => /^(?:bước|thứ|step)?\s*(\d+)\s*[.):]?$/iu.exec(left)?.[1]);
  const numbers = places.map(Number);
  if (pairs.length < 2 || !numbers.every((number) => numbers.includes(number) && number >= 1 && number <= pairs.length)) return null;
  if (new Set(numbers).size !== pairs.length) return null;
  return numbers.map((_, step) => pairs[numbers.indexOf(step + 1)]?.[1] ?? '');
} // prettier-ignore

/**
 * Each pair as a question of its own, with all right sides to choose from: that is how other programs count points of pairs.
 * A right side without a left one is wrong for each. @throws Unfit where there is nothing to choose from, or too much
 */
export function pairQuestions(
  stem: string,
  pairs: readonly (readonly [string, string])[],
): Pick<Question, 'kind' | 'stem' | 'options' | 'correct' | 'accepts' | 'whys'>[] {
  const options = [...new Set(pairs.map(([, right]) => right))];
  const asked = pairs.filter(([left]) => left !== '');
  const empty = asked.find(([, right]) => right === '');
  if (empty) throw new Unfit(`là câu ghép cặp mà vế “${empty[0]}” không có vế phải: hãy điền vế phải`);
  if (asked.length === 0 || options.length < 2) throw new Unfit('là câu ghép cặp mà chưa đủ hai vế phải khác nhau: hãy thêm cặp');
  if (options.length > MOST.options) throw new Unfit(`là câu ghép cặp có ${options.length} vế phải, tối đa ${MOST.options}: hãy chia thành nhiều câu`);
  return asked.map(([left, right]) => ({
    ...{ kind: 'choice', stem: `${stem}\nGhép: “${left}”`, options },
    ...{ correct: [options.indexOf(right)], accepts: [], whys: options.map(() => '') },
  }));
} // prettier-ignore

export const sayPairs = (title: string, count: number): string =>
  `Câu ghép cặp “${title}” được tách thành ${count} câu, mỗi cặp một câu chọn một đáp án.`;

export const manyRight = (count: number): string =>
  `có ${count} phương án được điểm; câu nhiều đáp án chưa có ở đây: hãy để đúng một đáp án, hoặc tách thành nhiều câu đúng/sai`;
