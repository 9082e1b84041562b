/** Vietnamese text for matching: one spelling, tokens with their offsets, folding of diacritics. Never for quoting. */

/** A syllable, number or code of a text. */
export interface Token {
  /** Lower case, NFC, one tone placement: `hòa` for `hoà`, `kỹ` for `kĩ`. */
  readonly norm: string;
  /** `norm` without diacritics, đ as d. */
  readonly fold: string;
  /** UTF-16 offsets into the text that was given. */
  readonly start: number;
  readonly end: number;
}

// The tone mark's old place (second vowel) and its new place (first), for open oa, oe, uy.
const TONE_PLACES: readonly (readonly [string, string])[] = [
  ...pairs('oa', 'oà oá oả oã oạ', 'òa óa ỏa õa ọa'),
  ...pairs('oe', 'oè oé oẻ oẽ oẹ', 'òe óe ỏe õe ọe'),
  ...pairs('uy', 'uỳ uý uỷ uỹ uỵ', 'ùy úy ủy ũy ụy'),
];
const TONE_PLACE = new Map(TONE_PLACES);
const OPEN_RIME = /(?<!q)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])$/u;

// After a lone h, k, l, m, s, t both i and y are written (kĩ, kỹ); y is taken.
const LONE_I = new Map([...'iìíỉĩị'].map((letter, index) => [letter, [...'yỳýỷỹỵ'][index] ?? letter]));
const LONE_I_SYLLABLE = /^([hklmst])([ìíỉĩị])$/u;

const DIACRITICS = /\p{M}+/gu;
const TOKEN = /\p{L}[\p{L}\p{M}]*|\p{N}+(?:[.,]\p{N}+)*/gu;

function pairs(_rime: string, old: string, now: string): [string, string][] {
  const to = now.split(' ');
  return old.split(' ').map((from, index) => [from, to[index] ?? from]);
}

/** Letters that NFC joins although they are no marks: Korean ones. */
const JOINING = /[\u1100-\u11ff]/u;
const folds = new Map<string, string>();

/** Without diacritics, đ as d; NFC or NFD in, lower or upper case kept. */
export function fold(text: string): string {
  if (JOINING.test(text)) return foldWhole(text);
  return text.replace(/[^\0-\x7f]/gu, foldLetter);
}

/** Letter by letter with a memory, which is some ten times as fast as decomposing the whole text. */
function foldLetter(letter: string): string {
  let folded = folds.get(letter);
  if (folded === undefined) folds.set(letter, (folded = foldWhole(letter)));
  return folded;
}

function foldWhole(text: string): string {
  return text
    .normalize('NFD')
    .replace(DIACRITICS, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}

/** One spelling of a single syllable: NFC, lower case, new tone placement, y after a lone consonant. */
export function normaliseSyllable(syllable: string): string {
  const lower = syllable.normalize('NFC').toLowerCase().normalize('NFC');
  const placed = lower.replace(OPEN_RIME, (rime) => TONE_PLACE.get(rime) ?? rime);
  return placed.replace(
    LONE_I_SYLLABLE,
    (_, head: string, vowel: string) => head + (LONE_I.get(vowel) ?? vowel),
  );
}

/** `1.000.000` → `1000000`, `05` → `5`; a decimal such as `0,25` keeps its comma. */
function normaliseNumber(digits: string): string {
  const joined = /^\p{N}{1,3}([.,]\p{N}{3})+$/u.test(digits) ? digits.replace(/[.,]/g, '') : digits;
  return joined.replace(/^0+(?=\p{N})/u, '');
}

/** Tokens of a text in order. The text may be NFC or NFD; offsets are into the text as given. */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => {
    const written = match[0];
    const { norm, fold: bare } = spell(written);
    return { norm, fold: bare, start: match.index, end: match.index + written.length };
  });
}

/** Written forms whose spelling is kept in mind: a library of 60,000 articles has some 100,000, most of them once. */
const REMEMBERED = 50_000;
/** Longer ones are no syllables; the engine would keep the whole text for them. */
const SYLLABLE = 12;
const spellings = new Map<string, Pick<Token, 'norm' | 'fold'>>();

function spell(written: string): Pick<Token, 'norm' | 'fold'> {
  const known = spellings.get(written);
  if (known !== undefined) return known;
  const norm = /^\p{N}/u.test(written) ? normaliseNumber(written) : normaliseSyllable(written);
  const spelling = { norm, fold: fold(norm) };
  if (spellings.size >= REMEMBERED) spellings.clear();
  if (written.length <= SYLLABLE) spellings.set(written, spelling);
  return spelling;
}

/** True where the word carries a mark that unaccented typing would lose. */
export function hasMarks(token: Token): boolean {
  return token.norm !== token.fold;
}

/**
 * Share of tokens with marks below which a text counts as typed without diacritics.
 * Running Vietnamese has marks on about 70 % of its syllables; 0.15 leaves room for a name or a stray mark.
 */
const UNACCENTED_SHARE = 0.15;

/** True where a text was typed without diacritics. */
export function isUnaccented(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => /\p{L}/u.test(token.norm));
  return words.filter(hasMarks).length <= words.length * UNACCENTED_SHARE;
}
