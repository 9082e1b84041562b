import { fold } from '../vietnamese.ts';

/** The marks of one syllable: a tone, and what stands on its letters. */
export interface Marks {
  /** `s f r x j` as Telex writes the five tones; '' for none. */
  readonly tone: string;
  /** Letters with their hats, horns and breves, without the tone: `đươc`. */
  readonly letters: string;
}

const TONES: readonly (readonly [string, string])[] = [
  ['\u0301', 's'],
  ['\u0300', 'f'],
  ['\u0309', 'r'],
  ['\u0303', 'x'],
  ['\u0323', 'j'],
];

const read = new Map<string, Marks>();
const REMEMBERED = 20_000;

/** The marks of a syllable; what was read once is kept. */
export function marksOf(syllable: string): Marks {
  let marks = read.get(syllable);
  if (marks === undefined) {
    if (read.size >= REMEMBERED) read.clear();
    marks = readMarks(syllable);
    read.set(syllable, marks);
  }
  return marks;
}

function readMarks(syllable: string): Marks {
  let rest = syllable.normalize('NFD');
  let tone = '';
  for (const [mark, key] of TONES) {
    if (!rest.includes(mark)) continue;
    tone = key;
    rest = rest.replaceAll(mark, '');
  }
  return { tone, letters: rest.normalize('NFC') };
}

/** In how many marks two syllables with the same letters differ: the tone, and each hat, horn, breve or stroke. */
export function markDistance(a: string, b: string): number {
  const [left, right] = [marksOf(a), marksOf(b)];
  let distance = left.tone === right.tone ? 0 : 1;
  const length = Math.min(left.letters.length, right.letters.length);
  for (let at = 0; at < length; at += 1) if (left.letters[at] !== right.letters[at]) distance += 1;
  return distance;
}

/** How much of what was typed a word gives up: marks that it does not have, or has otherwise. Missing ones cost nothing. */
export function marksLost(typed: Marks, word: string): number {
  const meant = marksOf(word);
  let lost = typed.tone === '' || typed.tone === meant.tone ? 0 : 1;
  const bare = fold(typed.letters);
  for (let at = 0; at < typed.letters.length; at += 1)
    if (typed.letters[at] !== bare[at] && typed.letters[at] !== meant.letters[at]) lost += 1;
  return lost;
}
