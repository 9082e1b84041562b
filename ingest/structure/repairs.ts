import type { Candidate } from './labels.ts';
import { isFinished, isUpper } from './lines.ts';
import { ordinal, pointLetter, pointOrdinal, roman } from './ordinals.ts';
import {
  isLinking,
  isTwin,
  LEVELS,
  type Accepted,
  type Manner,
  type Progress,
  type Sighting,
} from './sequence.ts';

/**
 * Takes a fault of the copy for a label where the sequence proves it. The label stays as read; the place takes what the
 * sequence expects, and the warning says so.
 */
export function repair(manner: Manner, sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate, before } = sighting;
  const { mode, articles } = manner;
  if (!LEVELS[mode].includes(candidate.level) || isLinking(before)) return null;
  if (candidate.level === 'letter') return repairLetter(sighting, progress);
  if (mode === 'sections' && candidate.level === 'number' && isRoman(sighting, progress))
    return repairRoman(candidate, progress);
  if (candidate.level === 'chapter') return repairChapter(sighting, progress);
  if (candidate.level === 'article') return articles ? null : repairArticle(sighting, progress);
  if (mode === 'articles' && progress.article === undefined) return null;
  return repairNumber(manner, sighting, progress);
}

function repaired(candidate: Candidate, value: string, order: number, meant: string): Accepted {
  const warning = `nhãn "${candidate.written}" được hiểu là "${meant}" theo thứ tự`;
  return { level: candidate.level, value, ordinal: order, warning };
}

/**
 * OCR reads "c)" as "g)", "d)" as "9)"; people type "d)" twice for "đ)". After an item that ends in a semicolon the next
 * item follows, so a lone sign with a bracket there is the label that the sequence expects; so it is after any finished
 * item where the letter after it comes next.
 */
function repairLetter(sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate, before, ahead } = sighting;
  const last = progress.letter ?? 0;
  const expected = pointLetter(last + 1);
  if (expected === null || beginsOther(sighting, last)) return null;
  const followed = ahead?.level === 'letter' && pointOrdinal(ahead.value) === last + 2;
  const listed = last > 0 && before.trimEnd().endsWith(';');
  const begins = last > 0 ? isFinished(before) : /[:]["”*]*$/u.test(before.trimEnd());
  const twin = isTwin(sighting, last) && (begins || followed);
  const bracketed = candidate.written.endsWith(')');
  const proven = bracketed ? listed || twin || (followed && begins) : listed && followed;
  if (!proven) return null;
  return repaired(candidate, expected, last + 1, `${expected})`);
}

/** A letter that the sequence has passed begins another list, whose own label was lost, if it is "a" or goes on as one. */
function beginsOther({ candidate, ahead }: Sighting, last: number): boolean {
  const order = pointOrdinal(candidate.value);
  if (order === null || order > last) return false;
  return order === 1 || (ahead?.level === 'letter' && pointOrdinal(ahead.value) === order + 1);
}

/** ". Chương -" over a line of capitals is the chapter that comes next, whatever is left of its number. */
function repairChapter({ candidate, next }: Sighting, progress: Progress): Accepted | null {
  const order = (progress.chapter ?? 0) + 1;
  const read = ordinal(candidate.value);
  // A scanner loses strokes ("III" → "I"), so a number that has passed is no other chapter.
  const other = candidate.value !== '' && read !== null && read > order;
  if (other || next === undefined || !isUpper(next.bare)) return null;
  return repaired(candidate, roman(order), order, `Chương ${roman(order)}`);
}

/** "1. Về số liệu" over "1. Số cuộc họp" and before "II." is the roman I. */
export function isRoman({ candidate, ahead, later }: Sighting, progress: Progress): boolean {
  if (candidate.value !== '1' || ahead?.level !== 'number' || ahead.value !== '1') return false;
  return ordinal(later('roman')?.value ?? '') === (progress.roman ?? 0) + 2;
}

function repairRoman(candidate: Candidate, progress: Progress): Accepted {
  const order = (progress.roman ?? 0) + 1;
  return { ...repaired(candidate, roman(order), order, `${roman(order)}.`), level: 'roman' };
}

/** What OCR reads for digits. */
const DIGITS: Record<string, string> = { l: '1', I: '1', i: '1', '|': '1', '!': '1' };
const MORE: Record<string, string> = { Z: '2', S: '5', s: '5', B: '8', O: '0', o: '0' };

function digits(value: string): number {
  return Number([...value].map((sign) => DIGITS[sign] ?? MORE[sign] ?? sign).join(''));
}

function repairArticle({ candidate, before }: Sighting, progress: Progress): Accepted | null {
  const order = (progress.article ?? 0) + 1;
  const finished = before === '' || isFinished(before);
  if (digits(candidate.value) !== order || !finished) return null;
  return repaired(candidate, String(order), order, `Điều ${order}.`);
}

/**
 * "2, Đối với …", "l. …", ". 3. …": what follows must be the next item or the end of the list; of a letter read for a digit
 * the next item, or, where every line is a paragraph, the next Điều.
 */
function repairNumber(
  { unwrapped, recognised }: Manner,
  { candidate, before, ahead }: Sighting,
  progress: Progress,
): Accepted | null {
  const order = (progress.number ?? 0) + 1;
  if (before !== '' && !isFinished(before)) return null;
  const next = ahead?.level === 'number' && ordinal(ahead.value) === order + 1;
  const last = unwrapped && order > 1 && (ahead === null || ahead.level === 'article');
  const alike = digits(candidate.value) === order && (next || last);
  // "o. …" between 4 and 6: whatever a scanner made of the digit, its place is the 5's.
  const between = recognised && next && order > 1 && /^\P{N}$/u.test(candidate.value);
  if (candidate.value !== String(order) && !alike && !between) return null;
  return repaired(candidate, String(order), order, `${order}.`);
}
