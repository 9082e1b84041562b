import { tidy, wordsOf, type Writing } from '../text.ts';

/** GIFT's own signs, and how they are meant as letters. */

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\ufdd0',
  ':': '\ufdd1',
  '#': '\ufdd2',
  '=': '\ufdd3',
  '{': '\ufdd4',
  '}': '\ufdd5',
  '~': '\ufdd6',
  n: '\ufdd7',
};
const BACK: ReadonlyMap<string, string> = new Map(
  Object.entries(SIGNS).map(([sign, stand]) => [stand, sign === 'n' ? '\n' : sign]),
);

/** Puts characters that no text has in the place of escaped signs, so that what is left of them are signs. */
export const hideEscaped = (text: string): string =>
  text.replace(/\\([\\:#={}~n])/gu, (_, sign: string) => SIGNS[sign] ?? sign);

/** The text that was meant. */
export const showEscaped = (text: string): string =>
  text.replace(/[\ufdd0-\ufdd7]/gu, (stand) => BACK.get(stand) ?? '');

export const escape = (text: string): string =>
  text.replace(/[\\:#={}~]/gu, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

const FORMAT = /^\s*\[(html|moodle|plain|markdown)\]/u;

/** How a piece of text says that it is written, and the words of it. @throws Unfit where it is more than words */
export function giftText(hidden: string, inherited: Writing): { text: string; writing: Writing } {
  const said = FORMAT.exec(hidden);
  const writing = said === null ? inherited : (said[1] as Writing);
  const rest = said === null ? hidden : hidden.slice(said[0].length);
  return { text: tidy(wordsOf(showEscaped(rest), writing)), writing };
}

/** Text within a question that is written as `[plain]`. */
export const plainText = (text: string): string => `${FORMAT.test(text) ? '[plain]' : ''}${escape(text)}`;
