/** The rule under a table's head: `|---|:--:|`. */
export function isTableRule(line: string): boolean {
  return /^\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?$/u.test(line.trim());
}

/** A row stands between bars. */
export function isTableRow(line: string): boolean {
  const row = line.trim();
  return row.length > 1 && row.startsWith('|') && row.endsWith('|') && !isTableRule(row);
}

/** The cells of a row, without marks; `\|` is a bar within a cell. */
export function tableCells(line: string): string[] {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/u).map((cell) =>
    withoutMarks(cell.trim())
      .replaceAll('\\|', '|')
      .replace(/<br\s*\/?>/giu, ' '),
  );
}

/** A line without the marks before and within it; its words stay as written. */
export function bareLine(line: string): string {
  if (isDrawnRule(line)) return line;
  const words = line.replace(/^(?:\s*>)+ ?/u, '');
  const heading = /^ {0,3}#{1,6}\s/u.exec(words)?.[0];
  return withoutMarks(heading === undefined ? words : withoutClosing(words.slice(heading.length).trim()));
}

/** A heading may end with the signs that it begins with. */
function withoutClosing(heading: string): string {
  return heading.replace(/ #+$/u, '').trimEnd();
}

/** A rule drawn under a letterhead; the structure knows it as one. */
function isDrawnRule(line: string): boolean {
  return /^[\s_*=~–—-]{3,}$/u.test(line);
}

/**
 * Bold marks go wherever they stand: converters leave them unpaired and within words, and no rule writes two asterisks but
 * as the sign of a note, "(**)". Underscores and single asterisks go only around whole words: OCR noise has lone ones.
 */
const STRONG = /(?<!\(|\\|\*)\*{2,}(?!\))/gu;
const UNDERLINED = /(?<![\p{L}\p{N}_])(__)(?=\S)([^_\n]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu;
const SLANTED =
  /(?<![\p{L}\p{N}*_\\])([*_])(?=[\p{L}\p{N}("“])([^*_\n]+?)(?<=[\p{L}\p{N}.,;:!?)"”…])\1(?![\p{L}\p{N}*_])/gu;
const LINK = /(?<!!)\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]\([^)\s]*(?:\s+"[^"\n]*")?\)/gu;
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!>~])/gu;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>' };

function withoutMarks(words: string): string {
  return words
    .replace(LINK, '$1')
    .replace(STRONG, '')
    .replace(UNDERLINED, '$2')
    .replace(SLANTED, '$2')
    .replace(ESCAPED, '$1')
    .replace(/&(nbsp|amp|lt|gt);/gu, (_, name: string) => ENTITIES[name] ?? '');
}
