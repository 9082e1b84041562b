import type { Item } from '../../quiz-item.ts';

/** Items that ask the same: the first stays. */
export function withoutTwins(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What is asked: the words between quotation marks, wherever they stand; else the stem with its right option. */
function keyOf({
  type,
  stem,
  options,
  correct,
}: Pick<Item, 'type' | 'stem' | 'options' | 'correct'>): string {
  const asked = /“(.+)”/su.exec(stem)?.[1];
  const right = correct.map((at) => options[at] ?? '').join('|');
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_]+/gu, ' ')
      .trim();
  return asked !== undefined && asked.length > LONG && type !== 'single_choice'
    ? `${type}|${plain(asked)}`
    : `${type}|${plain(stem)}|${plain(right)}`;
}

/** By what a statement is known, whether it is true or false. */
export const statementKey = (stem: string): string =>
  keyOf({ type: 'true_false', stem, options: [], correct: [] });

/** Characters from which quoted words say by themselves what is asked. */
const LONG = 40;
