import type { Item } from '../../quiz-item.ts';
import { CARRIED, readGift } from './gift/read.ts';
import { writeGift } from './gift/write.ts';
import { carriedOf, questionOf } from './carried.ts';

export { readGift };

/** GIFT, as Moodle's `question/format/gift` reads it. What it cannot hold stands in comments. */
export function giftOf(items: readonly Item[]): string {
  const head = '// Ngân hàng câu hỏi Kỷ Cương, định dạng GIFT\n\n$CATEGORY: Kỷ Cương\n';
  return [head, ...items.map(blockOf)].join('\n');
}

function blockOf(item: Item): string {
  const names = [`[id:${inBrackets(item.id)}]`, ...item.tags.map((tag) => `[tag:${inBrackets(tag)}]`)];
  const [head, written] = [`// ${names.join(' ')}`, writeGift(questionOf(item))];
  const [seen] = readGift(`${head}\n${written}`).found;
  if (seen === undefined) throw new Error(`the item ${item.id} cannot be read back from GIFT`);
  // What programs look for in comments must not be found within what is carried.
  const carried = carriedOf(item, seen.question)
    .replaceAll('[tag:', '\\u005btag:')
    .replaceAll('[id:', '\\u005bid:');
  return `${head}\n// ${CARRIED}${carried}\n${written}\n`;
}

const inBrackets = (text: string): string => text.replaceAll(']', '\\]');
