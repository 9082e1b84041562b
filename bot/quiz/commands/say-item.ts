import { sayTime } from '../../hours.ts';
import type { ItemVersion } from '../../quiz-store.ts';
import { letterOf, short } from '../../quiz-shape.ts';
import type { Lapse } from '../bank.ts';
import { ACT_WORDS, STATE_WORDS } from '../../quiz-words.ts';
import { joined } from '../lines.ts';

/** Items of the bank as lines at a terminal. */

export const lineOf = ({ item, state }: ItemVersion): string =>
  `${item.id} · ${STATE_WORDS[state]} · ${short(item.stem)}`;

/** The whole of it, with what was done to it, newest first. */
export function linesOf(versions: readonly ItemVersion[]): string[] {
  const last = versions.at(-1);
  if (last === undefined) return [];
  const { item, state } = last;
  const right = (at: number): string => {
    if (item.type === 'order') return `${item.correct.indexOf(at) + 1}.`;
    return item.correct.includes(at) ? '✓' : ' ';
  };
  return [
    `${item.id} · ${STATE_WORDS[state]}`,
    item.stem,
    ...item.options.map((text, at) => `  ${right(at)} ${letterOf(at)}. ${text}${whyOf(item.reasons[at]?.why)}`),
    ...(item.accepts.length > 0 ? [`  cũng nhận: ${item.accepts.join(' | ')}`] : []),
    ...(item.explanation === '' ? [] : [`Giải thích: ${item.explanation}`]),
    ...(item.quote === null ? ['Không gắn với điều khoản nào.'] : [`“${joined(item.quote.text)}”`, `— ${item.quote.locator}, ${item.quote.document}`]),
    ...(item.tags.length > 0 ? [`Thẻ: ${item.tags.join(', ')}`] : []),
    'Các lần thay đổi:',
    ...[...versions].reverse().map(changeLine),
  ];
} // prettier-ignore

const whyOf = (why: string | undefined): string => (why === undefined || why === '' ? '' : ` — ${why}`);

const changeLine = ({ number, act, by, at, note, item }: ItemVersion): string =>
  `  ${number}. ${sayTime(at)} · ${by === null ? 'chương trình' : by} ${ACT_WORDS[act]}${note === '' ? '' : `: ${note}`} · ${short(item.stem)}`;

/** What changed in the law, with both wordings. */
export const lapseLines = ({ item, old, now, sentence }: Lapse): string[] => [
  `${item.id}: ${sentence}`,
  `  trước: “${old}”`,
  ...(now === null ? [] : [`  nay:   “${now}”`]),
];
