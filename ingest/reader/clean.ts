/** Line ends of all systems, and the separators that Unicode and Word use for them. */
const LINE_ENDS = /\r\n?|[\u000b\u0085\u2028\u2029]/gu;
/** Signs that nobody sees: soft hyphens, zero-width spaces and joiners, byte order marks, direction marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;
const CONTROLS = new RegExp('[\\u0000-\\u0008\\u000e-\\u001f\\u007f]', 'gu');

/** NFC with `\n` line ends, without invisible signs and controls; words, tabs and page breaks (`\f`) stay. */
export function cleanText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(INVISIBLE, '').replace(CONTROLS, '').normalize('NFC');
}

/** One paragraph on one line: all white space, no-break spaces too, becomes single spaces. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}
