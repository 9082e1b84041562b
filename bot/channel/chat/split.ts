import { lengthOf, sliceBlock, textOf, type Block, type Section } from './rich.ts';

/** Between blocks of one section, and between sections. Counted by the splitter. */
export const BLOCK_JOINT = '\n';
export const SECTION_JOINT = '\n\n';

/**
 * Sections packed into messages of at most `limit` UTF-16 units, in order, with nothing lost but
 * pieces of white space alone (channels refuse them). A section stays whole
 * where it fits in one message; a quote is cut only where it alone is longer than a message.
 */
export function messagesOf(sections: readonly Section[], limit: number): (readonly Section[])[] {
  const pieces = sections.flatMap((section) => fitting(section, limit));
  return pack(pieces, limit, sectionLength, SECTION_JOINT.length);
}

/** A section as sections that each fit in one message. */
function fitting(section: Section, limit: number): readonly Section[] {
  const blocks = section.flatMap((block) => cut(block, limit)).filter((block) => textOf(block).trim() !== '');
  return pack(blocks, limit, lengthOf, BLOCK_JOINT.length);
}

/** Groups items so that each group's length, joints counted, is within the limit; items are within it already. */
function pack<T>(items: readonly T[], limit: number, length: (item: T) => number, joint: number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const needed = length(item) + joint;
    const last = groups.at(-1);
    if (last && needed <= room) last.push(item);
    else groups.push([item]);
    room = (last && needed <= room ? room : limit + joint) - needed;
  }
  return groups;
}

const sectionLength = (section: Section) =>
  section.reduce((sum, block) => sum + lengthOf(block) + BLOCK_JOINT.length, -BLOCK_JOINT.length);

/** A block in pieces within the limit, cut at sentence ends where there is one, else at word ends, else between characters. */
export function cut(block: Block, limit: number): Block[] {
  const text = textOf(block);
  const pieces: Block[] = [];
  for (let start = 0; start < text.length;) {
    const end =
      text.length - start <= limit ? text.length : start + cutAt(text.slice(start, start + limit + 1), limit);
    pieces.push(sliceBlock(block, start, end));
    start = end;
  }
  return pieces;
}

/** Where to end a piece of at most `limit` units; `window` has one unit more, to see what follows. */
function cutAt(window: string, limit: number): number {
  const sentence = lastEnd(window, /[.!?…;:]["”»’)\]]*\s+|\n+/g, limit);
  // A sentence that ends in the first half would leave a scrap of a message; a word end serves better then.
  if (sentence > limit / 2) return sentence;
  const word = lastEnd(window, /\s+/g, limit);
  return word > 0 ? word : betweenCharacters(window, limit);
}

/** The end of the last match that ends within the limit; 0 where there is none. */
function lastEnd(window: string, pattern: RegExp, limit: number): number {
  const ends = [...window.matchAll(pattern)].map((match) => match.index + match[0].length);
  return ends.filter((end) => end <= limit).at(-1) ?? 0;
}

/** Never through a surrogate pair, nor before a combining mark unless the marks fill the whole window. */
function betweenCharacters(window: string, limit: number): number {
  for (let end = limit; end > 0; end--) {
    if (/^(?!\p{M})[^\uDC00-\uDFFF]/u.test(window.slice(end, end + 2))) return end;
  }
  return /[\uDC00-\uDFFF]/.test(window.charAt(limit)) ? limit - 1 : limit;
}
