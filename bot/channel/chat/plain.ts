import { cut, messagesOf, BLOCK_JOINT, SECTION_JOINT } from './split.ts';
import { textOf, type Block, type Section } from './rich.ts';
import { wellFormed } from './well-formed.ts';

/** UTF-16 units of the marks around a quote. */
const MARKS = 2;

/**
 * Sections as messages of plain text of at most `limit` UTF-16 units, in order. A quote stands in “ ”; one that alone is
 * longer than a message is cut at sentence ends, and each part stands in marks of its own.
 */
export function plainMessages(sections: readonly Section[], limit: number): string[] {
  const quoted = sections.map((section) => section.flatMap((block) => inMarks(block, limit)));
  return messagesOf(quoted, limit).map((message) =>
    wellFormed(message.map((section) => section.map(textOf).join(BLOCK_JOINT)).join(SECTION_JOINT)),
  );
}

function inMarks(block: Block, limit: number): Block[] {
  if (block.kind === 'text') return [block];
  return cut(block, limit - MARKS)
    .map((piece) => textOf(piece).trimEnd())
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'quote', runs: [{ text: `“${text}”` }] }));
}
