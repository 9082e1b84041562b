import { Parser } from 'htmlparser2';
import { Unfit } from './types.ts';

/** Text as it comes out of files of all kinds. */

/** Letters composed, line ends `\n`, no tabs nor other control characters, nothing around it. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\t\u00a0]/gu, ' ')
    .replace(/[^\P{Cc}\n]|\p{Cs}|[\ufdd0-\ufdef\ufffe\uffff]/gu, '')
    .trim();

/** How a file says that its text is written; `moodle` is text that may have HTML in it. */
export type Writing = 'plain' | 'html' | 'moodle' | 'markdown';

/** Elements whose end is the end of a line. */
const BLOCKS =
  /^(?:p|div|h[1-6]|li|ul|ol|tr|table|thead|tbody|blockquote|pre|section|article|header|footer|dl|dt|dd|hr)$/u;
/** What a question in text cannot show. */
const PICTURES = /^(?:img|picture|svg|canvas|video|audio|iframe|object|embed|source|track|map|applet|math)$/u;
/** Never shown by a browser as words. */
const HIDDEN = /^(?:script|style|head|title|template|noscript|textarea)$/u;
const LOOKS_HTML = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/iu;

const NO_PICTURES =
  'có hình, âm thanh hoặc tệp đính kèm; kỳ thi ở đây chỉ có chữ: hãy tả bằng lời, hoặc bỏ câu này khỏi tệp';

/** The words of it. @throws Unfit where it shows more than words */
export function wordsOf(text: string, writing: Writing): string {
  if (text.includes('@@PLUGINFILE@@')) throw new Unfit(NO_PICTURES);
  if (writing === 'markdown' && /!\[[^\]]*\]\(/u.test(text)) throw new Unfit(NO_PICTURES);
  const html = writing === 'html' || (writing === 'moodle' && LOOKS_HTML.test(text));
  return tidy(html ? stripped(text, writing === 'html') : text);
}

/** @param flowing line ends of the source mean nothing, as in HTML */
function stripped(html: string, flowing: boolean): string {
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (PICTURES.test(name)) throw new Unfit(NO_PICTURES);
        if (HIDDEN.test(name)) hidden += 1;
        if (name === 'br' || BLOCKS.test(name)) parts.push('\n');
        if (name === 'td' || name === 'th') parts.push(' ');
      },
      onclosetag: (name) => {
        if (HIDDEN.test(name)) hidden -= 1;
        if (BLOCKS.test(name)) parts.push('\n');
      },
      ontext: (text) => {
        if (hidden === 0) parts.push(flowing ? text.replace(/\s+/gu, ' ') : text);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  const lines = parts.join('').split('\n');
  return lines.map((line) => line.replace(/[ \t\u00a0]+/gu, ' ').trim()).join('\n').replace(/\n{3,}/gu, '\n\n');
} // prettier-ignore

/** What other programs show in their list of questions. */
export function nameOf(stem: string): string {
  const line = stem.replace(/\s+/gu, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}

/** The text of a file. @throws Unfit where its bytes are no text */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  } catch {
    // Told below.
  }
  throw new Unfit('Tệp không phải văn bản UTF-8 (có thể là TCVN3 hay VNI cũ): hãy mở ra và lưu lại với bảng mã UTF-8.');
} // prettier-ignore
