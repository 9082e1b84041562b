import type { Day } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';

/** The day of law as the question's own words say it: "năm 2022 dấu cơ quan phải dùng mực màu gì", asked on a day of 2022. */

/** Words that lead into a day. A lone month or year is taken for the day of law only after one, or at the very beginning. */
const LEAD = String.raw`(?:(?:(?:tinh )?theo (?:luat|quy dinh) )?(?:(?:vao|hoi|luc|dot|khoang) )?(?:(?:dau|giua|cuoi) )?)`;
const MONTH = String.raw`thang (?<month>\d{1,2})`;
const OF_YEAR = String.raw`(?: ?[/-] ?(?<year>(?:19|20)\d{2})| nam (?<yearOf>(?:19|20)\d{2}|ngoai|nay|truoc)| (?<recent>vua roi|vua qua))?`;
const WHEN = [
  String.raw`ngay (?<day>\d{1,2})[/-](?<dayMonth>\d{1,2})[/-](?<dayYear>(?:19|20)\d{2})`,
  MONTH + OF_YEAR,
  String.raw`(?:nam|tet(?: nam)?) (?<alone>(?:19|20)\d{2})`,
].join('|');
const SAID = new RegExp(String.raw`(?<![\p{L}\d/])(?<lead>${LEAD})(?:${WHEN})(?![\p{L}\d/-])`, 'gu');
/** Words that point back at the day, and say nothing without it. */
const THEN = /(?<!\p{L})(?:luc|khi|hoi) (?:ay|do)(?!\p{L})/gu;
/** What is left of the sentence around the day: its comma, its "thì". */
const LEFT_BEFORE = /^[\s,;:]*(?:thi(?!\p{L})\s*)?/u;

/**
 * The question without the words that say the day of law, where that is the day on which the rules are asked: they say nothing
 * of what is asked. A day that is not that one is part of the story and stays, as do amounts of time and years of documents.
 */
export function withoutDay(text: string, on: Day): string {
  const written = text.normalize('NFC');
  const line = fold(written.toLowerCase());
  // Letter for letter, or the places found in one were not those of the other.
  if (line.length !== written.length) return text;
  const said = [...line.matchAll(SAID)].filter((match) => isDayOfLaw(match, on));
  if (said.length === 0) return text;
  const spans = [...said, ...line.matchAll(THEN)].map((match) => [match.index, match[0].length] as const);
  const kept = cut(written, spans);
  const begins = LEFT_BEFORE.exec(fold(kept.toLowerCase()))?.[0].length ?? 0;
  return kept.slice(begins).trim() || text;
}

function isDayOfLaw({ groups = {}, index }: RegExpExecArray, on: Day): boolean {
  const { lead = '', day, dayMonth, dayYear, month, year, yearOf, alone } = groups;
  const [onYear, onMonth, onDay] = on.split('-').map(Number);
  const led = lead !== '' || index === 0;
  const isYear = (written: string | undefined): boolean => Number(written) === onYear;
  if (day !== undefined) return isYear(dayYear) && Number(dayMonth) === onMonth && Number(day) === onDay;
  if (alone !== undefined) return led && isYear(alone);
  if (Number(month) !== onMonth) return false;
  const inYear = year ?? yearOf;
  return inYear === undefined || !/^\d/u.test(inYear) ? led : isYear(inYear);
}

function cut(text: string, spans: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = [...spans].sort(([a], [b]) => b - a);
  if (first === undefined) return text.replace(/\s+/gu, ' ').replace(/ (?=[?.,;!])/gu, '');
  const [start, length] = first;
  return cut(`${text.slice(0, start)} ${text.slice(start + length)}`, rest);
}
