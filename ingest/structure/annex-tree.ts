import { annexTitle } from './annexes.ts';
import type { Warning } from './blocks.ts';
import { findMode, readBody } from './body.ts';
import { isUnwrapped } from './lines.ts';
import type { Mode } from './sequence.ts';
import type { Table } from './tables.ts';
import type { AnnexLines } from './tail.ts';
import type { Node } from './tree.ts';

/** An appendix as a tree, with the nodes that hold it: a form stands under the appendix before it. */
export interface Annex {
  /** Outermost first; the last is the appendix itself. */
  readonly chain: readonly Node[];
  readonly mode: Mode;
  readonly warnings: readonly Warning[];
}

/** The text that appendices are part of, and what is known of it. */
interface Whole {
  readonly text: string;
  readonly tables: readonly Table[];
  readonly recognised: boolean;
}

/** Reads the appendices of a text, each divided in its own manner. */
export function readAnnexes(whole: Whole, annexes: readonly AnnexLines[]): readonly Annex[] {
  const read: Annex[] = [];
  for (const lines of annexes) {
    const annex = readAnnex(whole, lines);
    const above =
      lines.head.level === 'form' ? read.findLast((one) => one.chain[0]?.level === 'appendix') : undefined;
    const holder = above?.chain[0];
    read.push(holder ? { ...annex, chain: [holder, ...annex.chain] } : annex);
  }
  return read;
}

function readAnnex({ text, tables, recognised }: Whole, { head, lines }: AnnexLines): Annex {
  const { count, heading, origin } = annexTitle(lines, head);
  const rest = lines.slice(count);
  const mode = findMode(rest);
  const manner = { mode, unwrapped: isUnwrapped(rest), articles: null, recognised };
  const { preamble, roots, warnings } = readBody(text, rest, manner, tables, false);
  const first = lines[0];
  const end = (first?.bareStart ?? 0) + head.length;
  const label =
    head.length > 0 && first ? { start: first.start, end, written: text.slice(first.bareStart, end) } : null;
  const node: Node = {
    level: head.level,
    value: head.name,
    label,
    heading,
    body: origin,
    children: [...preamble, ...roots],
  };
  return { chain: [node], mode, warnings };
}
