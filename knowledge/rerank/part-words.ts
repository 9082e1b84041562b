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
  return { kinds, headings };
}

/** True where `wanted` stand together in the words `from .. to`. */
export function standsIn(
  words: ArrayLike<number>,
  from: number,
  to: number,
  wanted: readonly number[],
): boolean {
  for (let at = from; at + wanted.length <= to; at += 1) {
    let same = 0;
    while (same < wanted.length && words[at + same] === wanted[same]) same += 1;
    if (same === wanted.length) return true;
  }
  return false;
}
