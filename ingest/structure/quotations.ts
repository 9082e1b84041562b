/**
 * Offsets between which a text quotes another: the new words of an amending law stand between “ and ” and are content,
 * not structure. Only quotations of several lines matter here. A mark that is never closed is ignored: a copy that lost
 * one mark must not lose the rest of its structure.
 */
export function quotedRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  const open: number[] = [];
  for (const match of text.matchAll(/[“”]/gu)) {
    if (match[0] === '“') open.push(match.index);
    else closeQuote(text, open, match.index, ranges);
  }
  return ranges;
}

function closeQuote(text: string, open: number[], end: number, ranges: [number, number][]): void {
  const start = open.pop();
  if (start !== undefined && text.slice(start, end).includes('\n')) ranges.push([start, end]);
}

/** True where the offset lies inside a quotation (its opening mark counts as outside). */
export function insideQuotation(ranges: readonly (readonly [number, number])[], offset: number): boolean {
  return ranges.some(([start, end]) => start < offset && offset < end);
}
