import type { Place, Span } from '../types.ts';
import { countsThings } from './guards.ts';
import { isSpelling } from './spelling.ts';
import type { SelfUnit } from './types.ts';

/** Levels that people cite by, from the inside out. */
export type PlaceLevel = Exclude<keyof Place, 'appendix'>;
export const ORDER: readonly PlaceLevel[] = [
  'paragraph',
  'point',
  'clause',
  'article',
  'section',
  'chapter',
  'part',
];

/** "khoản 1, 2 và 3": one unit word with its values; `range` where "đến" joins the two values. */
export interface PlaceToken extends Span {
  readonly level: PlaceLevel;
  readonly values: readonly string[];
  readonly range: boolean;
  /** "Điều này" */
  readonly self: boolean;
}

interface Unit {
  readonly level: PlaceLevel;
  /** Folded, as a pattern. */
  readonly words: string;
  /** The right spelling of each word, and what OCR makes of it. */
  readonly spellings: readonly string[];
  readonly value: string;
}

const NUMBER = '\\d{1,3}[a-z]?(?![\\p{L}\\p{N}])';
/** No law has so many; who asks for one hears that it is not there, not what another place says. */
const FAR = '\\d{4,5}(?![\\p{L}\\p{N}])';
const ROMAN = '(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})(?![\\p{L}\\p{N}])';
const LETTER = '[a-eghik-vxy](?![\\p{L}\\p{N}])';
/** "điểm dkhoản 1": OCR loses the space. */
const GLUED = '[a-eghik-vxy](?=khoan \\d)';
const DOTTED = '\\d{1,2}(?:\\.\\d{1,2})+(?![\\p{L}\\p{N}])';
const ORDINAL_WORD = 'thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?!\\p{L})';

const UNITS: readonly Unit[] = [
  {
    level: 'paragraph',
    words: 'doan',
    spellings: ['đoạn'],
    value: `\\d{1,2}(?![\\p{L}\\p{N}])|${ORDINAL_WORD}|cuoi(?!\\p{L})`,
  },
  {
    level: 'point',
    words: 'diem',
    spellings: ['điểm'],
    value: `${LETTER}|${GLUED}|${DOTTED}|\\d{1,2}(?=,? (?:muc|khoan|phan|chuong) )`,
  },
  { level: 'clause', words: 'khoan', spellings: ['khoản'], value: `${NUMBER}|${FAR}` },
  { level: 'article', words: 'dieu', spellings: ['điều', 'điểu'], value: `${NUMBER}|${FAR}` },
  {
    level: 'section',
    words: 'tieu muc|muc',
    spellings: ['tiểu mục', 'mục'],
    value: `${DOTTED}|${NUMBER}|${ROMAN}`,
  },
  { level: 'chapter', words: 'chuong', spellings: ['chương'], value: `${ROMAN}|\\d{1,2}(?![\\p{L}\\p{N}])` },
  {
    level: 'part',
    words: 'phan',
    spellings: ['phần'],
    value: `${ORDINAL_WORD}|${ROMAN}|\\d{1,2}(?![\\p{L}\\p{N}])`,
  },
];
/** "m3", "k2", "đ14" as some write on a phone; only straight before another place or a document (checked by the caller). */
const SHORT: readonly Unit[] = [
  { level: 'section', words: 'm', spellings: ['m'], value: '\\d{1,2}(?![\\p{L}\\p{N}])' },
  { level: 'clause', words: 'k', spellings: ['k'], value: '\\d{1,2}(?![\\p{L}\\p{N}])' },
  { level: 'article', words: 'd', spellings: ['đ'], value: '\\d{1,3}(?![\\p{L}\\p{N}])' },
];

const SEPARATOR = '(?:\\s?,\\s?(?:va |hoac )?|\\s(?:va|hoac|hay|&)\\s)';
const RANGE = '\\s?(?:\\sden|-)\\s?';

function unitPattern(unit: Unit): RegExp {
  const value = `(?:${unit.value})`;
  return new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?<=diem [a-y](?=khoan )))(?:(?:cac|nhung|tu)\\s)?(?:${unit.words})\\s(?:so\\s)?` +
      `(?:(nay|do)(?!\\p{L})|(${value})(?:(${RANGE})(${value})|((?:${SEPARATOR}${value})*)))`,
    'gu',
  );
}
const PATTERNS = UNITS.map((unit) => ({ unit, words: unit.words.split('|'), pattern: unitPattern(unit) }));
const SHORT_PATTERNS = SHORT.map((unit) => ({
  unit,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${unit.words})\\s?(${unit.value})`, 'gu'),
}));

/** Every unit word with a value, in order. `folded` has the text's length; letters are read from `text` (đ is not d). */
export function findPlaceTokens(text: string, folded: string): PlaceToken[] {
  // Looking for the word first spares most texts the pattern.
  const named = PATTERNS.filter(({ words }) => words.some((word) => folded.includes(word)));
  const found = named.flatMap(({ unit, pattern }) =>
    [...folded.matchAll(pattern)].flatMap((match) => readToken(text, folded, unit, match)),
  );
  return dropInner(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Short forms ("m3", "k2"); the caller keeps those that stand beside a document. */
export function findShortTokens(folded: string): PlaceToken[] {
  if (!/\d/u.test(folded)) return [];
  return SHORT_PATTERNS.flatMap(({ unit, pattern }) =>
    [...folded.matchAll(pattern)].map((match) => ({
      level: unit.level,
      values: [match[1] ?? ''],
      range: false,
      self: false,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start);
}

function readToken(text: string, folded: string, unit: Unit, match: RegExpExecArray): PlaceToken[] {
  const end = match.index + match[0].length;
  const span = { start: match.index + prefixOf(folded, match), end };
  if (match[1] === 'do') return [];
  if (match[1] === 'nay') return [{ ...span, level: unit.level, values: [], range: false, self: true }];
  // "2 phần 3" is a fraction, "thành phần 1" a component.
  if (
    unit.level === 'part' &&
    /(?:\d|thanh|bo|co)\s?$/u.test(folded.slice(Math.max(0, match.index - 6), match.index))
  )
    return [];
  if (unit.level === 'point' && OTHER_POINT.test(text.slice(Math.max(0, match.index - 6), match.index)))
    return [];
  const words = text.slice(match.index, end);
  if (!isUnitWord(words, folded.slice(match.index, end), unit)) return [];
  const values = valuesOf(words, folded.slice(match.index, end), unit);
  if (countsThings(values.at(-1) ?? '', folded.slice(end, end + 24))) return [];
  return [{ ...span, level: unit.level, values, range: match[3] !== undefined, self: false }];
}

/** "luật phòng, chống tham nhũng điều 20", "30-CT/TU mục 6": what folds to "những" or "từ" is the end of the document's name. */
function prefixOf(folded: string, { 0: written, index }: RegExpExecArray): number {
  const prefix = /^(?:nhung|tu) /u.exec(written)?.[0] ?? '';
  const before = folded.slice(Math.max(0, index - 5), index);
  return before.endsWith('/') || (prefix === 'nhung ' && before === 'tham ') ? prefix.length : 0;
}

/** "thời điểm e", "địa điểm c": other words that end in điểm. */
const OTHER_POINT = /(?:thời|địa|quan|đặc|ưu|nhược|cao|tổng|luận|chấm|thang|trọng)\s$/iu;

/** "bộ phận 1 cửa", "mức 2", "khoán 10": other words that fold to the same letters. */
function isUnitWord(words: string, folded: string, unit: Unit): boolean {
  const match = new RegExp(`(?:${unit.words})(?=\\s)`, 'u').exec(folded);
  const written = words.slice(match?.index ?? 0, (match?.index ?? 0) + (match?.[0].length ?? 0));
  return unit.spellings.some((right) => isSpelling(written, right));
}

function valuesOf(words: string, folded: string, unit: Unit): string[] {
  const after = new RegExp(`^(?:(?:cac|nhung|tu)\\s)?(?:${unit.words})\\s(?:so\\s)?`, 'u').exec(folded);
  const from = after?.[0].length ?? 0;
  const value = new RegExp(`(?<![\\p{L}\\p{N}])(?:${unit.value})`, 'gu');
  return [...folded.slice(from).matchAll(value)].map((match) => {
    const start = from + match.index;
    return spell(words.slice(start, start + match[0].length), unit.level);
  });
}

const COUNT_WORDS = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

/** `iv` → `IV`, `Đ` → `đ`, "thứ hai" → `thứ hai`; đoạn become digits. */
function spell(value: string, level: PlaceLevel): string {
  // OCR appends signs that are no letters of an inserted number: "khoản 5Š" is khoản 5.
  const lower = value.toLowerCase().replace(/(?<=\d)[^\d.a-zđ]$/u, '');
  if (level === 'paragraph' && /^\p{L}/u.test(lower)) return paragraphNumber(lower);
  return /^[ivx]+$/u.test(lower) && level !== 'point' && level !== 'clause' ? lower.toUpperCase() : lower;
}

function paragraphNumber(words: string): string {
  const last = words.normalize('NFD').replace(/\p{M}/gu, '').split(' ').at(-1) ?? '';
  return last === 'cuoi' ? '-1' : String(COUNT_WORDS.indexOf(last) + 1);
}

function dropInner(tokens: readonly PlaceToken[]): PlaceToken[] {
  const kept: PlaceToken[] = [];
  for (const token of tokens) if (token.start >= (kept.at(-1)?.end ?? 0)) kept.push(token);
  return kept;
}

/** The unit that "này" names. */
export function selfUnitOf(level: PlaceLevel): SelfUnit {
  return level === 'paragraph' ? 'clause' : level;
}
