import type { Command } from 'commander';
import { ITEM_STATES, type ItemsWanted } from '../../quiz-store.ts';

export interface WantedOptions {
  readonly state?: string;
  readonly document?: string;
  readonly topic?: string;
  readonly tag?: string;
}

/** The options with which items are chosen. */
export const addWantedOptions = (command: Command): Command =>
  command
    .option('--state <trạng thái>', `${ITEM_STATES.join(', ')}; nhiều thì cách nhau dấu phẩy (mặc định: tất cả)`)
    .option('--document <số hiệu>', 'chỉ câu gắn với văn bản này, ví dụ 30-CT/TU')
    .option('--topic <chủ đề>', 'chỉ câu thuộc chủ đề này')
    .option('--tag <thẻ>', 'chỉ câu có thẻ này'); // prettier-ignore

/** What is wanted; a sentence where a state is unknown. */
export function wantedOf({ state, document, topic, tag }: WantedOptions): Omit<ItemsWanted, 'limit' | 'offset'> | string {
  const words = state?.split(',').map((word) => word.trim()) ?? [...ITEM_STATES];
  const states = ITEM_STATES.filter((one) => words.includes(one));
  const unknown = words.find((word) => !states.some((one) => one === word));
  if (unknown !== undefined) return `Trạng thái “${unknown}” không có: chọn trong ${ITEM_STATES.join(', ')}.`;
  return { states, document: document ?? null, topic: topic ?? null, tag: tag ?? null };
} // prettier-ignore
