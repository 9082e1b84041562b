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

/** Deepest nesting that is followed; deeper marks are a faulty text's, and the outermost are forgotten. */
const MAX_DEPTH = 20;

/** True for offsets inside a quotation or bracket that is closed; a mark without its partner encloses nothing. */
function enclosed(text: string): (offset: number) => boolean {
  const inside = new Uint8Array(text.length);
  const open: { at: number; closer: string }[] = [];
  for (const { 0: sign, index: at } of text.matchAll(/["“”«»()[\]]/gu)) {
    const expected = open.findLastIndex((mark) => mark.closer === sign);
    if (expected !== -1) {
      inside.fill(1, (open[expected]?.at ?? at) + 1, at);
      open.length = expected;
      continue;
    }
    const closer = sign === '"' ? '"' : CLOSERS[sign];
    if (closer !== undefined) open.push({ at, closer });
    if (open.length > MAX_DEPTH) open.shift();
  }
  return (offset) => inside[offset] === 1;
}
