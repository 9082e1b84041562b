import type { LeftOut } from '../../reader.ts';

const FRONT_MATTER = /^\s*---\n[\s\S]*?\n---(?:\n|$)/u;
/** Headings under which the copies that we know put the rule's own text. */
const TEXT_BEGINS =
  /^#{1,6}\s+(?:\d+\.\s*)?(?:toàn\s+văn|văn\s+bản|nội\s+dung)(?:\s+(?:văn\s+bản|toàn\s+văn|gốc|nghị\s+định|thông\s+tư|luật|quyết\s+định))*(?:\s*\(.*\))?\s*$/iu;
/** The first lines that only a rule's body has; what follows them is never the author's. */
const BODY_BEGINS = /^[#>*_\s]*(?:Điều \d+\s?[.:]|Chương [IVX]+\b|Phần thứ(?!\p{L}))/u;
/** The motto stands at a rule's head, but some authors also put it above their own table. */
const MOTTO = /^[#>*_\s]*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)/u;
/** How a table about a document begins: `| Số hiệu | 244/2026/NĐ-CP |`. */
const ABOUT =
  /^\s*\|?\s*\**(?:Số hiệu|Số ký hiệu|Loại văn bản|Cơ quan ban hành|Ngày ban hành|Người ký|Trích yếu|Thuộc tính)\**\s*\|/iu;
/** Sections that authors add after their table. */
const AUTHORS_SECTION =
  /^#{1,6}\s+(?:\d+\.\s*)?(?:căn cứ pháp lý|tóm tắt|thông tin|ghi chú|mục lục|nguồn|văn bản liên quan)(?!\p{L})/iu;
const HEADING = /^#{1,6}\s/u;

/** The text without what the copy's author wrote before it, and that as left out. Quotes come only from the body. */
export function cutAuthorsHead(text: string): { body: string; leftOut: readonly LeftOut[] } {
  const front = FRONT_MATTER.exec(text)?.[0] ?? '';
  const rest = text.slice(front.length);
  const head = authorsHead(rest.split('\n'));
  return {
    body: rest.slice(head.length),
    leftOut: [...leaveOut(front, 'front-matter'), ...leaveOut(head, 'author-head')],
  };
}

function leaveOut(text: string, reason: string): LeftOut[] {
  return text.trim() === '' ? [] : [{ text: text.trim(), page: null, reason }];
}

/** Up to the heading "VĂN BẢN", or, where there is none, the table about the document with the author's sections after it. */
function authorsHead(lines: readonly string[]): string {
  const body = lines.findIndex((line) => BODY_BEGINS.test(line));
  const before = body === -1 ? lines : lines.slice(0, body);
  const about = before.findIndex((line) => ABOUT.test(line));
  const begins = before.findIndex((line) => TEXT_BEGINS.test(line));
  const isAuthors =
    begins !== -1 &&
    (!before.slice(0, begins).some((line) => MOTTO.test(line)) || (about !== -1 && about < begins));
  const end = isAuthors
    ? afterHeadings(before, begins)
    : about === -1
      ? 0
      : afterSections(before, endOfTable(before, about));
  return lines
    .slice(0, end)
    .map((line) => `${line}\n`)
    .join('');
}

/** The line after one or more such headings: "NỘI DUNG", "VĂN BẢN". */
function afterHeadings(lines: readonly string[], first: number): number {
  const next = lines.findIndex((line, index) => index > first && !/^[\s-]*$/u.test(line));
  return next !== -1 && TEXT_BEGINS.test(lines[next] ?? '') ? afterHeadings(lines, next) : first + 1;
}

function endOfTable(lines: readonly string[], first: number): number {
  const after = lines.findIndex((line, index) => index > first && !line.trim().startsWith('|'));
  return after === -1 ? lines.length : after;
}

/** The line before which the author's own sections end: at a heading that is none of theirs, or where the rule begins. */
function afterSections(lines: readonly string[], start: number): number {
  const next = lines.findIndex((line, index) => index >= start && !/^[\s-]*$/u.test(line));
  if (next === -1 || !AUTHORS_SECTION.test(lines[next] ?? '')) return start;
  const end = lines.findIndex(
    (line, index) => index > next && (HEADING.test(line) || MOTTO.test(line) || STARTS.test(line)),
  );
  return end === -1 ? lines.length : afterSections(lines, end);
}

/** How an issuer or a kind of document stands alone on a line: all capitals. */
const STARTS = /^[*_\s]*\p{Lu}{2,}(?:[\s*_]+\p{Lu}{2,})+[\s*_]*$/u;
