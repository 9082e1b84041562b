/** An offset at which a clause ends (the sign included) and what ends it. */
export interface Boundary {
  readonly at: number;
  readonly by: 'semicolon' | 'sentence';
}

const CLOSERS: Record<string, string> = { '“': '”', '«': '»', '(': ')', '[': ']' };
/** Words after which a full stop ends no sentence: titles and short forms of official texts. */
const ABBREVIATIONS =
  /(?:^|[\s(“"])(?:TP|Tp|tp|TX|TT|PGS|GS|TS|ThS|BS|Th|Tr|đ\/c|Đ\/c|Q|P|H|X|St|No|v\.v|KT|TM|TL|TUQ)$/u;

/** Every clause boundary of a text that lies outside quotations and brackets. */
export function findBoundaries(text: string): Boundary[] {
  const inside = enclosed(text);
  const boundaries: Boundary[] = [];
  for (const match of text.matchAll(/;|[.?!]/gu)) {
    const by = match[0] === ';' ? 'semicolon' : 'sentence';
    const at = match.index + 1;
    if (inside(match.index) || (by === 'sentence' && !endsSentence(text, match.index))) continue;
    boundaries.push({ at, by });
  }
  return boundaries;
}

/** ". " before a capital; not after an abbreviation, within a number, or within an ellipsis. */
function endsSentence(text: string, index: number): boolean {
  if (text[index + 1] === '.' || text[index - 1] === '.') return false;
  if (!/^["”*)]*\s+(?:[-–+•]\s+)?["“(*]*\p{Lu}/u.test(text.slice(index + 1, index + 40))) return false;
  return !ABBREVIATIONS.test(text.slice(Math.max(0, index - 8), index));
}

/** True for offsets inside a quotation or bracket that is closed; a mark without its partner encloses nothing. */
function enclosed(text: string): (offset: number) => boolean {
  const ranges: [number, number][] = [];
  const open: { at: number; closer: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const expected = open.findLastIndex((mark) => mark.closer === sign);
    if (expected !== -1) {
      ranges.push([open[expected]?.at ?? at, at]);
      open.length = expected;
    } else if (sign === '"') open.push({ at, closer: '"' });
    else if (CLOSERS[sign] !== undefined) open.push({ at, closer: CLOSERS[sign] });
  }
  return (offset) => ranges.some(([start, end]) => start < offset && offset < end);
}
