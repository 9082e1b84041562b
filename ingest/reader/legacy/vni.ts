const [GRAVE, ACUTE, HOOK, TILDE, DOT] = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const [CIRCUMFLEX, BREVE] = ['\u0302', '\u0306'];

/** VNI-Windows writes a letter, then one character for its tone; the same for â, ê, ô with and without tone, and ă. */
const TONES: Readonly<Record<string, string>> = { ù: ACUTE, ø: GRAVE, û: HOOK, õ: TILDE, ï: DOT };
const CIRCUMFLEXES: Readonly<Record<string, string>> = {
  â: CIRCUMFLEX,
  á: CIRCUMFLEX + ACUTE,
  à: CIRCUMFLEX + GRAVE,
  å: CIRCUMFLEX + HOOK,
  ã: CIRCUMFLEX + TILDE,
  ä: CIRCUMFLEX + DOT,
};
const BREVES: Readonly<Record<string, string>> = {
  ê: BREVE,
  é: BREVE + ACUTE,
  è: BREVE + GRAVE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
};
/** Letters that are one character. */
const SINGLE: Readonly<Record<string, string>> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

const MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { ...TONES, ...CIRCUMFLEXES, ...BREVES },
  e: { ...TONES, ...CIRCUMFLEXES },
  o: { ...TONES, ...CIRCUMFLEXES },
  u: TONES,
  y: TONES,
  ô: TONES,
  ö: TONES,
};

/** VNI letters, each the Windows-1252 character of its byte, as Unicode. */
export function fromVni(text: string): string {
  return text.replace(
    /([aeouyôö])([ùøûõïâáàåãäêéèúüë]?)|[ñíìæóòî]/giu,
    (pair, base?: string, mark?: string) => (base === undefined ? single(pair) : marked(base, mark ?? '')),
  );
}

function single(letter: string): string {
  return likeCase(letter, SINGLE[letter.toLowerCase()] ?? letter);
}

function marked(base: string, mark: string): string {
  const marks = MARKS[base.toLowerCase()]?.[mark.toLowerCase()];
  return marks === undefined ? single(base) + fromVni(mark) : (single(base) + marks).normalize('NFC');
}

function likeCase(like: string, letter: string): string {
  return like === like.toLowerCase() ? letter : letter.toUpperCase();
}
