import type { Command } from 'commander';
import type { Library } from '../../../knowledge/library.ts';
import { ITEM_STATES, type ItemsWanted } from '../../quiz-store.ts';
import { heldNumber, topicMeant } from './naming.ts';

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
    .option('--topic <chủ đề>', 'chỉ câu thuộc chủ đề này: mã (alcohol) hoặc tên ("rượu bia")')
    .option('--tag <thẻ>', 'chỉ câu có thẻ này'); // prettier-ignore

/** What is wanted; a sentence where a state is unknown. */
export function wantedOf({ state, document, topic, tag }: WantedOptions): Omit<ItemsWanted, 'limit' | 'offset'> | string {
  const words = state?.split(',').map((word) => word.trim()) ?? [...ITEM_STATES];
  const states = ITEM_STATES.filter((one) => words.includes(one));
  const unknown = words.find((word) => !states.some((one) => one === word));
  if (unknown !== undefined) return `Trạng thái “${unknown}” không có: chọn trong ${ITEM_STATES.join(', ')}.`;
  return { states, document: document ?? null, topic: topic === undefined ? null : topicMeant(topic), tag: tag ?? null };
} // prettier-ignore

/** The same with the document's number as the library has it. */
export const heldIn = <T extends { readonly document: string | null }>(wanted: T, library: Library): T =>
  wanted.document === null
    ? wanted
    : { ...wanted, document: heldNumber(wanted.document, library.documents.map(({ number }) => number)) }; // prettier-ignore
