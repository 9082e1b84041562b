import type { LeftOut } from '../../reader.ts';

const FRONT_MATTER = /^\s*---\n[\s\S]*?\n---(?:\n|$)/u;
/** Headings under which the copies that we know put the rule's own text. */
const TEXT_BEGINS =
  /^#{1,6}\s+(?:\d+\.\s*)?(?:toàn\s+văn|văn\s+bản|nội\s+dung)(?:\s+(?:văn\s+bản|toàn\s+văn|gốc|nghị\s+định|thông\s+tư|luật|quyết\s+định))*\s*$/iu;
/** A rule's own first lines; what follows them is never the author's. */
const RULE_BEGINS =
  /^(?:[#>*_\s]*)(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Điều \d+[.:]|Chương [IVX]+\b|Phần thứ\b)/u;
/** How a table or list about a document begins: `| Số hiệu | 244/2026/NĐ-CP |`. */
const ABOUT =
  /^\s*\|?\s*\**(?:Số hiệu|Số ký hiệu|Loại văn bản|Cơ quan ban hành|Ngày ban hành|Người ký|Trích yếu|Thuộc tính)\**\s*\|/iu;

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

/** Up to the heading "VĂN BẢN", or, where there is none, the table about the document with the headings before it. */
function authorsHead(lines: readonly string[]): string {
  const rule = lines.findIndex((line) => RULE_BEGINS.test(line));
  const before = rule === -1 ? lines : lines.slice(0, rule);
  const begins = before.findIndex((line) => TEXT_BEGINS.test(line));
  const end = begins === -1 ? endOfTable(before) : begins + 1;
  return lines
    .slice(0, end)
    .map((line) => `${line}\n`)
    .join('');
}

/** The line after the table about the document; 0 where there is no such table. */
function endOfTable(lines: readonly string[]): number {
  const first = lines.findIndex((line) => ABOUT.test(line));
  if (first === -1) return 0;
  const after = lines.findIndex((line, index) => index > first && !line.trim().startsWith('|'));
  return after === -1 ? lines.length : after;
}
