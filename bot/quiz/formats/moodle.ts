import type { Item } from '../../quiz-item.ts';
import { carriedOf, questionOf } from './carried.ts';
import { nameOf } from './text.ts';
import { CARRIED, readMoodle } from './moodle/read.ts';
import { writeQuestion } from './moodle/write.ts';

export { readMoodle };

/** Moodle XML, as Moodle's `question/format/xml` reads it. What it cannot hold stands in a comment of the question. */
export function moodleOf(items: readonly Item[]): string {
  const category =
    '<question type="category"><category><text>$course$/top/Kỷ Cương</text></category></question>';
  return `${HEAD}\n<quiz>\n${[category, ...items.map(questionXml)].join('\n\n')}\n</quiz>\n`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** Longest id that Moodle keeps beside a question. */
const LONGEST_IDNUMBER = 100;

function questionXml(item: Item): string {
  const question = questionOf(item);
  const idnumber = item.id.length <= LONGEST_IDNUMBER ? item.id : null;
  const write = (more: string): string => writeQuestion(question, nameOf(item.stem), idnumber, more);
  const [seen] = readMoodle(`<quiz>${write('')}</quiz>`).found;
  if (seen === undefined) throw new Error(`the item ${item.id} cannot be read back from Moodle XML`);
  // Two hyphens would end the comment.
  const carried = carriedOf(item, seen.question).replaceAll('--', '-\\u002d').replaceAll('--', '-\\u002d');
  return write(`<!-- ${CARRIED}${carried} -->`);
}
