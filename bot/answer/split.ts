import { asksSomething, wordCount } from './wording.ts';

/** Where a question that asks several things is parted. Works on mended text: with marks, chat spellings written out. */

/** Words that begin a new question behind "và" or a comma. */
const QUESTION =
  '(?:ai|bao nhiêu|bao lâu|bao giờ|mấy|khi nào|ở đâu|nơi nào|cơ quan nào|phải|có|nếu|khi|thì|bị|được|xử|hình thức|thời|mức|hạn|báo|do|phạt|vi phạm|người|thủ trưởng|cơ quan|sếp|lỡ|rồi|mỗi|trong|muốn|ngoài|gửi|gia hạn|lương)';
const BETWEEN = new RegExp(
  [
    String.raw`\s*[;?]\s+`,
    String.raw`,?\s+(?:còn|với lại|đồng thời|ngoài ra)\s+(?=\p{L})`,
    String.raw`,\s*(?:và|vậy|thế|rồi|mà)\s+`,
    String.raw`,\s+`,
    String.raw`\s+và\s+`,
    String.raw`\s+rồi\s+(?=${QUESTION}(?!\p{L}))`,
  ].join('|'),
  'giu',
);
const WHETHER = /(?<!\p{L})có (?:phải|được|bị|cần)(?!\p{L})/iu;
/** Words that a question of its own has at least, and the first. */
const LEAST_WORDS = 3;
const MOST_PARTS = 3;

/** The parts of a question, each of which asks something; one where it asks one thing. */
export function splitQuestion(text: string): string[] {
  const parts = mergeTelling(text.split(BETWEEN).filter((part) => part.trim() !== ''));
  if (parts.length > 1) return parts.length > MOST_PARTS ? [text] : parts;
  return shareOut(text) ?? [text];
}

const LEANS =
  /^(?:và |rồi |thì )?(?:phải|được|bị|do|trong|mấy|bao nhiêu|bao lâu|ai|khi nào|hạn|mức)(?!\p{L})/iu;

/** True for a part that asks on of the one before it: what that matter lacks, the whole lacks. */
export function asksOn(part: string): boolean {
  return LEANS.test(part);
}

/** Words from which a part says by itself what it is about: "nộp cho ai" does not. */
const WORDS_ALONE = 4;

export function saysItsMatter(part: string): boolean {
  return wordCount(part) >= WORDS_ALONE;
}

const EACH = /(?<!\p{L})(?:lần lượt|mỗi (?:bên|loại|dịp|cái|thứ)|khác nhau)(?!\p{L})/iu;
const TWO =
  /^(.{6,80}?)\s+(?:và|với)\s+(.{6,}?)(\s+(?:thì|là|khi|lần lượt|mỗi|khác nhau|hạn|đơn|mốc)\s.+)$/iu;

/** "A và B lần lượt là mấy ngày": what is asked of both is asked of each. */
function shareOut(text: string): string[] | null {
  const [, one = '', other = '', asked = ''] = EACH.test(text) ? (TWO.exec(text) ?? []) : [];
  return asked === '' ? null : [`${one}${asked}`, `${other}${asked}`];
}

/** What only tells belongs to the question behind it; behind the last question, to that. */
function mergeTelling(pieces: readonly string[]): string[] {
  const parts: string[] = [];
  let told = '';
  for (const piece of pieces) {
    const whole = told === '' ? piece : `${told}, ${piece}`;
    if (asksAlone(piece) && wordCount(whole) >= LEAST_WORDS) {
      parts.push(whole);
      told = '';
    } else told = whole;
  }
  const last = parts.at(-1);
  if (told !== '' && last !== undefined) parts[parts.length - 1] = `${last}, ${told}`;
  return parts;
}

/** "không" asks at the end of a sentence alone: "không báo" does not. */
function asksAlone(piece: string): boolean {
  return (
    WHETHER.test(piece) ||
    asksSomething(piece.replace(/(?<!\p{L})(?:không|chưa)(?=\s+\p{L})(?!\s+(?:ạ|nhỉ|vậy))/giu, ' '))
  );
}
