import type { Span } from '../../knowledge/types.ts';
import { labelCandidate } from './labels.ts';
import { isUpper, type Line } from './lines.ts';
import { ordinal, slug } from './ordinals.ts';
import type { Node } from './tree.ts';

/** What the first line of an appendix says. */
export interface AnnexHead {
  /** A form stands under the appendix before it. */
  readonly level: 'appendix' | 'form';
  /** As a person cites it: `Phụ lục I`, `Mẫu số 01`, `Quy chế kèm theo`. */
  readonly name: string;
  /** UTF-16 length of the label within the line's bare text. */
  readonly length: number;
}

const NUMBER = '(?:[Ss]ố|SỐ)?\\s*([IVXLC]+|\\d+[\\w./-]*|[A-Z])?';
const APPENDIX = new RegExp(`^(?:PHỤ LỤC|Phụ lục|Phụ Lục)(?!\\p{L})\\s*${NUMBER}(?!\\p{L})`, 'u');
const FORM = new RegExp(`^(?:MẪU|Mẫu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu)\\s+${NUMBER}(?!\\p{L})`, 'u');
/** Rules that a decision puts in force have their own kind as head, and say so in brackets below. */
const ATTACHED =
  /^(QUY CHẾ|QUY ĐỊNH|QUY TẮC|QUY TRÌNH|QUY CHUẨN|ĐIỀU LỆ|NỘI QUY|ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH|DANH MỤC|HƯỚNG DẪN|CHIẾN LƯỢC|TIÊU CHUẨN|ĐỊNH MỨC|BẢNG)(?!\p{L})/u;
const ENCLOSED = /^\((?:được |Được )?(?:Ban hành |ban hành )?(?:[Kk]èm theo|KÈM THEO)/u;
/** Lines between an attached rule's kind and "(Ban hành kèm theo …": its subject. */
const SUBJECT_LINES = 8;

/** What the line says as head of an appendix; null where it is none. `begun`: the numbered body has ended before it. */
export function annexHead(lines: readonly Line[], index: number, begun: boolean): AnnexHead | null {
  const bare = lines[index]?.bare ?? '';
  const appendix = headed(bare, APPENDIX, 'appendix', 'Phụ lục', '');
  if (appendix !== null || !begun) return appendix;
  return headed(bare, FORM, 'form', 'Mẫu', 'số ') ?? attached(lines, index);
}

function headed(
  bare: string,
  pattern: RegExp,
  level: AnnexHead['level'],
  word: string,
  number: string,
): AnnexHead | null {
  const match = pattern.exec(bare);
  if (match === null || (level === 'form' && match[1] === undefined)) return null;
  const rest = bare.slice(match[0].length).replaceAll('*', '').trim();
  if (rest !== '' && !/^[.:–—(-]/u.test(rest) && !isUpper(rest)) return null;
  const value = match[1]?.replace(/[.]+$/u, '');
  const separator = /^\s*[.:]?\s*/u.exec(bare.slice(match[0].length))?.[0].length ?? 0;
  return {
    level,
    name: value === undefined ? word : `${word} ${number}${value}`,
    length: match[0].trimEnd().length + (rest === '' ? 0 : separator),
  };
}

function attached(lines: readonly Line[], index: number): AnnexHead | null {
  const kind = ATTACHED.exec(lines[index]?.bare ?? '')?.[1];
  if (kind === undefined || !isUpper(lines[index]?.bare ?? '')) return null;
  const near = lines.slice(index + 1, index + 1 + SUBJECT_LINES);
  const numbered = near.findIndex((line) => labelCandidate(line) !== null);
  const below = numbered === -1 ? near : near.slice(0, numbered);
  if (!below.some((line) => ENCLOSED.test(line.bare))) return null;
  return { level: 'appendix', name: `${kind.charAt(0)}${kind.slice(1).toLowerCase()} kèm theo`, length: 0 };
}

/** Where an appendix's head ends, and the brackets below it that say what it belongs to. */
export function annexTitle(
  lines: readonly Line[],
  head: AnnexHead,
): { count: number; heading: Span | null; origin: Span | null } {
  const [first] = lines;
  if (first === undefined) return { count: 0, heading: null, origin: null };
  const opening = lines.findIndex((line, i) => i <= SUBJECT_LINES && ENCLOSED.test(line.bare));
  const upper = lines.findIndex((line, i) => i > 0 && !isUpper(line.bare));
  const titled = opening > 0 ? opening : upper === -1 ? lines.length : upper;
  const start = first.bareStart + head.length + leadingSpace(first, head.length);
  const last = lines[titled - 1] ?? first;
  const heading = start < last.end ? { start, end: last.end } : afterFirst(lines, titled);
  if (opening <= 0) return { count: titled, heading, origin: null };
  const closing = lines.findIndex(
    (line, i) => i >= opening && i < opening + 4 && /\)[*.]*$/u.test(line.bare),
  );
  const end = closing === -1 ? opening : closing;
  const origin = { start: lines[opening]?.start ?? 0, end: lines[end]?.end ?? 0 };
  return { count: end + 1, heading, origin };
}

function leadingSpace(line: Line, from: number): number {
  return /^[\s*]*/u.exec(line.bare.slice(from))?.[0].length ?? 0;
}

function afterFirst(lines: readonly Line[], titled: number): Span | null {
  const [second, last] = [lines[1], lines[titled - 1]];
  return titled > 1 && second && last ? { start: second.start, end: last.end } : null;
}

export function isAnnex(node: Node): boolean {
  return node.level === 'appendix' || node.level === 'form';
}

/** `Phụ lục I`, `Mẫu số 01`, `Quy chế kèm theo`. */
export function annexName(node: Node): string {
  return node.value;
}

/** Part of an id: `pl1`, `mau1`, `quy-che`. */
export function annexStep(node: Node): string {
  const [, word = '', value = ''] = /^(Phụ lục|Mẫu|.+(?= kèm theo))\s?(?:số )?(.*)$/u.exec(node.value) ?? [];
  if (word !== 'Phụ lục' && word !== 'Mẫu') return slug(word.replaceAll('đ', 'd'));
  const number = ordinal(value);
  const rest = number === null ? slug(value).replace(/^0+(?=\d)/u, '') : String(number);
  return `${word === 'Mẫu' ? 'mau' : 'pl'}${rest}`;
}
