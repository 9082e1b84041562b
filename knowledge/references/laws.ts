import { endsName, isAccented, isPlainLaw, leavesName } from './law-words.ts';
import type { DocumentMention } from './types.ts';

const LAW = /(?<![\p{L}\p{N}])(bo luat|luat|phap lenh|hien phap)(?![\p{L}\p{N}])/gu;
const KIND_NAMES: Record<string, string> = {
  'bo luat': 'Bộ luật',
  luat: 'Luật',
  'phap lenh': 'Pháp lệnh',
  'hien phap': 'Hiến pháp',
};

/** Names have at most this many syllables ("Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng" has ten). */
const MAX_SYLLABLES = 14;
/** A name in lower case comes from a question; the longest names of laws in use have nine syllables. */
const MAX_LOWER_SYLLABLES = 9;
/** A comma within a name stands near its beginning ("Thực hành tiết kiệm, chống …"); a later one ends the name. */
const MAX_BEFORE_COMMA = 4;
/** Longest stretch that is read for one word, UTF-16 units; longer ones are no Vietnamese. */
const WORD_WINDOW = 40;
/** Longest stretch in which a name is looked for, UTF-16 units: the syllables above, generously. */
const NAME_WINDOW = 200;
/** The constitution's full name. */
const STATE = /^ nuoc cong hoa xa hoi chu nghia viet nam(?!\p{L})/u;
const YEAR = /^\s?(?:nam\s)?((?:19|20)\d{2})(?![\p{N}/])/u;

/** Laws named in words: "Luật Cán bộ, công chức", "luật cbcc", "Bộ luật Lao động năm 2019". */
export function findLaws(text: string, folded: string): DocumentMention[] {
  const accented = isAccented(text);
  return [...folded.matchAll(LAW)].flatMap((match) => {
    const kind = KIND_NAMES[match[1] ?? ''] ?? null;
    const nameStart = match.index + match[0].length;
    const constitution = kind === 'Hiến pháp';
    const before = text.slice(Math.max(0, match.index - WORD_WINDOW), match.index);
    const after = text.slice(nameStart, nameStart + NAME_WINDOW);
    if (!constitution && isPlainLaw(before, after, accented)) return [];
    const length = constitution
      ? (STATE.exec(folded.slice(nameStart, nameStart + WORD_WINDOW + 8))?.[0].length ?? 0)
      : nameLength(after, accented, kind === 'Bộ luật');
    const nameEnd = nameStart + length;
    const name = constitution ? '' : text.slice(nameStart, nameEnd).replace(/\s+/gu, ' ').trim();
    if (name === '' && !constitution) return [];
    const year = YEAR.exec(folded.slice(nameEnd, nameEnd + 12));
    const mention = { kind, number: null, digits: null, year: year?.[1] ?? null, name: name || null };
    return [{ ...mention, start: match.index, end: nameEnd + (year?.[0].length ?? 0), self: false }];
  });
}

/** Walks syllable by syllable until a word that is no part of a name. */
function nameLength(after: string, accented: boolean, code: boolean): number {
  const capital = /^\s\p{Lu}/u.test(after);
  const limit = capital ? MAX_SYLLABLES : MAX_LOWER_SYLLABLES;
  let at = 0;
  for (let count = 0; count < limit; count++) {
    const named = capital && count === 0;
    const rest = after.slice(at, at + WORD_WINDOW);
    if (!named && endsName(rest.replace(/^,/u, ''), accented)) break;
    const next = /^(,?)\s(\p{L}+)(?![\p{N}])/u.exec(rest);
    const name = after.slice(0, at);
    if (next === null || startsAnother(next, count, name)) break;
    // No code's name has a comma.
    if (next[1] === ',' && (code || leavesName(name, rest.slice(1)))) break;
    at += next[0].length;
  }
  return after.slice(0, at).replace(/(?:\s(?:và|hoặc|va|hoac))+$/u, '').length;
}

/** Another name or another part of the sentence begins: after a comma that is not within a name, or with "Luật". */
function startsAnother(next: RegExpExecArray, count: number, name: string): boolean {
  const word = next[2] ?? '';
  if (/^(?:Luật|Bộ|Pháp|Nghị)$/u.test(word) && count > 0) return true;
  if (next[1] !== ',') return false;
  // In a heading all letters are capitals: "LUẬT CÁN BỘ, CÔNG CHỨC" is one name.
  const capital = /^\p{Lu}/u.test(word) && /\p{Ll}/u.test(name);
  const listed = /(?:rượu|ruou)$/iu.test(name);
  return count === 0 || capital || (count > MAX_BEFORE_COMMA && !listed);
}
