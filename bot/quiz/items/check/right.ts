import type { Item } from '../../../quiz-item.ts';
import { amountsIn } from '../amounts.ts';
import { fault, type Fault } from './fault.ts';

/** Whether one option alone is right, as far as words and amounts tell. */
export function rightFaults({ type, options, accepts, correct }: Item): Fault[] {
  const found: Fault[] = [];
  const keys = options.map(keyOf);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  if (twice >= 0)
    found.push(fault('same_options', `Phương án “${options[twice] ?? ''}” trùng với một phương án khác.`));
  if (type !== 'order') {
    const accepted = new Set(accepts.map(keyOf));
    const also = keys.findIndex((key, at) => accepted.has(key) && !correct.includes(at));
    if (also >= 0)
      found.push(fault('two_right', `Phương án “${options[also] ?? ''}” cũng được nhận là đúng.`));
  }
  return found;
}

/** Days of a unit: "1 tháng" and "30 ngày" are one amount to whoever reads them. */
const DAYS: Readonly<Record<string, number>> = { ngày: 1, tuần: 7, tháng: 30, năm: 360, giờ: 1 / 24 };

/** Equal for options that mean the same amount, or have the same letters. */
function keyOf(option: string): string {
  const [amount, more] = amountsIn(option);
  if (amount !== undefined && more === undefined && amount.text.length >= option.length - 6) {
    const days = DAYS[amount.unit];
    return days === undefined
      ? `${amount.unit}|${String(amount.value)}|${String(amount.upper)}`
      : `days|${(amount.value * days).toFixed(4)}`;
  }
  return option
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
