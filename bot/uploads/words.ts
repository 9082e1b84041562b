/** A part of a report in words: a line, and what is said of it. */
export interface WordsBlock {
  readonly head: string;
  readonly lines: readonly string[];
}

/** The words of an ingest report in blocks: a line begins one, indented lines belong to it. */
export function blocksOfWords(words: string): readonly WordsBlock[] {
  const blocks: { head: string; lines: string[] }[] = [];
  for (const line of words.split('\n')) {
    const last = blocks.at(-1);
    if (last !== undefined && /^\s/u.test(line)) last.lines.push(line.trim());
    else if (line.trim() !== '') blocks.push({ head: line, lines: [] });
  }
  return blocks;
}
