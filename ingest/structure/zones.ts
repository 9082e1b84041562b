import { labelCandidate } from './labels.ts';
import { isFinished, isUpper, type Line } from './lines.ts';
import type { Mode } from './sequence.ts';
import { cutTail, type AnnexLines } from './tail.ts';

/** The lines of a text by their place in it. Lists may be empty. */
export interface Zones {
  /** Before the title: emblem, number, place and date, or the front matter of a copy. */
  readonly letterhead: readonly Line[];
  readonly title: readonly Line[];
  /** Preamble and numbered parts. */
  readonly body: readonly Line[];
  readonly recipients: readonly Line[];
  readonly signature: readonly Line[];
  /** After the signature: appendices, forms, and the rules that a decision puts in force. */
  readonly annexes: readonly AnnexLines[];
}

const KINDS =
  'CHỈ THỊ|NGHỊ QUYẾT|KẾT LUẬN|QUY ĐỊNH|QUYẾT ĐỊNH|QUY CHẾ|HƯỚNG DẪN|THÔNG BÁO|KẾ HOẠCH|CÔNG ĐIỆN|CHƯƠNG TRÌNH|' +
  'HIẾN PHÁP|BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ';
const KIND_LINE = new RegExp(`^(?:${KINDS})(?!\\p{L})`, 'u');
const KIND_ALONE = new RegExp(`^(?:${KINDS})[\\s*]*$`, 'u');
const LEGAL_BASIS = /^(?:Căn c[ứú]|Theo đề nghị|Xét )/u;
const SUBJECT = /^(?:[Vv]ề|V\/v|Quy định|Sửa đổi|Ban hành|Hướng dẫn)(?!\p{L})/u;
/** Who decides stands below the subject: "HỘI ĐỒNG NHÂN DÂN TỈNH …", "CHỦ TỊCH ỦY BAN NHÂN DÂN …". */
const AUTHORITY =
  /^(?:HỘI ĐỒNG|[ỦU]Y BAN|UỶ BAN|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH ÁN|THỐNG ĐỐC|BAN )/u;
const ENACTING = /^(?:Quốc hội|Chính phủ|Thủ tướng|Bộ trưởng|Hội đồng|Ủy ban|Chủ tịch)[^.]{0,80}ban hành /u;

/** Cuts the lines into zones. A text without a title line has its first paragraph as title, unless that is a label. */
export function cutZones(lines: readonly Line[], mode: Mode): Zones {
  const titleStart = findTitle(lines, mode);
  const titleEnd = endOfTitle(lines, titleStart);
  const firstLabel = lines.findIndex((line, i) => i >= titleEnd && labelCandidate(line) !== null);
  const bodyStart = firstLabel === -1 ? titleEnd : firstLabel + 1;
  const tail = cutTail(lines, bodyStart);
  return {
    letterhead: lines.slice(0, titleStart),
    title: lines.slice(titleStart, titleEnd),
    body: lines.slice(titleEnd, tail.start),
    recipients: tail.recipients,
    signature: tail.signature,
    annexes: tail.annexes,
  };
}

/** The whole text as numbered body: articles of a codification have neither head nor tail. */
export function bodyAlone(lines: readonly Line[]): Zones {
  return { letterhead: [], title: [], body: lines, recipients: [], signature: [], annexes: [] };
}

function indexFrom(
  lines: readonly Line[],
  from: number,
  test: (line: Line, index: number) => boolean,
): number {
  const index = lines.findIndex((line, i) => i >= from && test(line, i));
  return index === -1 ? lines.length : index;
}

function findTitle(lines: readonly Line[], mode: Mode): number {
  const firstLabel = indexFrom(lines, 0, (line) => isFirstLabel(line, mode));
  const named = (line: Line, i: number): boolean =>
    i < firstLabel && KIND_LINE.test(line.bare) && isUpper(line.bare);
  // A copy's own header may name the text before the text does; the line with the kind alone is the text's.
  const alone = lines.findIndex((line, i) => named(line, i) && KIND_ALONE.test(line.bare));
  return Math.max(alone === -1 ? lines.findIndex(named) : alone, 0);
}

function isFirstLabel(line: Line, mode: Mode): boolean {
  const candidate = labelCandidate(line);
  if (candidate === null) return false;
  return mode === 'articles' ? candidate.level === 'article' : candidate.value === '1';
}

/** Longest paragraph that a lone kind line takes for its subject, UTF-16 units: five printed lines. */
const MAX_SUBJECT = 500;

/** The title ends at a blank line, a legal basis or a label; a lone kind line takes the paragraphs of its subject too. */
function endOfTitle(lines: readonly Line[], start: number): number {
  const first = lines[start];
  if (first === undefined || labelCandidate(first) !== null) return start;
  let end = endOfParagraph(lines, start + 1);
  let last = end === start + 1 ? first : undefined;
  while (last !== undefined && KIND_LINE.test(first.bare)) {
    const next = lines[end];
    if (next === undefined || !isSubject(next, end === start + 1)) break;
    end = endOfParagraph(lines, end + 1);
    last = isUpper(next.bare) ? next : undefined;
  }
  return end;
}

function isSubject({ bare }: Line, straight: boolean): boolean {
  if (LEGAL_BASIS.test(bare) || ENACTING.test(bare)) return false;
  if (isUpper(bare) || SUBJECT.test(bare)) return true;
  return straight && bare.length <= MAX_SUBJECT && !isFinished(bare);
}

function endOfParagraph(lines: readonly Line[], from: number): number {
  return indexFrom(lines, from, (line, index) => {
    const above = lines[index - 1];
    const authority = above !== undefined && !isUpper(above.bare) && AUTHORITY.test(line.bare);
    const begins = LEGAL_BASIS.test(line.bare) || ENACTING.test(line.bare) || isSentence(line);
    return line.blankBefore || authority || begins || labelCandidate(line) !== null;
  });
}

/** Longest line of a title that ends as a sentence does, UTF-16 units: a printed line. */
const LONGEST_SENTENCE = 120;

/** A preamble's paragraph, in formats that have no blank lines: titles end without a full stop. */
function isSentence({ bare }: Line): boolean {
  return bare.length > LONGEST_SENTENCE && isFinished(bare) && !isUpper(bare);
}

/** Title in one line: the subject without the lines that name kind and issuer. */
export function titleText(lines: readonly Line[]): string {
  const subject = lines.findIndex((line) => SUBJECT.test(line.bare));
  const from = subject === -1 ? Math.min(1, lines.length - 1) : subject;
  return lines
    .slice(from)
    .map((line) => line.bare.replaceAll('*', '').trim())
    .join(' ');
}

/** "Đã ký: Nguyễn …": what a copy writes for the handwriting. */
const SIGNED = /^\(?đã ký\)?\s*:?\s*/iu;
/** What follows is signed by the office that made the copy. */
const COPIED = /^(?:SAO Y|TRÍCH SAO|XÁC THỰC VĂN BẢN)/u;
const PERSON = /^(?:\p{Lu}\p{Ll}+\s){1,4}\p{Lu}\p{Ll}+$/u;

/** The signer: the last line of the signature that is a person's name. */
export function signerName(lines: readonly Line[]): string | null {
  const copied = lines.findIndex((line) => COPIED.test(line.bare));
  const own = copied === -1 ? lines : lines.slice(0, copied);
  const names = own.map((line) => line.bare.replace(SIGNED, '').trim());
  return names.findLast((name) => PERSON.test(name)) ?? null;
}
