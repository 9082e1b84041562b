import type { Document, Provision } from '../../../../knowledge/types.ts';

/** A stretch of a document's text that is a provision, with the provisions inside it, in reading order. */
export interface Branch {
  readonly provision: Provision;
  readonly start: number;
  readonly end: number;
  readonly children: Branch[];
}

/**
 * Nests the provisions of a document by their place in its text, so that the whole text can be shown, and nothing
 * of it twice. A provision that runs over the end of the one it starts in keeps its anchor and loses its stretch.
 */
export function textTree(document: Document): Branch[] {
  const roots: Branch[] = [];
  const open: Branch[] = [];
  for (const provision of inReadingOrder(document)) {
    while (open.length > 0 && open.at(-1)!.end <= provision.start && !isInside(provision, open.at(-1)!))
      open.pop();
    const around = open.at(-1);
    const fits = around === undefined || isInside(provision, around);
    const end = fits ? provision.end : provision.start;
    const branch = { provision, start: provision.start, end, children: [] };
    (around?.children ?? roots).push(branch);
    if (fits) open.push(branch);
  }
  return roots;
}

function isInside(provision: Provision, branch: Branch): boolean {
  return branch.start <= provision.start && provision.end <= branch.end;
}

/** By start; the wider first; else as listed, where parents come before their children. */
function inReadingOrder(document: Document): Provision[] {
  return [...document.provisions].sort((a, b) => a.start - b.start || b.end - a.end);
}
