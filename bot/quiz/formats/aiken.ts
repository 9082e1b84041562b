import type { Item } from '../../quiz-item.ts';
import { letterOf, MOST, short } from '../../quiz-shape.ts';
import { wordsOf } from './text.ts';
import { Gathering, Unfit, type Reading } from './types.ts';

/** Aiken: a question on a line, `A. option` lines, `ANSWER: B`. Holds no explanation, no tags and no binding. */

const OPTION = /^([A-Z])[.)]\s+([^]*)$/u;
const ANSWER = /^(?:ANSWER|ĐÁP ÁN)\s*:\s*([^]*)$/iu;

/** Null where Aiken has no such question. */
export function aikenOf({ type, stem, options, correct }: Item): string | null {
  if (type === 'order') return null;
  const line = stem.replace(/\s*[\n\u2028\u2029]\s*/gu, ' ');
  // What looks like an option or an answer would end the question before.
  const asked = OPTION.test(line) || ANSWER.test(line) ? `Câu: ${line}` : line;
  const choices = options.map(
    (text, at) => `${letterOf(at)}. ${text.replace(/\s*[\n\u2028\u2029]\s*/gu, ' ')}`,
  );
  return [asked, ...choices, `ANSWER: ${letterOf(correct[0] ?? 0)}`, ''].join('\n');
}

interface Open {
  line: number;
  stem: string[];
  options: string[];
}

/** Reads an Aiken file. */
export function readAiken(text: string): Reading {
  const gathering = new Gathering();
  let open: Open | null = null;
  for (const [at, raw] of text.split('\n').entries()) {
    const words = raw.normalize('NFC').trim();
    if (words === '') continue;
    open = takeLine(gathering, open, at + 1, words);
  }
  if (open !== null) gathering.fault(open.line, unanswered(open));
  return gathering;
}

const unanswered = ({ stem }: Open): string =>
  `Câu “${short(stem.join(' '))}” thiếu dòng ANSWER: hãy thêm, ví dụ ANSWER: A.`;

function takeLine(gathering: Gathering, open: Open | null, line: number, words: string): Open | null {
  const answer = ANSWER.exec(words);
  if (answer !== null) {
    if (open === null) gathering.fault(line, `Dòng “${words}” không thuộc câu nào: hãy xóa, hoặc viết câu hỏi ở trên.`);
    else takeAnswer(gathering, open, line, (answer[1] ?? '').trim());
    return null;
  }
  const option = OPTION.exec(words);
  if (option !== null) return takeOption(gathering, open, line, option[1] ?? '', option[2] ?? '');
  if (open === null) return { line, stem: [words], options: [] };
  if (open.options.length === 0) {
    open.stem.push(words);
    return open;
  }
  gathering.fault(line, `${unanswered(open)} Dòng “${short(words)}” đứng sau các phương án.`);
  return { line, stem: [words], options: [] };
} // prettier-ignore

function takeOption(
  gathering: Gathering,
  open: Open | null,
  line: number,
  letter: string,
  text: string,
): Open | null {
  if (open === null) {
    gathering.fault(line, `Phương án “${letter}. ${short(text)}” không thuộc câu nào: hãy viết câu hỏi ở dòng trên.`);
    return null;
  }
  if (letter !== letterOf(open.options.length))
    gathering.fault(line, `Phương án mang chữ ${letter}, đúng lượt là ${letterOf(open.options.length)}: hãy đánh lại A, B, C… liền nhau.`);
  open.options.push(text);
  return open;
} // prettier-ignore

function takeAnswer(gathering: Gathering, { line, stem, options }: Open, at: number, said: string): void {
  const letters = said.toUpperCase().match(/[A-Z]/gu) ?? [];
  const index = (letters[0]?.charCodeAt(0) ?? 0) - 65;
  if (letters.length > 1 || !/^[A-Za-z][.)]?$/u.test(said))
    return gathering.fault(at, `ANSWER ghi “${short(said)}”: phải là đúng một chữ cái; câu nhiều đáp án chưa có ở đây.`);
  if (index >= options.length)
    return gathering.fault(at, `ANSWER ghi “${said}” nhưng câu chỉ có ${options.length} phương án: hãy sửa chữ cái, hoặc thêm phương án.`);
  if (options.length > MOST.options)
    return gathering.fault(line, `Câu có ${options.length} phương án, tối đa ${MOST.options}: hãy bớt đi.`);
  try {
    const [asked, ...texts] = [stem.join('\n'), ...options].map((text) => wordsOf(text, 'moodle'));
    const truth = texts.length === 2 && texts[0] === 'Đúng' && texts[1] === 'Sai';
    const whys = texts.map(() => '');
    const question = { stem: asked ?? '', options: texts, correct: [index], accepts: [], whys, explanation: '', tags: [] };
    gathering.found.push({ line, question: { ...question, kind: truth ? 'true_false' : 'choice' }, carried: null });
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    gathering.fault(line, `Câu “${short(stem.join(' '))}” ${error.message}.`);
  }
} // prettier-ignore
