/** A sheet as rows of texts; a row knows its number in the file. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Begins what a spreadsheet takes for a formula, or hides one behind signs that it drops. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A text that a spreadsheet shows and does not run: with an apostrophe before it where it looks like a formula. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that was meant, of `safeCell` or of a spreadsheet's own apostrophe. */
export const meantCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
