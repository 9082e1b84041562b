/** Columns that text takes on a terminal. */

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
/** Letters of two columns: emoji shown as pictures, and the wide letters of East Asia. */
const wide =
  /\p{Emoji_Presentation}|\uFE0F|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60]/u;
const invisible = /^[\p{M}\p{Cf}]+$/u;

/** The text letter by letter, as a reader sees letters; a decomposed `ế` is one. */
export function lettersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

export function widthOf(letter: string): number {
  if (invisible.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

/** C0 and C1 controls but the line feed, and the marks that turn the direction of text: a terminal would obey them. */
const unsafe = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text that a terminal only shows. */
export function harmless(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\t', ' ').replace(unsafe, '');
}
