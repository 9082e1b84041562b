import type { Span } from '../../knowledge/types.ts';
import type { Line } from './lines.ts';
import type { Node } from './tree.ts';

/** Characters that are no provision's text: labels, headings, and blocks that are left out with a reason. */
export interface Furniture extends Span {
  readonly role: 'label' | 'heading' | 'dropped';
  /** English, for checks and reports: `letterhead`, `rule`, `noise`, `attachment`; empty for labels and headings. */
  readonly reason: string;
}

/** Labels and headings of a tree. */
export function furnitureOf(nodes: readonly Node[]): Furniture[] {
  return nodes.flatMap((node) => [
    ...(node.label ? [{ ...rangeOf(node.label), role: 'label' as const, reason: '' }] : []),
    ...(node.heading ? [{ ...rangeOf(node.heading), role: 'heading' as const, reason: '' }] : []),
    ...furnitureOf(node.children),
  ]);
}

/** Lines that are left out. */
export function dropped(reason: string, lines: readonly Span[]): Furniture[] {
  return lines.map((line) => ({ ...rangeOf(line), role: 'dropped', reason }));
}

/**
 * The lines that lie in none of the spans. A stray line within a provision (between two paragraphs of it) stays part of its
 * text: quotes are one stretch of the source.
 */
export function outside<T extends Span>(
  length: number,
  lines: readonly T[],
  spans: readonly Span[],
): readonly T[] {
  const owned = new Uint8Array(length);
  for (const { start, end } of spans) owned.fill(1, start, end);
  return lines.filter((line) => owned[line.start] !== 1);
}

function rangeOf({ start, end }: Span): Span {
  return { start, end };
}

/** A line that only draws a rule under a letterhead or before a signature. */
const RULE = /^[\s_*=~–—-]{3,}$/u;
/** Files that the codification hangs on an article: their names stand in the page, their content does not. */
const ATTACHMENT = /^\S.{0,160}\.(?:docx?|pdf|xlsx?|rtf|zip|rar)$/iu;
/** The codification's own remark below an article. */
const REMARK = /^\((?:Điều|Khoản|Điểm|Chương|Mục) này có nội dung liên quan đến /u;

/** Why a line belongs to no provision; null where it does. */
export function strayReason(line: Line, codified: boolean): string | null {
  if (RULE.test(line.text)) return 'rule';
  if (!codified) return null;
  return ATTACHMENT.test(line.text) ? 'attachment' : REMARK.test(line.text) ? 'remark' : null;
}
