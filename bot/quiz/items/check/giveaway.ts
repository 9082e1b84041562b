import type { Item } from '../../../quiz-item.ts';
import { fault, type Fault } from './fault.ts';

/** How many times as long as every other option the right one may be, and from which length that is seen. */
const TIMES = 2;
const SEEN = 40;

/** Whether the form of an item gives its answer away. */
export function giveawayFaults({ type, stem, options, correct }: Item): Fault[] {
  const right = options[correct[0] ?? -1];
  if (type === 'true_false' || type === 'order' || right === undefined) return [];
  const others = options.filter((_, at) => !correct.includes(at));
  const found: Fault[] = [];
  if (right.length > SEEN && others.every((one) => one.length * TIMES < right.length))
    found.push(fault('giveaway', 'Phương án đúng dài hơn hẳn các phương án khác.'));
  if (says(stem, right) && !others.some((one) => says(stem, one)))
    found.push(fault('giveaway', `Câu hỏi đã chứa phương án đúng “${right.slice(0, 40)}”.`));
  if (options.some((one) => /^(?:tất cả|cả [abcd234]|không có (?:phương án|đáp án))/iu.test(one)))
    found.push(fault('giveaway', 'Không dùng phương án “tất cả”, “không phương án nào”.'));
  const marked = (text: string) => /[.;:!?]$/u.test(text);
  if (others.every((one) => marked(one) !== marked(right)))
    found.push(fault('giveaway', 'Dấu câu cuối phương án đúng khác các phương án còn lại.'));
  return found;
}

/** What an option is called by before it says something: `Điều 6. `, `Mục 3, đoạn 1: “`. */
const PLACE = /^(?:Điều \d+\p{L}?\. |(?:Điểm|Khoản|Điều|Mục|Đoạn) [^:“]{1,60}: “)/u;

const says = (stem: string, option: string): boolean => {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return plain(stem).includes(plain(option.replace(PLACE, '')));
};
