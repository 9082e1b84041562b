import { EXPANDABLE_OVER } from './limits.ts';
import { lengthOf, textOf, type Block, type Run, type Section } from '../chat/rich.ts';
import { BLOCK_JOINT, SECTION_JOINT } from '../chat/split.ts';
import { wellFormed } from '../chat/well-formed.ts';

/** Sections as Telegram's HTML. All text is escaped here and nowhere else. */
export function htmlOf(sections: readonly Section[]): string {
  return sections.map((section) => section.map(blockHtml).join(BLOCK_JOINT)).join(SECTION_JOINT);
}

/** The same without formatting, for a server that refuses the formatted text. */
export function plainOf(sections: readonly Section[]): string {
  const plain = (block: Block) => (block.kind === 'quote' ? `“${textOf(block)}”` : textOf(block));
  return wellFormed(sections.map((section) => section.map(plain).join(BLOCK_JOINT)).join(SECTION_JOINT));
}

function blockHtml(block: Block): string {
  const inner = block.runs.map(runHtml).join('');
  if (block.kind === 'text') return inner;
  const folded = lengthOf(block) > EXPANDABLE_OVER ? ' expandable' : '';
  return `<blockquote${folded}>${inner}</blockquote>`;
}

function runHtml({ text, style }: Run): string {
  const escaped = escapeHtml(text);
  if (style === undefined) return escaped;
  return style === 'bold' ? `<b>${escaped}</b>` : `<i>${escaped}</i>`;
}

/** Documentation, "HTML style": `<`, `>` and `&` outside tags must be references. */
export function escapeHtml(text: string): string {
  return wellFormed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
