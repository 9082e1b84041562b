import { KINDS, kindOfCode, isPartyIssuer } from './codes.ts';
import { foldInPlace } from './fold.ts';
import { countsThings } from './guards.ts';
import { findLaws } from './laws.ts';
import { findNumbers, normaliseNumber } from './numbers.ts';
import { isOneFault } from './spelling.ts';
import type { DocumentMention } from './types.ts';

/** Kind names by their folded form, longest first so that "thong tu lien tich" wins over "thong tu". */
const KIND_NAMES = KINDS.map((kind) => ({ name: kind.name, folded: foldInPlace(kind.name) })).sort(
  (a, b) => b.folded.length - a.folded.length,
);
const KIND_WORDS = KIND_NAMES.map((kind) => kind.folded).join('|');
const SHORT_WORDS = KINDS.flatMap((kind) => kind.short).join('|');

/** "chỉ thị 30", "kl 21", "nđ 244/2026", "ct30", "công điện số 968 năm 2023". */
const LOOSE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${KIND_WORDS})\\s|(${SHORT_WORDS})\\s?[.:]?\\s?)(?:so\\s?:?\\s?)?(\\d{1,4})(?![\\p{L}\\p{N}])` +
    `(?:\\s?/\\s?((?:19|20)\\d{2})(?![\\p{N}/])|\\snam\\s((?:19|20)\\d{2})(?!\\p{N}))?`,
  'gu',
);
const SELF = new RegExp(`(?<![\\p{L}\\p{N}])(${KIND_WORDS}|van ban)\\snay(?!\\p{L})`, 'gu');
/** Between kind and number: "Quy chế làm việc số", "Quy định của Ban Bí thư số": at most five lower-case syllables. */
const KIND_BEFORE = new RegExp(
  `^(.*(?<![\\p{L}]))(${KIND_WORDS})((?:\\s[\\p{L}]+){0,5})(?:\\s?so\\s?:?)?\\s?$`,
  'su',
);
const SHORT_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(${SHORT_WORDS})(?:\\s?so\\s?:?)?\\s$`, 'u');
/** How far before a number its kind is looked for, UTF-16 units: a kind, five syllables and "số". */
const BEFORE_WINDOW = 60;

/** Every document that a text names, in order, without overlaps: full numbers win, then laws, then loose forms. */
export function findDocuments(text: string, folded: string): DocumentMention[] {
  const digits = /\d/u.test(folded);
  const found = [
    ...(digits ? fullNumbers(text, folded) : []),
    ...findLaws(text, folded),
    ...selfMentions(folded),
    ...(digits ? [...loose(folded), ...misspelt(folded)] : []),
  ];
  // Marks of taken characters keep this linear on a text that names thousands of documents.
  const taken = new Uint8Array(text.length);
  const kept: DocumentMention[] = [];
  for (const mention of found) {
    if (taken.subarray(mention.start, mention.end).includes(1)) continue;
    taken.fill(1, mention.start, mention.end);
    kept.push(mention);
  }
  return mergeLaws(
    text,
    kept.sort((a, b) => a.start - b.start),
  );
}

function fullNumbers(text: string, folded: string): DocumentMention[] {
  return findNumbers(text).map(({ start, end, parts }) => {
    const before = kindBefore(text, folded, start);
    const number = normaliseNumber(text.slice(start, end), before.kind);
    const party = isPartyIssuer(parts.codes.at(-1) ?? '');
    const kind = before.kind ?? kindOfCode(parts.codes[0] ?? '', party);
    return {
      start: before.start,
      end,
      kind,
      number,
      digits: parts.digits,
      year: parts.year,
      name: null,
      self: false,
    };
  });
}

function kindBefore(text: string, folded: string, start: number): { kind: string | null; start: number } {
  const from = Math.max(0, start - BEFORE_WINDOW);
  const before = folded.slice(from, start);
  const match = KIND_BEFORE.exec(before);
  // The kind nearest to the number: "quy định tại Chương II Thông tư số …" names a Thông tư.
  const at = from + (match?.[1]?.length ?? 0);
  const between = match ? text.slice(at + (match[2]?.length ?? 0), start) : '';
  if (
    match &&
    !/\p{Lu}/u.test(between.replace(/Số/u, '')) &&
    !/(?:^|\s)(?:này|và|theo)(?:\s|$)/u.test(between)
  ) {
    return { kind: kindName(match[2] ?? ''), start: at };
  }
  const short = SHORT_BEFORE.exec(before);
  if (short) return { kind: shortName(short[1] ?? ''), start: from + short.index };
  const so = /(?<!\p{L})so\s?:?\s?$/u.exec(before);
  return { kind: null, start: so ? from + so.index : start };
}

function kindName(folded: string): string | null {
  return KIND_NAMES.find((kind) => kind.folded === folded)?.name ?? null;
}

function shortName(short: string): string | null {
  return KINDS.find((kind) => kind.short.includes(short))?.name ?? null;
}

function loose(folded: string): DocumentMention[] {
  return [...folded.matchAll(LOOSE)].flatMap((match) => {
    const end = match.index + match[0].length;
    const year = match[4] ?? match[5] ?? null;
    if (year === null && countsThings(match[3] ?? '', folded.slice(end, end + 24))) return [];
    const kind = match[1] ? kindName(match[1]) : shortName(match[2] ?? '');
    const digits = match[3] ?? null;
    return [{ start: match.index, end, kind, number: null, digits, year, name: null, self: false }];
  });
}

/** Kinds that are asked for by number and look like no other word with one letter wrong ("công viên 23" is a park). */
const MISSPELT = ['chi thi', 'nghi quyet', 'nghi dinh', 'ket luan', 'quyet dinh'];
const TWO_WORDS = /(?<![\p{L}\p{N}])(?=(\p{L}{1,8}\s\p{L}{1,8})\s(?:so\s)?(\d{1,4})(?![\p{L}\p{N}/.,]))/gu;

/** "ngị quyết 71", "chỉ thj 30": one typing fault in the kind, digits straight after it. */
function misspelt(folded: string): DocumentMention[] {
  return [...folded.matchAll(TWO_WORDS)].flatMap((match) => {
    const [words = '', digits = ''] = [match[1], match[2]];
    const meant = MISSPELT.find((kind) => isOneFault(words, kind));
    const end = folded.indexOf(digits, match.index + words.length) + digits.length;
    if (meant === undefined || countsThings(digits, folded.slice(end, end + 24))) return [];
    const named = { kind: kindName(meant), number: null, digits, year: null, name: null };
    return [{ ...named, start: match.index, end, self: false }];
  });
}

function selfMentions(folded: string): DocumentMention[] {
  return [...folded.matchAll(SELF)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: kindName(match[1] ?? ''),
    number: null,
    digits: null,
    year: null,
    name: null,
    self: true,
  }));
}

/** "Luật Báo chí số 126/2025/QH15" is one mention: the name and the number beside it. */
function mergeLaws(text: string, mentions: readonly DocumentMention[]): DocumentMention[] {
  const merged: DocumentMention[] = [];
  for (const mention of mentions) {
    const law = merged.at(-1);
    // "Luật Thanh tra, Luật số 80/2025/QH15" are two; "Luật Thanh tra (Luật số …)" and "Luật Thanh tra số …" are one.
    const again = /^\p{Lu}/u.test(text.slice(mention.start)) && !/^Số/u.test(text.slice(mention.start));
    const beside =
      law !== undefined && (again ? /^\s?\($/u : /^[\s(,]*$/u).test(text.slice(law.end, mention.start));
    if (
      law !== undefined &&
      law.name !== null &&
      law.number === null &&
      beside &&
      mention.number !== null &&
      (mention.kind === null || mention.kind === law.kind)
    ) {
      merged[merged.length - 1] = { ...mention, start: law.start, kind: law.kind, name: law.name };
    } else merged.push(mention);
  }
  return merged;
}
