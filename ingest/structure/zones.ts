import { labelCandidate } from './labels.ts';
import { isUpper, type Line } from './lines.ts';
import type { Mode } from './sequence.ts';

/** The lines of a text by their place in it. Lists may be empty. */
export interface Zones {
  /** Before the title: emblem, number, place and date, or the front matter of a copy. */
  readonly letterhead: readonly Line[];
  readonly title: readonly Line[];
  /** Preamble and numbered parts. */
  readonly body: readonly Line[];
  readonly recipients: readonly Line[];
  readonly signature: readonly Line[];
  /** After the signature: appendices and forms. */
  readonly appendix: readonly Line[];
}

const KINDS =
  'CHỈ THỊ|NGHỊ QUYẾT|KẾT LUẬN|QUY ĐỊNH|QUYẾT ĐỊNH|QUY CHẾ|HƯỚNG DẪN|THÔNG BÁO|KẾ HOẠCH|CÔNG ĐIỆN|CHƯƠNG TRÌNH|' +
  'HIẾN PHÁP|BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ';
const KIND_LINE = new RegExp(`^(?:${KINDS})(?!\\p{L})`, 'u');
const KIND_ALONE = new RegExp(`^(?:${KINDS})[\\s*]*$`, 'u');
const LEGAL_BASIS = /^(?:Căn c[ứú]|Theo đề nghị|Xét )/u;
const SUBJECT = /^(?:Về|V\/v|Quy định|Sửa đổi|Ban hành|Hướng dẫn)(?!\p{L})/u;
/** "Nơi nhận", or the address that stands first in every such list where a copy lost the words. */
const RECIPIENTS = /^(?:Nơi nhận|[-~–•]\s*(?:Ban Bí thư Trung ương|Thủ tướng, các Phó Thủ tướng))/u;
const OFFICES =
  'CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|TỔNG BÍ THƯ|BÍ THƯ|PHÓ BÍ THƯ|CHÁNH VĂN PHÒNG';
const SIGNATURE = new RegExp(`^(?:T/M|TM\\.|T\\.M\\.?|KT\\.|TL\\.|TUQ\\.|(?:${OFFICES})(?!\\p{L}))`, 'u');
/** A line that only says "Phụ lục", with its number or in capitals. */
const APPENDIX = /^(?:PHỤ LỤC(?!\p{L})|(?:Phụ lục|Mẫu số)(?:\s+(?:[IVX]+|\d+)[a-z]?)?[.:]?$)/u;

/** Cuts the lines into zones. A text without a title line has its first paragraph as title. */
export function cutZones(lines: readonly Line[], mode: Mode): Zones {
  const titleStart = findTitle(lines, mode);
  const titleEnd = endOfTitle(lines, titleStart);
  const firstLabel = lines.findIndex((line, i) => i >= titleEnd && labelCandidate(line) !== null);
  const bodyStart = firstLabel === -1 ? titleEnd : firstLabel + 1;
  const appendixStart = indexFrom(lines, bodyStart, (line) => APPENDIX.test(line.bare));
  const tailStart = Math.min(indexFrom(lines, bodyStart, isTail), appendixStart);
  const tail = cutTail(lines.slice(tailStart, appendixStart));
  return {
    letterhead: lines.slice(0, titleStart),
    title: lines.slice(titleStart, titleEnd),
    body: lines.slice(titleEnd, tailStart),
    ...tail,
    appendix: lines.slice(appendixStart),
  };
}

function indexFrom(lines: readonly Line[], from: number, test: (line: Line) => boolean): number {
  const index = lines.findIndex((line, i) => i >= from && test(line));
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

/** The title ends at a blank line, a legal basis or a label; a lone kind line takes the paragraph after it too. */
function endOfTitle(lines: readonly Line[], start: number): number {
  const end = endOfParagraph(lines, start + 1);
  const next = lines[end];
  const lone = end === start + 1 && next !== undefined && (isUpper(next.bare) || SUBJECT.test(next.bare));
  return lone && labelCandidate(next) === null ? endOfParagraph(lines, end + 1) : end;
}

function endOfParagraph(lines: readonly Line[], from: number): number {
  return indexFrom(lines, from, (line) => {
    return line.blankBefore || LEGAL_BASIS.test(line.bare) || labelCandidate(line) !== null;
  });
}

function isTail(line: Line): boolean {
  return RECIPIENTS.test(line.bare) || isSignature(line);
}

function isSignature(line: Line): boolean {
  return SIGNATURE.test(line.bare) && isUpper(line.bare);
}

/** Recipients and signature come in either order, or one of them is absent. */
function cutTail(lines: readonly Line[]): Pick<Zones, 'recipients' | 'signature'> {
  const recipients = lines.findIndex((line) => RECIPIENTS.test(line.bare));
  const signature = lines.findIndex(isSignature);
  if (recipients === -1) return { recipients: [], signature: lines };
  if (signature === -1) return { recipients: lines, signature: [] };
  if (recipients < signature)
    return { recipients: lines.slice(0, signature), signature: lines.slice(signature) };
  return { recipients: lines.slice(recipients), signature: lines.slice(0, recipients) };
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
const PERSON = /^(?:\p{Lu}\p{Ll}+\s){1,4}\p{Lu}\p{Ll}+$/u;

/** The signer: the last line of the signature that is a person's name. */
export function signerName(lines: readonly Line[]): string | null {
  const names = lines.map((line) => line.bare.replace(SIGNED, '').trim());
  return names.findLast((name) => PERSON.test(name)) ?? null;
}
