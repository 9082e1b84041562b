import { fold } from '../../knowledge/vietnamese.ts';

/** Faults of hands on a keyboard, one in a word. */
type Fault = (word: string, chance: () => number) => string;

const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  x: 'zc',
  y: 'tu',
};

/** Tones as Telex and VNI write them, by their combining mark. */
const TONES: readonly (readonly [string, string, string])[] = [
  ['\u0301', 's', '1'],
  ['\u0300', 'f', '2'],
  ['\u0309', 'r', '3'],
  ['\u0303', 'x', '4'],
  ['\u0323', 'j', '5'],
];
/** Letters as Telex and VNI write them. */
const LETTERS: readonly (readonly [string, string, string])[] = [
  ['â', 'aa', 'a6'],
  ['ê', 'ee', 'e6'],
  ['ô', 'oo', 'o6'],
  ['ơ', 'ow', 'o7'],
  ['ư', 'uw', 'u7'],
  ['ă', 'aw', 'a8'],
  ['đ', 'dd', 'd9'],
];

/** The faults with their shares, which sum to 1. */
const FAULTS: readonly (readonly [number, Fault])[] = [
  [0.2, swapped],
  [0.16, dropped],
  [0.12, doubled],
  [0.12, besides],
  [0.14, lostMark],
  [0.1, otherMark],
  [0.13, (word) => keys(word, 1)],
  [0.03, (word) => keys(word, 2)],
];

/** Puts one fault into a word of three letters or more; shorter words, and words that the fault cannot touch, stay. */
export function mistype(word: string, chance: () => number): string {
  let share = chance();
  const found = FAULTS.find(([part]) => (share -= part) < 0);
  return word.length < 3 || found === undefined ? word : found[1](word, chance);
}

function swapped(word: string, chance: () => number): string {
  const at = Math.floor(chance() * (word.length - 1));
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

function dropped(word: string, chance: () => number): string {
  const at = Math.floor(chance() * word.length);
  return word.slice(0, at) + word.slice(at + 1);
}

function doubled(word: string, chance: () => number): string {
  const at = Math.floor(chance() * word.length);
  return word.slice(0, at + 1) + word.slice(at);
}

function besides(word: string, chance: () => number): string {
  const at = Math.floor(chance() * word.length);
  const keys = NEIGHBOURS[fold(word[at] ?? '').toLowerCase()] ?? '';
  return keys === ''
    ? word
    : word.slice(0, at) + (keys[Math.floor(chance() * keys.length)] ?? '') + word.slice(at + 1);
}

function lostMark(word: string, chance: () => number): string {
  const letters = word.normalize('NFD');
  const marks = [...letters.matchAll(/\p{M}/gu)].map(({ index }) => index);
  const at = marks[Math.floor(chance() * marks.length)];
  return at === undefined ? word : (letters.slice(0, at) + letters.slice(at + 1)).normalize('NFC');
}

function otherMark(word: string, chance: () => number): string {
  const letters = word.normalize('NFD');
  const tone = TONES.find(([mark]) => letters.includes(mark));
  const other = TONES[Math.floor(chance() * TONES.length)];
  return tone === undefined || other === undefined
    ? word
    : letters.replace(tone[0], other[0]).normalize('NFC');
}

/** The keys of an input method that was switched off: 1 Telex (the tone at the end), 2 VNI. */
function keys(word: string, method: 1 | 2): string {
  let letters = word.normalize('NFD');
  let tone = '';
  for (const found of TONES) {
    if (!letters.includes(found[0])) continue;
    letters = letters.replace(found[0], '');
    tone = found[method];
  }
  letters = letters.normalize('NFC').toLowerCase();
  for (const found of LETTERS) letters = letters.replaceAll(found[0], found[method]);
  return letters + tone;
}
