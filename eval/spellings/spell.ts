import { fold } from '../../knowledge/vietnamese.ts';

/** One way to write a question. */
export interface Spelling {
  readonly name: string;
  readonly text: string;
}

/** Words as a chat shortens them. */
const CHAT: readonly (readonly [RegExp, string])[] = [
  [/không/gu, 'ko'],
  [/được/gu, 'đc'],
  [/cơ quan/gu, 'cq'],
  [/công chức/gu, 'cc'],
  [/viên chức/gu, 'vc'],
  [/văn bản/gu, 'vb'],
  [/như thế nào/gu, 'ntn'],
  [/bao nhiêu/gu, 'bn'],
  [/với/gu, 'vs'],
  [/trước/gu, 'trc'],
  [/gì/gu, 'j'],
  [/người/gu, 'ng'],
];

/** Where old spelling sets the tone of oa, oe, uy at a syllable's end. */
const OLD_TONES: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  uý: 'úy',
  uỳ: 'ùy',
  uỷ: 'ủy',
  uỵ: 'ụy',
  oè: 'òe',
  oẻ: 'ỏe',
};

/** The same question in eight spellings that must find the same clause. `text` is right; `chance` gives [0, 1). */
export function spellingsOf(text: string, chance: () => number): Spelling[] {
  const right = text.normalize('NFC');
  return [
    { name: 'plain', text: right },
    { name: 'unaccented', text: fold(right) },
    { name: 'nfd', text: right.normalize('NFD') },
    {
      name: 'oldtone',
      text: right.replace(/(?<!q)(?:o[àáảãạèẻ]|u[ýỳỷỵ])(?!\p{L})/gu, (found) => OLD_TONES[found] ?? found),
    },
    { name: 'caps', text: right.toUpperCase() },
    {
      name: 'chat',
      text: CHAT.reduce((said, [word, short]) => said.replace(word, short), right.toLowerCase()),
    },
    { name: 'typo', text: mistype(right, chance) },
    { name: 'unpunctuated', text: right.replace(/[?!.\s]+$/u, '').replace(/([,;:])\s+/gu, '$1') },
  ];
}

/** Two letters exchanged in one word of four or more, where there is one. */
function mistype(text: string, chance: () => number): string {
  const words = [...text.matchAll(/(?<![\p{L}\p{N}/-])\p{L}{4,}(?![\p{N}/-])/gu)];
  const word = words[Math.floor(chance() * words.length)];
  if (word === undefined) return text;
  const at = word.index + 1 + Math.floor(chance() * (word[0].length - 2));
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}
