import { GAP } from '../../../quiz-item.ts';
import { Gathering, Unfit, type Question, type Reading } from '../types.ts';
import { sayPairs } from '../answers.ts';
import { readAnswers } from './answers.ts';
import { giftText, hideEscaped } from './escape.ts';

/** Before what is carried for our own reading. */
export const CARRIED = 'ky-cuong: ';

/** Lines that stand together; blank lines stand between questions. */
interface Block {
  /** Of the first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Reads a GIFT file. */
export function readGift(text: string): Reading {
  const gathering = new Gathering();
  for (const block of blocksOf(text)) {
    const comments = block.lines.filter(isComment).map((line) => line.trim().slice(2).trim());
    // Comments become empty lines, so that lines still count.
    const words = block.lines.map((line) => (isComment(line) ? '' : line)).join('\n');
    if (words.trim() === '') continue;
    const line = block.line + words.slice(0, words.search(/\S/u)).split('\n').length - 1;
    readBlock(gathering, line, words.trim(), comments);
  }
  return gathering;
}

const isComment = (line: string): boolean => line.trimStart().startsWith('//');

function blocksOf(text: string): Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open: { line: number; lines: string[] } | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      open = null;
      continue;
    }
    if (open === null) blocks.push((open = { line: at + 1, lines: [] }));
    open.lines.push(line);
  }
  return blocks;
}

function readBlock(gathering: Gathering, line: number, words: string, comments: readonly string[]): void {
  if (words.startsWith('$CATEGORY:')) {
    if (words.includes('\n'))
      gathering.fault(line, 'Sau dòng $CATEGORY: phải có một dòng trống: hãy chèn dòng trống trước câu hỏi.');
    return;
  }
  if (!hideEscaped(words).includes('{') && !hideEscaped(words).includes('}')) {
    gathering.note(line, 'Đoạn mô tả, không phải câu hỏi: bỏ qua.');
    return;
  }
  try {
    const questions = parseGift(words).map((question) => ({ ...question, tags: tagsOf(comments) }));
    const carried = comments.find((comment) => comment.startsWith(CARRIED))?.slice(CARRIED.length) ?? null;
    if (questions.length > 1) gathering.note(line, sayPairs(titleOf(words), questions.length));
    gathering.found.push(...questions.map((question) => ({ line, question, carried })));
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    gathering.fault(line, `Câu “${titleOf(words)}” ${error.message}.`);
  }
}

/** How the file's own lines name it. */
function titleOf(words: string): string {
  const line = words.replace(/^::(.*?)::\s*/su, '$1 ').replace(/\s+/gu, ' ').replace(/\{.*$/u, '').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
} // prettier-ignore

/** One question, or one for each pair, without its comments. @throws Unfit where it is not one of ours */
function parseGift(words: string): Question[] {
  const hidden = withoutName(hideEscaped(words));
  const [start, end] = [hidden.indexOf('{'), hidden.indexOf('}')];
  if (start < 0 || end < start) throw new Unfit('thiếu một dấu ngoặc { hoặc }: hãy viết đủ cặp, và \\{ \\} nếu là chữ');
  const [before, after] = [hidden.slice(0, start), hidden.slice(end + 1).trim()];
  if (/[{}]/u.test(hidden.slice(start + 1, end) + after))
    throw new Unfit('có hai phần đáp án { } liền nhau: hãy chèn dòng trống giữa hai câu, và viết \\{ \\} nếu là chữ');
  const { text: stem, writing } = giftText(after === '' ? before : `${before}${GAP} ${after}`.replace(`${GAP} .`, `${GAP}.`), 'moodle');
  const body = hidden.slice(start + 1, end);
  const mark = body.lastIndexOf('####');
  const explanation = mark < 0 ? '' : giftText(body.slice(mark + 4).trim(), writing).text;
  const questions = readAnswers(stem, mark < 0 ? body : body.slice(0, mark), writing);
  // Words missing in the middle of a sentence are a gap, whether one types or chooses.
  const gapped = (kind: Question['kind']) => (after !== '' && kind === 'choice' && questions.length === 1 ? 'short' : kind);
  return questions.map((answers) => ({ ...answers, kind: gapped(answers.kind), explanation, tags: [] }));
} // prettier-ignore

function withoutName(hidden: string): string {
  const name = /^::.*?::/su.exec(hidden);
  return name === null ? hidden : hidden.slice(name[0].length).trim();
}

/** `[tag:word]` in comments, as Moodle writes them. */
const tagsOf = (comments: readonly string[]): string[] =>
  comments
    .filter((comment) => !comment.startsWith(CARRIED))
    .flatMap((comment) => [...comment.matchAll(/\[tag:((?:\\\]|[^\]<>`])+)\]/gu)])
    .map(([, tag = '']) => tag.replaceAll('\\]', ']').trim());
