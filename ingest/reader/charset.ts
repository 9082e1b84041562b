import { UnreadableError } from '../reader.ts';
import { detectLegacy, vietnameseWords } from './legacy.ts';
import { decodeUnicode } from './unicode.ts';

/**
 * The characters of a text file. Unicode is taken at its word. Of other bytes, Windows-1258 is told by its words; texts in
 * TCVN3 and VNI come back with each byte as its Windows-1252 character, for `decodeLines`. Throws `UnreadableError` where
 * nothing gives Vietnamese.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const unicode = decodeUnicode(bytes);
  if (unicode !== null) return unicode.text;
  const western = new TextDecoder('windows-1252').decode(bytes);
  const vietnamese = new TextDecoder('windows-1258').decode(bytes);
  const { hits, words } = vietnameseWords(vietnamese);
  if (declared === 'windows-1258' || hits > words * MIN_SHARE) return vietnamese;
  if (detectLegacy(western.split(/\r\n?|\n/u)) !== null || declared !== null) return western;
  throw new UnreadableError(
    'không nhận ra bảng mã của văn bản (không phải UTF-8, UTF-16, TCVN3, VNI hay Windows-1258); hãy lưu lại thành UTF-8',
  );
}

/** Share of frequent Vietnamese words that shows that Windows-1258 is right; about 0.2 in laws. */
const MIN_SHARE = 0.1;
