import { createHash } from 'node:crypto';
import type { Item } from '../../quiz-item.ts';
import type { RoundQuestion } from '../../quiz-rounds.ts';

/** Most options that any way of showing takes. Telegram's own limit for polls. */
export const MOST_OPTIONS = 12;
/** Orderings that an item of steps becomes. */
const ORDERINGS = 4;

/**
 * An item as a round asks it; null for one that cannot be asked (broken, or with too many options). Steps to be put in order
 * become a choice among four orderings, the same for the same `seed`.
 */
export function questionOf(item: Item, seed: string): RoundQuestion | null {
  const { options, correct } = item;
  if (options.length < 2 || options.length > MOST_OPTIONS) return null;
  if (item.type === 'order') return orderingsOf(item, seed);
  const [right] = correct;
  if (right === undefined || correct.length !== 1 || options[right] === undefined) return null;
  return { item, options, right };
}

function orderingsOf(item: Item, seed: string): RoundQuestion | null {
  const { options, correct } = item;
  const whole = [...correct].sort((a, b) => a - b).every((step, index) => step === index);
  if (!whole || correct.length !== options.length) return null;
  const hash = (text: string) => createHash('sha256').update(`${seed}\0${item.id}\0${text}`).digest('hex');
  const byHash = (texts: readonly string[]) =>
    texts
      .map((text) => ({ text, key: hash(text) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ text }) => text);
  const right = orderText(correct);
  const wrong = byHash([...new Set(nearTo(correct).map(orderText))].filter((text) => text !== right));
  const shown = byHash([right, ...wrong.slice(0, ORDERINGS - 1)]);
  return shown.length < 2 ? null : { item, options: shown, right: shown.indexOf(right) };
}

/** `2 → 1 → 3`: the steps by their numbers in the list above. */
const orderText = (order: readonly number[]): string => order.map((step) => String(step + 1)).join(' → ');

/** Other orders that are easily taken for the right one: two neighbours changed, turned round, moved by one. */
function nearTo(order: readonly number[]): number[][] {
  const swapped = order.slice(1).map((_, index) => {
    const other = [...order];
    [other[index], other[index + 1]] = [order[index + 1] ?? 0, order[index] ?? 0];
    return other;
  });
  const moved = order.map((_, by) => [...order.slice(by), ...order.slice(0, by)]);
  return [...swapped, ...moved, [...order].reverse()];
}

/** What is asked, with the numbered steps where they are to be put in order. */
export function stemOf({ item }: RoundQuestion): string {
  if (item.type !== 'order') return item.stem;
  const steps = item.options.map((step, index) => `${String(index + 1)}. ${step}`);
  return [item.stem, ...steps].join('\n');
}

/** `A` for the first option. */
export const letterOf = (option: number): string => String.fromCharCode(65 + option);

/** `A. Đúng` and so on. */
export const lettered = ({ options }: Pick<RoundQuestion, 'options'>): string[] =>
  options.map((option, index) => `${letterOf(index)}. ${option.trim()}`);
