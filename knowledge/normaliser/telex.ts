import { fold } from '../vietnamese.ts';
import { marksOf, type Marks } from './marks.ts';

/** What was typed for an input method that did not take it: letters without marks, and the marks that the keys meant. */
export interface Keys {
  readonly bare: string;
  readonly marks: Marks;
}

/** Doubled letters and w as Telex reads them; "uow" before "ow". */
const TELEX_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/uwow|uow|uwo/u, 'ươ'],
  [/(?:uơ|ưo|ươ)w?/u, 'ươ'],
  [/aa/u, 'â'],
  [/ee/u, 'ê'],
  [/oo/u, 'ô'],
  [/aw/u, 'ă'],
  [/ow/u, 'ơ'],
  [/uw/u, 'ư'],
];
/** The key w behind the rest of the syllable: "duocw". */
const LATE_W = /^([^w]*?)(uo|u|o|a)([^w]*)w$/u;
const HORNED = new Map([
  ['uo', 'ươ'],
  ['u', 'ư'],
  ['o', 'ơ'],
  ['a', 'ă'],
]);
/** A tone key behind a vowel. No Vietnamese syllable has these letters there. */
const TONE_KEY =
  /^(.*[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ].*?)([sfrxj])(.*)$/u;

/** Reads a word as Telex keys; null where it has none. `norm`: lower case, NFC. */
export function readTelex(norm: string): Keys | null {
  let letters = norm.replace(/^dd/u, 'đ');
  let { tone } = marksOf(letters);
  const key = TONE_KEY.exec(letters);
  if (key !== null) {
    tone = key[2] ?? '';
    letters = `${key[1] ?? ''}${key[3] ?? ''}`;
  }
  letters = marksOf(letters).letters;
  for (const [keys, letter] of TELEX_LETTERS) letters = letters.replace(keys, letter);
  letters = letters.replace(LATE_W, (_, head: string, vowel: string, tail: string) => {
    return `${head}${HORNED.get(vowel) ?? vowel}${tail}`;
  });
  const bare = fold(letters);
  return letters === marksOf(norm).letters && tone === marksOf(norm).tone
    ? null
    : { bare, marks: { tone, letters } };
}

const VNI_TONES = new Map([
  ['1', 's'],
  ['2', 'f'],
  ['3', 'r'],
  ['4', 'x'],
  ['5', 'j'],
]);
const VNI_LETTERS = new Map([
  ['a6', 'â'],
  ['e6', 'ê'],
  ['o6', 'ô'],
  ['o7', 'ơ'],
  ['u7', 'ư'],
  ['a8', 'ă'],
  ['d9', 'đ'],
]);
const VNI = /^(?=.*[1-9])[a-z]+[1-9](?:[a-z]*[1-9]?)*$/u;

/** Reads letters and digits as VNI keys ("d9u7o75c"); null where they are none. `chunk`: lower case. */
export function readVni(chunk: string): Keys | null {
  if (!VNI.test(chunk) || chunk.length < 3 || chunk.length > 12) return null;
  let [letters, tone] = ['', ''];
  for (const key of chunk) {
    if (/[a-z]/u.test(key)) {
      letters += key;
      continue;
    }
    const mark = VNI_TONES.get(key);
    if (mark !== undefined) {
      if (tone !== '' || !/[aeiouy]/u.test(fold(letters))) return null;
      tone = mark;
      continue;
    }
    const marked = withMark(letters, key);
    if (marked === null) return null;
    letters = marked;
  }
  const horned = letters.replace(/ưo|uơ/u, 'ươ');
  return { bare: fold(horned), marks: { tone, letters: horned } };
}

/** Puts a VNI mark on the last letter that takes it. */
function withMark(letters: string, key: string): string | null {
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const marked = VNI_LETTERS.get(`${letters[at] ?? ''}${key}`);
    if (marked !== undefined) return letters.slice(0, at) + marked + letters.slice(at + 1);
  }
  return null;
}
