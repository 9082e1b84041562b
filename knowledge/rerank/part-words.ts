import type { TokenSource } from '../passage-tokens.ts';

/** Kinds of words that answers hold, as bits. */
export const NUMBER = 1;
export const TIME = 2;
export const MONEY = 4;
export const SANCTION = 8;
export const PERSON = 16;
export const DEFINING = 32;

const KINDS: readonly (readonly [number, readonly string[]])[] = [
  [
    NUMBER,
    [...Array.from({ length: 1000 }, (_, number) => String(number)), 'một', 'hai', 'ba', 'bốn', 'năm'],
  ],
  [TIME, ['ngày', 'tháng', 'năm', 'giờ', 'phút', 'tuần', 'quý', 'hạn']],
  [MONEY, ['đồng', 'triệu', 'nghìn', 'tỷ', 'phí', 'lương', 'tiền']],
  [SANCTION, ['phạt', 'tù', 'cảnh', 'cáo', 'buộc', 'tước', 'đình']],
  [
    PERSON,
    ['bộ', 'trưởng', 'chủ', 'tịch', 'giám', 'đốc', 'thủ', 'tướng', 'ủy', 'ban', 'cơ', 'quan', 'người'],
  ],
  [DEFINING, ['là', 'gồm', 'hiểu']],
];

/** Kinds of headings, by what they hold. */
export const HEADINGS = {
  definitions: 'giải thích từ ngữ',
  scope: 'phạm vi điều chỉnh',
  subjects: 'đối tượng áp dụng',
  force: 'hiệu lực thi hành',
  organising: 'tổ chức thực hiện',
  transition: 'chuyển tiếp',
  duties: 'trách nhiệm',
  powers: 'thẩm quyền',
  rights: 'quyền',
  penalty: 'phạt',
  procedure: 'thủ tục',
  order: 'trình tự',
  file: 'hồ sơ',
  conditions: 'điều kiện',
  deadline: 'thời hạn',
  crime: 'tội',
  principles: 'nguyên tắc',
} as const satisfies Readonly<Record<string, string>>;
export type HeadingKind = keyof typeof HEADINGS;
export const HEADING_KINDS = Object.keys(HEADINGS) as readonly HeadingKind[];

/** What the words of a part of the index are, by their numbers. */
export interface PartWords {
  /** Kinds of a word; words beyond its end have none. */
  readonly kinds: Uint8Array;
  /** The words of each kind of heading, in the order of `HEADING_KINDS`; null where the part lacks one of them. */
  readonly headings: readonly (readonly number[] | null)[];
  /** Of a word, the kinds of headings that begin with it, as bits; words beyond its end begin none. */
  readonly openings: Uint32Array;
}

/** Reads them once a part. */
export function createPartWords(tokens: TokenSource): (part: number) => PartWords {
  const known = new Map<number, PartWords>();
  return (part) => {
    let read = known.get(part);
    if (read === undefined) known.set(part, (read = readPart(tokens, part)));
    return read;
  };
}

function readPart(tokens: TokenSource, part: number): PartWords {
  const found = KINDS.flatMap(([kind, words]) =>
    words.map((word) => [kind, tokens.wordIn(part, word)] as const),
  ).filter(([, word]) => word >= 0);
  const kinds = new Uint8Array(found.reduce((most, [, word]) => Math.max(most, word + 1), 0));
  for (const [kind, word] of found) kinds[word] = (kinds[word] ?? 0) | kind;
  const headings = HEADING_KINDS.map((name) => {
    const words = HEADINGS[name].split(' ').map((word) => tokens.wordIn(part, word));
    return words.includes(-1) ? null : words;
  });
  return { kinds, headings, openings: openingsOf(headings) };
}

function openingsOf(headings: PartWords['headings']): Uint32Array {
  const firsts = headings.map((words) => words?.[0] ?? -1);
  const openings = new Uint32Array(Math.max(...firsts) + 1);
  firsts.forEach((word, kind) => {
    if (word >= 0) openings[word] = (openings[word] ?? 0) | (1 << kind);
  });
  return openings;
}

/** The kinds of headings whose words stand together in the words `from .. to`, as bits. */
export function headingsIn(
  { headings, openings }: PartWords,
  words: ArrayLike<number>,
  from: number,
  to: number,
): number {
  let found = 0;
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? 0;
    let kinds = word < openings.length ? (openings[word] ?? 0) & ~found : 0;
    for (; kinds !== 0; kinds &= kinds - 1) {
      const kind = 31 - Math.clz32(kinds & -kinds);
      if (standsAt(words, at, to, headings[kind] ?? [])) found |= 1 << kind;
    }
  }
  return found;
}

function standsAt(words: ArrayLike<number>, at: number, to: number, wanted: readonly number[]): boolean {
  if (at + wanted.length > to) return false;
  let same = 0;
  while (same < wanted.length && words[at + same] === wanted[same]) same += 1;
  return same === wanted.length;
}
