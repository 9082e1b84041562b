import { foldWords, parseReferences } from '../references.ts';

/** Which documents texts name, by one key for each however it is written, and what is said of what they are about. */
export interface Naming {
  /** `/36/2018/qh14` of a number, `luat bao chi` of a name; folded. */
  readonly key: string;
  /** Words that say what it is about, folded: those of a law's name, or those behind a number. */
  readonly about: readonly string[];
}

/** How far behind a number is read for what its document is about, UTF-16 units. */
const ABOUT_WINDOW = 200;
/** What leads from a number to what it is about: "ngày … của Chính phủ quy định …". */
const LEADS = /^\s?(?:ngày|của|về|quy định|hướng dẫn|sửa đổi|ban hành|năm)(?!\p{L})/u;
/** Names of laws: the kind is no word of what a law is about. */
const LAW_KINDS = [['bo', 'luat'], ['luat'], ['phap', 'lenh'], ['hien', 'phap']];

/** Every document that a text names, in order, as often as it does. "Luật này" names none. `text` is NFC. */
export function namingsIn(text: string): Naming[] {
  return parseReferences(text).flatMap(({ self, number, kind, name, end }): Naming[] => {
    if (self) return [];
    if (number !== null)
      return [{ key: keyOfNumber(number), about: [...wordsOf(name), ...aboutOf(text, end)] }];
    if (kind === null || name === null) return [];
    return [{ key: keyOfTitle(`${kind} ${name}`), about: wordsOf(name) }];
  });
}

/** "05-CT/TW" and "5-ct/tw" are one. */
export function keyOfNumber(number: string): string {
  return `/${foldWords(number).join('/').replace(/^0+/u, '')}`;
}

/** A law by its name: without its kind, which some write twice ("Luật Luật Thanh niên") and some shorten. */
export function keyOfTitle(title: string): string {
  let words = foldWords(title);
  for (;;) {
    const kind = LAW_KINDS.find((one) => one.every((word, at) => words[at] === word));
    if (kind === undefined || words.length <= kind.length) return `luat ${words.join(' ')}`;
    words = words.slice(kind.length);
  }
}

function wordsOf(name: string | null): string[] {
  return name === null ? [] : (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function aboutOf(text: string, from: number): string[] {
  const after = text.slice(from, from + ABOUT_WINDOW);
  return LEADS.test(after) ? wordsOf(/^[^;.()]*/u.exec(after)?.[0] ?? '') : [];
}
