import { foldText, letterOf, MOST, short } from '../../../quiz-shape.ts';
import { tidy, wordsOf } from '../text.ts';
import { Gathering, Unfit, type Question, type Reading } from '../types.ts';
import { meantCell, type Row } from './cells.ts';
import { columnOf, type Column } from './columns.ts';

/** Rows in which the headings are looked for: a title and a date may stand above them. */
const HEADING_WITHIN = 10;

/** Reads a sheet, a question a row. */
export function readTable(rows: readonly Row[]): Reading {
  const gathering = new Gathering();
  const at = rows.slice(0, HEADING_WITHIN).findIndex(isHeading);
  const heading = rows[at];
  if (heading === undefined) {
    gathering.fault(rows[0]?.line ?? 1, 'Không thấy hàng tiêu đề: cần có cột “Câu hỏi” và cột “Đáp án” (các phương án ở cột A, B, C, D).');
    return gathering;
  }
  const columns = heading.cells.map((cell) => (cell.trim() === '' ? 'shown' : columnOf(cell)));
  for (const [index, column] of columns.entries())
    if (column === null) gathering.note(heading.line, `Cột “${short(heading.cells[index] ?? '')}” không dùng đến: bỏ qua.`);
  for (const row of rows.slice(at + 1)) if (row.cells.some((cell) => cell.trim() !== '')) readRow(gathering, row, columns);
  return gathering;
} // prettier-ignore

/** Whether a row says what stands below it. */
export const isHeading = ({ cells }: Row): boolean => {
  const columns = cells.map(columnOf);
  return columns.includes('stem') && columns.includes('answer');
};

function readRow(gathering: Gathering, { line, cells }: Row, columns: readonly (Column | null)[]): void {
  const texts = cells.map(meantCell);
  try {
    const fields = fieldsOf(texts, columns);
    gathering.found.push({ line, question: questionFrom(fields), carried: fields.carried || null });
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const stem = texts[columns.indexOf('stem')] ?? '';
    gathering.fault(line, `Câu “${short(tidy(stem))}” ${error.message}.`);
  }
}

type Named = Exclude<Column, object>;
type Fields = Record<Named, string> & { readonly options: string[]; readonly whys: string[] };

/** @throws Unfit where options have gaps between them, or a text is none */
function fieldsOf(texts: readonly string[], columns: readonly (Column | null)[]): Fields {
  const named: Record<Named, string> = { stem: '', type: '', answer: '', accepts: '', explanation: '', tags: '', carried: '', shown: '' };
  const [options, whys]: [string[], string[]] = [[], []];
  for (const [at, column] of columns.entries()) {
    const text = texts[at] ?? '';
    if (column === null || column === 'shown') continue;
    if (column === 'carried') named.carried = text;
    else if (typeof column === 'string') named[column] = wordsOf(text, 'plain');
    else if ('option' in column) options[column.option] = wordsOf(text, 'plain');
    else whys[column.why] = wordsOf(text, 'plain');
  }
  const last = options.findLastIndex((text) => text !== '' && text !== undefined);
  const all = Array.from({ length: last + 1 }, (_, at) => options[at] ?? '');
  const empty = all.indexOf('');
  if (empty >= 0) throw new Unfit(`bỏ trống phương án ${letterOf(empty)} nhưng có phương án ${letterOf(last)}: hãy dồn các phương án liền nhau`);
  return { ...named, options: all, whys: all.map((_, at) => whys[at] ?? '') };
} // prettier-ignore

function questionFrom(fields: Fields): Question {
  const { stem, explanation } = fields;
  const kind = kindOf(fields);
  const options = kind === 'true_false' ? ['Đúng', 'Sai'] : fields.options;
  const whys = options.map((_, at) => fields.whys[at] ?? '');
  const list = (text: string, sign: RegExp): string[] => text.split(sign).map((part) => part.trim()).filter((part) => part !== '');
  const rest = { kind, stem, explanation, accepts: list(fields.accepts, /\|/u), tags: list(fields.tags, /[;,]/u) };
  if (kind === 'short' && options.length === 0) {
    if (fields.answer === '') throw new Unfit('chưa có đáp án: hãy điền cột Đáp án');
    return { ...rest, options: [fields.answer], correct: [0], whys: [''] };
  }
  return { ...rest, options, whys, correct: correctOf(kind, fields.answer, options) };
} // prettier-ignore

const KINDS: readonly (readonly [RegExp, Question['kind']])[] = [
  [/^(?:đúng\s*\/?\s*sai|true_?\s*\/?false|true_false|t\/f)$/iu, 'true_false'],
  [/^(?:chọn một|một đáp án|trắc nghiệm|tình huống|single_choice|match|multiple choice|multichoice|quiz)$/iu, 'choice'],
  [/^(?:điền chỗ trống|điền khuyết|trả lời ngắn|fill_blank|short answer|shortanswer)$/iu, 'short'],
  [/^(?:sắp xếp|thứ tự|order|ordering)$/iu, 'order'],
]; // prettier-ignore

/** What the type column says; where it is empty, what the rest looks like. */
function kindOf({ type, stem, options, answer }: Fields): Question['kind'] {
  const said = KINDS.find(([pattern]) => pattern.test(type));
  if (said) return said[1];
  if (type !== '')
    throw new Unfit(`ghi loại “${short(type)}” chưa có ở đây: hãy ghi Đúng/sai, Chọn một, Điền chỗ trống hoặc Sắp xếp`);
  const truth = options.length === 2 && TRUE.test(options[0] ?? '') && FALSE.test(options[1] ?? '');
  if (truth || (options.length === 0 && (TRUE.test(answer) || FALSE.test(answer)))) return 'true_false';
  return options.length === 0 && /_{3,}/u.test(stem) ? 'short' : 'choice';
} // prettier-ignore

const TRUE = /^(?:đúng|true|t|đ)$/iu;
const FALSE = /^(?:sai|false|f|s)$/iu;

function correctOf(kind: Question['kind'], answer: string, options: readonly string[]): number[] {
  if (answer === '') throw new Unfit('chưa có đáp án: hãy điền cột Đáp án, ví dụ A');
  if (options.length === 0) throw new Unfit('không có phương án nào: hãy điền các cột A, B, C, D');
  if (kind === 'true_false' && (TRUE.test(answer) || FALSE.test(answer))) return [TRUE.test(answer) ? 0 : 1];
  const places = answer.split(/[\s,;>→-]+/u).filter((part) => part !== '').map(placeOf);
  const known = places.every((place) => place !== null && place >= 0 && place < MOST.options);
  if (!known) return [byText(answer, options)];
  const indexes = places.map((place) => place ?? 0);
  if (kind !== 'order' && indexes.length > 1) throw new Unfit(`có ${indexes.length} đáp án “${answer}”; câu nhiều đáp án chưa có ở đây: hãy để đúng một, hoặc tách thành nhiều câu đúng/sai`);
  const beyond = indexes.find((at) => at >= options.length);
  if (beyond !== undefined) throw new Unfit(`ghi đáp án “${answer}” nhưng chỉ có ${options.length} phương án: hãy sửa cột Đáp án`);
  return indexes;
} // prettier-ignore

/** `B`, `b.`, `2`: from 0. */
function placeOf(part: string): number | null {
  const [letter, digits] = [/^([a-j])[.)]?$/iu.exec(part), /^(\d{1,2})[.)]?$/u.exec(part)];
  if (letter !== null) return (letter[1] ?? 'a').toLowerCase().charCodeAt(0) - 97;
  return digits === null ? null : Number(digits[1]) - 1;
}

/** The answer written out as one of the options. */
function byText(answer: string, options: readonly string[]): number {
  const at = options.findIndex((text) => foldText(text) === foldText(answer));
  if (at < 0) throw new Unfit(`ghi đáp án “${short(answer)}” không trùng phương án nào: hãy ghi chữ cái A, B, C hoặc chép đúng phương án`);
  return at;
} // prettier-ignore
