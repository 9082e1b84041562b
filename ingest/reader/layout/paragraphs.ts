import { around, median, textOf, type Box, type Row } from './types.ts';
import { weight } from './widths.ts';
import {
  isDrawn,
  isFinished,
  isLabelAlone,
  changesCase,
  isLinking,
  isUpper,
  labelKind,
  startsLower,
} from './words.ts';

/** How lines lie in running text. */
export interface Measure {
  /** Edges of the text of a page, points; by the page's number. */
  readonly edges: ReadonlyMap<number, Pick<Box, 'left' | 'right'>>;
  /** Distance of two lines of one paragraph, in heights of a letter. */
  readonly leading: number;
  /** True where paragraphs are set apart, so that a line that is not set apart goes on. */
  readonly spaced: boolean;
}

/** A distance larger than this many times the leading separates paragraphs: 6 points after 18 is 1.33; pictures of lines vary by 0.1. */
const APART = 1.22;
/** An indent larger than this many letter sizes begins a paragraph. */
const INDENT = 1;
/** Width of a space, letter sizes. */
const SPACE = 0.25;
/** The width of a line's first word is known to this factor only. */
const UNSURE = 0.25;
/** The same where paragraphs are set apart: words that hold together (“khoản 1”) leave more room at a line's end. */
const UNSURE_SPACED = 1;

/** True where `next` begins a paragraph and does not go on with the line before it. */
export function beginsParagraph(before: Row, next: Row, first: Row, measure: Measure): boolean {
  const [a, b] = [textOf(before), textOf(next)];
  if (isDrawn(a) || isDrawn(b)) return true;
  const label = labelKind(b);
  const full = isFull(before, next, measure);
  const wrapped = full !== false;
  if (label !== null) return !(wrapped && goesOnWithLabel(a, b, label));
  const goesOn = startsLower(b) ? wrapped || !isFinished(a) : isLinking(a) && (!isUpper(b) || /^\d/u.test(b));
  if (isApart(before, next, measure)) return !(startsLower(b) && wrapped && !isFinished(a));
  if (goesOn) return false;
  if (changesCase(a, b)) return true;
  if (isIndented(before, next, first, measure)) return true;
  if (fontOf(before) !== '' && fontOf(next) !== '' && fontOf(before) !== fontOf(next)) return true;
  const spaced = measure.spaced && before.page === next.page;
  // After a semicolon what begins anew has a label.
  return full === null ? isFinished(a) && !/;[”"»’)\]]*$/u.test(a) && !spaced : !full;
}

/** "…quy định tại khoản / 1. …", "kinh tế / - xã hội": the line was only broken before what looks like a label. */
function goesOnWithLabel(before: string, next: string, label: string): boolean {
  if (isFinished(before) || isLabelAlone(before)) return false;
  if (label === 'dash') return startsLower(next.slice(1).trim());
  return label !== 'basis' && label !== 'signature' && isLinking(before);
}

const sizeOf = (row: Row): number => median(row.fragments.map((fragment) => fragment.size));

function fontOf(row: Row): string {
  const fonts = new Set(row.fragments.map((fragment) => fragment.font));
  return fonts.size === 1 ? ([...fonts][0] ?? '') : '';
}

const middle = (row: Row): number => (row.top + row.bottom) / 2;

function isApart(before: Row, next: Row, { leading }: Measure): boolean {
  if (before.page !== next.page) return false;
  return gapOf([before, next]) > APART * leading;
}

/** Set in from the page's edge, and not hanging under a label. */
function isIndented(before: Row, next: Row, first: Row, { edges }: Measure): boolean {
  const size = sizeOf(next);
  const edge = (row: Row): number => row.left - (edges.get(row.page)?.left ?? 0);
  if (isCentred(before, edges) && isCentred(next, edges)) return false;
  const hangs = labelKind(textOf(first)) !== null && (before !== first || edge(next) > edge(first));
  if (before !== first && Math.abs(edge(next) - edge(before)) < INDENT * size) return false;
  return !hangs && edge(next) - edge(before) > INDENT * size;
}

function isCentred(row: Row, edges: Measure['edges']): boolean {
  const edge = edges.get(row.page);
  if (edge === undefined) return false;
  const [left, right] = [row.left - edge.left, edge.right - row.right];
  return left > 2 * sizeOf(row) && Math.abs(left - right) < 2 * sizeOf(row);
}

/** True where the next line's first word had no room on the line; null where that cannot be told. */
function isFull(before: Row, next: Row, { edges, spaced }: Measure): boolean | null {
  const edge = edges.get(before.page);
  if (edge === undefined) return null;
  const centred = isCentred(before, edges);
  const room = edge.right - before.right + (centred ? before.left - edge.left : 0);
  const needed = firstWordWidth(next) + SPACE * sizeOf(next);
  const more = spaced && before.page === next.page ? UNSURE_SPACED : UNSURE;
  if (room > needed * (1 + more)) return false;
  return room < needed * (1 - UNSURE) ? true : null;
}

function firstWordWidth(row: Row): number {
  const [fragment] = row.fragments;
  if (fragment === undefined) return 0;
  const word = /^\S+/u.exec(fragment.text)?.[0] ?? '';
  return ((fragment.right - fragment.left) * weight(word)) / Math.max(weight(fragment.text), 1);
}

/** Lines that must be seen to go on before their distance counts as the leading of the text. */
const ENOUGH = 5;

/** No text is set closer, heights of a letter. */
const LEAST_LEADING = 1.1;

/** Measures the running text of a source: edges by page, and the leading from lines that fill the page's width. */
export function measureText(rows: readonly Row[]): Measure {
  const pages = byPage(rows);
  const edges = new Map([...pages].map(([page, own]) => [page, around(own)]));
  const pairs = [...pages.values()].flatMap((own) =>
    own.slice(1).map((next, i) => [own[i] ?? next, next] as const),
  );
  const goingOn = pairs.filter(([before, next]) => {
    return isFull(before, next, { edges, leading: 0, spaced: false }) === true && !isFinished(textOf(before));
  });
  const gaps = (chosen: typeof pairs): number[] => chosen.map(gapOf).filter((gap) => gap > 0);
  const leading = goingOn.length >= ENOUGH ? median(gaps(goingOn)) : lowerQuarter(gaps(pairs));
  const found = { edges, leading: Math.max(leading, LEAST_LEADING), spaced: false };
  return { ...found, spaced: areSpaced(pairs, found) };
}

/** Part of the labelled lines that must be set apart where paragraphs are; headings at a page's head and lists may not. */
const MOSTLY = 0.9;

/** Labelled lines surely begin a paragraph: they show whether paragraphs are set apart. */
function areSpaced(pairs: readonly (readonly [Row, Row])[], measure: Measure): boolean {
  const labelled = pairs.filter(([, next]) => labelKind(textOf(next)) !== null);
  const apart = labelled.filter(([before, next]) => isApart(before, next, measure));
  return labelled.length >= ENOUGH && apart.length >= MOSTLY * labelled.length;
}

/** Distance of two lines in heights of a letter. */
function gapOf([before, next]: readonly [Row, Row]): number {
  return (middle(next) - middle(before)) / Math.max(sizeOf(before), sizeOf(next), 1);
}

function lowerQuarter(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] ?? 0;
}

function byPage(rows: readonly Row[]): Map<number, Row[]> {
  const pages = new Map<number, Row[]>();
  for (const row of rows) pages.set(row.page, [...(pages.get(row.page) ?? []), row]);
  return pages;
}
