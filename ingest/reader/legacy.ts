import { fromTcvn3 } from './legacy/tcvn3.ts';
import { fromVni } from './legacy/vni.ts';

export type LegacyEncoding = 'TCVN3' | 'VNI';

const CONVERTERS: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  TCVN3: fromTcvn3,
  VNI: fromVni,
};

/** Frequent words that only Vietnamese has; about every fifth word of a rule text is one of them. */
const FREQUENT = new Set(
  'và của các được không người theo có định điều khoản cơ với từ đến này về là tại tổ chức hoặc nước bộ việc những cán công đảng số độc lập tự phúc chính phủ hành luật'.split(
    ' ',
  ),
);
/** Frequent words that a text must have before it is believed to be in an old encoding. */
const MIN_HITS = 3;
/** And their share of its words; measured about 0.2 in laws, 0 in texts read with the wrong table. */
const MIN_SHARE = 0.06;
/** Letters of Vietnamese that no old single-byte text can hold once each byte is a character. */
const UNICODE_ONLY = /[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]/u;
const OLD_LETTER = /[\u00a1-\u00ff]/u;

/** Which old Vietnamese encoding the lines without Unicode letters are in, by their words; null where they are in none. */
export function detectLegacy(lines: readonly string[]): LegacyEncoding | null {
  const sample = lines.filter(isSuspect).join('\n').slice(0, 200_000);
  if (sample === '') return null;
  const read = vietnameseWords(sample);
  const [tcvn3, vni] = [vietnameseWords(fromTcvn3(sample)), vietnameseWords(fromVni(sample))];
  const best = Math.max(tcvn3.hits, vni.hits);
  const { words } = tcvn3.hits >= vni.hits ? tcvn3 : vni;
  if (best < MIN_HITS || best < words * MIN_SHARE || best < 2 * read.hits) return null;
  return tcvn3.hits >= vni.hits ? 'TCVN3' : 'VNI';
}

/** The line in Unicode; a line that already has Unicode letters stays as it is. */
export function fromLegacy(line: string, encoding: LegacyEncoding): string {
  return isSuspect(line) ? CONVERTERS[encoding](line) : line;
}

/** A font's encoding, by its name: `.VnTime`, `VNI-Times`; null for every other font. */
export function encodingOfFont(font: string): LegacyEncoding | null {
  if (/^\.Vn/iu.test(font)) return 'TCVN3';
  return /^VNI[- ]/iu.test(font) ? 'VNI' : null;
}

/** The words of a run in a font of an old encoding; ABC's capital fonts end in H and show small letters as capitals. */
export function fromFont(text: string, font: string): string {
  const encoding = encodingOfFont(font);
  if (encoding === null || UNICODE_ONLY.test(text)) return text;
  const read = CONVERTERS[encoding](text);
  return encoding === 'TCVN3' && /H$/u.test(font) ? read.toUpperCase() : read;
}

/** Frequent Vietnamese words of a text, and all its words. */
export function vietnameseWords(text: string): { hits: number; words: number } {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  return { hits: words.filter((word) => FREQUENT.has(word)).length, words: words.length };
}

function isSuspect(line: string): boolean {
  return OLD_LETTER.test(line) && !UNICODE_ONLY.test(line);
}
