import { annexHead, annexTitle, type AnnexHead } from './annexes.ts';
import { labelCandidate } from './labels.ts';
import { isUpper, type Line } from './lines.ts';
import { isLinking } from './sequence.ts';

/** The lines of one appendix, form or attached rule, with what its first line says. */
export interface AnnexLines {
  readonly head: AnnexHead;
  readonly lines: readonly Line[];
}

/** What stands after the numbered body. */
export interface Tail {
  /** Index of its first line. */
  readonly start: number;
  readonly recipients: readonly Line[];
  readonly signature: readonly Line[];
  readonly annexes: readonly AnnexLines[];
}

/** "Nơi nhận", or the address that stands first in every such list where a copy lost the words. */
const RECIPIENTS = /^(?:Nơi nhận|[-~–•]\s*(?:Ban Bí thư Trung ương|Thủ tướng, các Phó Thủ tướng))/u;
const OFFICES =
  'CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|TỔNG BÍ THƯ|BÍ THƯ|PHÓ BÍ THƯ|CHÁNH VĂN PHÒNG';
const SIGNATURE = new RegExp(`^(?:T/M|TM\\.|T\\.M\\.?|KT\\.|TL\\.|TUQ\\.|(?:${OFFICES})(?!\\p{L}))`, 'u');

/** Cuts off recipients, signature and appendices; `from` is the first line that may belong to them. */
export function cutTail(lines: readonly Line[], from: number): Tail {
  const tail = lines.findIndex((line, i) => i >= from && isTail(line) && isLast(lines, i));
  const starts = annexStarts(lines, from, tail === -1 ? lines.length : tail);
  const firstAnnex = starts[0]?.index ?? lines.length;
  const start = tail === -1 ? firstAnnex : Math.min(tail, firstAnnex);
  const annexes = starts.map(({ index, head }, i) => ({
    head,
    lines: lines.slice(index, starts[i + 1]?.index ?? lines.length),
  }));
  return { start, ...splitTail(lines.slice(start, firstAnnex).flatMap(cells)), annexes };
}

function isTail(line: Line): boolean {
  return cells(line).some((cell) => RECIPIENTS.test(cell.bare) || isSignature(cell));
}

function isSignature(line: Line): boolean {
  return SIGNATURE.test(line.bare) && isUpper(line.bare);
}

/** A chapter may be headed "BỘ TRƯỞNG, THỨ TRƯỞNG": after a signature only an attached rule has Điều, from 1 on. */
function isLast(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1];
  const heading = above && labelCandidate(above);
  if (heading && ['part', 'chapter', 'section'].includes(heading.level)) return false;
  for (const line of lines.slice(index + 1)) {
    const candidate = labelCandidate(line);
    if (candidate?.level === 'article') return candidate.value === '1';
  }
  return true;
}

/** A table without lines sets recipients and signature side by side: its cells, where that is so. */
function cells(line: Line): Line[] {
  if (!line.text.includes('\t')) return [line];
  let offset = line.start;
  return line.text.split('\t').flatMap((cell) => {
    const text = cell.trim();
    const start = offset + cell.indexOf(text);
    offset += cell.length + 1;
    if (text === '') return [];
    return [{ ...line, text, bare: text, start, bareStart: start, end: start + text.length }];
  });
}

function annexStarts(
  lines: readonly Line[],
  from: number,
  tail: number,
): { index: number; head: AnnexHead }[] {
  const starts: { index: number; head: AnnexHead }[] = [];
  for (let index = from; index < lines.length; index++) {
    const above = lines[index - 1];
    if (above && isLinking(above.bare)) continue;
    const begun = index > tail || starts.length > 0;
    const head = annexHead(lines, index, begun);
    if (head === null) continue;
    starts.push({ index, head });
    // "DANH MỤC" below "PHỤ LỤC I" is its title, not another appendix.
    index += Math.max(annexTitle(lines.slice(index), head).count - 1, 0);
  }
  return starts;
}

/** Recipients and signature come in either order, or one of them is absent. */
function splitTail(lines: readonly Line[]): Pick<Tail, 'recipients' | 'signature'> {
  const recipients = lines.findIndex((line) => RECIPIENTS.test(line.bare));
  const signature = lines.findIndex(isSignature);
  if (recipients === -1) return { recipients: [], signature: lines };
  if (signature === -1) return { recipients: lines, signature: [] };
  if (recipients < signature)
    return { recipients: lines.slice(0, signature), signature: lines.slice(signature) };
  return { recipients: lines.slice(recipients), signature: lines.slice(0, recipients) };
}
