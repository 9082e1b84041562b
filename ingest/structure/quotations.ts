/**
 * Offsets between which a text quotes another: the new words of an amending law stand between “ and ” (or two straight
 * marks) and are content, not structure. Only quotations of several lines matter here. A mark that is never closed is
 * ignored: a copy that lost one mark must not lose the rest of its structure.
 */
export function quotedRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  const open: number[] = [];
  for (const match of text.matchAll(/[“”]/gu)) {
    if (match[0] === '”') closeQuote(text, open, match.index, ranges);
    else if (!repeatsOpening(text, open, match.index)) open.push(match.index);
  }
  return [...ranges, ...straightRanges(text)].sort((a, b) => a[0] - b[0]);
}

type Range = readonly [number, number];

/** Lines that a quotation within a sentence may take: more, and one of its marks is a fault of the copy. */
const MAX_INLINE = 8;

function closeQuote(text: string, open: number[], end: number, ranges: Range[]): void {
  const start = open.pop();
  if (start === undefined) return;
  const lines = text.slice(start, end).split('\n').length;
  const announced = text
    .slice(Math.max(0, start - 40), start)
    .trimEnd()
    .endsWith(':');
  if (lines > 1 && (announced || lines <= MAX_INLINE)) ranges.push([start, end]);
}

/** Older print repeats the opening mark before every paragraph of one quotation: it opens nothing new. */
function repeatsOpening(text: string, open: readonly number[], at: number): boolean {
  const outer = open[0];
  if (outer === undefined || !startsLine(text, at) || !startsLine(text, outer)) return false;
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end === -1 ? text.length : end);
  return !line.includes('”');
}

function startsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text[before] !== '\n' && /\s/u.test(text[before] ?? '')) before--;
  return before < 0 || text[before] === '\n';
}

/** `… như sau:` then a line that begins with a straight mark, up to a line that ends with one. */
const STRAIGHT = /:[^\S\n]*\n\s*"(?=[^"\n]*(?:\n|"[^"\n]*"))/gu;
const STRAIGHT_END = /"[.;,]{0,2}[^\S\n]*(?=\n|$)/gu;

function straightRanges(text: string): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(STRAIGHT)) {
    const start = match.index + match[0].length - 1;
    if (start < (ranges.at(-1)?.[1] ?? 0)) continue;
    STRAIGHT_END.lastIndex = start + 1;
    const end = STRAIGHT_END.exec(text)?.index;
    if (end !== undefined && text.slice(start, end).includes('\n')) ranges.push([start, end]);
  }
  return ranges;
}

/** The quotation that the offset lies in (its opening mark counts as outside); null where it lies in none. */
export function quotationAt(ranges: readonly Range[], offset: number): Range | null {
  return ranges.find(([start, end]) => start < offset && offset < end) ?? null;
}
