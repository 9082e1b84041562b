import type { Candidate, Level } from './labels.ts';
import type { Line } from './lines.ts';
import { isFinished } from './lines.ts';
import { ordinal, POINT_LETTERS, pointOrdinal } from './ordinals.ts';

/** Laws are divided by Điều; Party texts that have none are divided by numbered mục. */
export type Mode = 'articles' | 'sections';

/** Levels of each mode, from the outermost in; other shapes are plain text there. */
export const LEVELS: Record<Mode, readonly Level[]> = {
  articles: ['part', 'chapter', 'section', 'subsection', 'article', 'number', 'letter'],
  sections: ['part', 'roman', 'number', 'dotted', 'letter', 'dash'],
};

/** How far the sequence stands: the last number seen on each level within its parent. */
export type Progress = Partial<Record<Level, number>>;

export interface Accepted {
  readonly level: Level;
  /** The value as the sequence has it; equals the value as read unless `repaired`. */
  readonly value: string;
  readonly ordinal: number;
  readonly warning: string | null;
}

/** A hole of more than this many labels is read as plain text, not as lost labels (own choice, from OCR copies). */
const MAX_HOLE = 2;
/** A paragraph that ends in one of these goes on: what follows is a reference ("tại / Điều 5"), never a heading. */
const LINKING = /(?:^|\s)(?:tại|theo|của|và|hoặc|với|trong|khoản|điểm|điều|từ|đến|nêu ở)$/iu;

/** True where the text before asks for more words. */
export function isLinking(text: string): boolean {
  return LINKING.test(text.trimEnd());
}

/** A candidate with what stands around it. */
export interface Sighting {
  readonly candidate: Candidate;
  readonly line: Line;
  /** The paragraph before it; empty after a heading, which is unfinished by nature. */
  readonly before: string;
  /** The next line that looks like a label of an item or of a Điều. */
  readonly ahead: Candidate | null;
}

/** Decides whether a candidate is a label: only where the sequence and the text around it agree. */
export function accept(mode: Mode, sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate, before } = sighting;
  if (!LEVELS[mode].includes(candidate.level) || isLinking(before)) return null;
  if (candidate.level === 'article' && before.trimEnd().endsWith(',')) return null;
  if (candidate.level === 'dash') return plain(candidate, 0);
  if (candidate.level === 'letter') return acceptLetter(sighting, progress);
  if (candidate.level === 'dotted') return acceptDotted(candidate, progress);
  if (mode === 'articles' && candidate.level === 'number' && progress.article === undefined) return null;
  return acceptNumber(sighting, progress) ?? repairLetter(sighting, progress);
}

function plain(candidate: Candidate, order: number, warning: string | null = null): Accepted {
  return { level: candidate.level, value: candidate.value, ordinal: order, warning };
}

function acceptNumber(sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate } = sighting;
  const order = numberOf(candidate.value);
  if (order === null) return null;
  const last = progress[candidate.level] ?? 0;
  const inserted = /[a-zđ]$/u.test(candidate.value) && order === last;
  const restarts = candidate.level === 'chapter' && order === 1;
  if (order === last + 1 || inserted || restarts) return plain(candidate, order);
  return acceptHole(sighting, order, last);
}

/** "5a" counts as 5: a number inserted by an amendment. */
function numberOf(value: string): number | null {
  return ordinal(value.replace(/(?<=\d)[a-zđ]$/u, ''));
}

function acceptHole({ candidate, line, before }: Sighting, order: number, last: number): Accepted | null {
  const hole = order - last - 1;
  const firm = candidate.level !== 'number' && candidate.level !== 'roman' && candidate.level !== 'letter';
  const possible = firm ? hole > 0 : hole > 0 && hole <= MAX_HOLE && last > 0;
  if (!possible || (!isFinished(before) && !line.blankBefore)) return null;
  return plain(candidate, order, `"${candidate.written}" đứng sau số ${last}: thiếu ${hole} đề mục ở giữa`);
}

function acceptDotted(candidate: Candidate, progress: Progress): Accepted | null {
  const [outer, inner] = candidate.value.split('.').map(Number);
  if (outer !== progress.number || inner !== (progress.dotted ?? 0) + 1) return null;
  return plain(candidate, inner);
}

function acceptLetter(sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate, ahead } = sighting;
  const order = pointOrdinal(candidate.value);
  const last = progress.letter ?? 0;
  if (order === null) return repairLetter(sighting, progress);
  if (order === last + 1) return plain(candidate, order);
  // "c) … đ) … đ) …": the letter comes again, so the first of the two stands for the one before it.
  const again = ahead?.level === 'letter' && ahead.value === candidate.value;
  if (again) return repairLetter(sighting, progress);
  return acceptHole(sighting, order, last) ?? repairLetter(sighting, progress);
}

/**
 * OCR reads "c)" as "g)", "d)" as "9)". After an item that ends in a semicolon the next item follows, so a lone sign with
 * a bracket there is the label that the sequence expects. The label stays as read; the place takes the expected letter.
 * A letter that the sequence has passed ("a)" again) begins another list, whose own label was lost: it repairs nothing.
 */
function repairLetter({ candidate, before }: Sighting, progress: Progress): Accepted | null {
  const last = progress.letter ?? 0;
  const expected = POINT_LETTERS[last];
  const alone = /^.{1,2}\)$/u.test(candidate.written);
  const passed = (pointOrdinal(candidate.value) ?? last + 1) <= last;
  const proven = last > 0 && !passed && alone && before.trimEnd().endsWith(';');
  if (!proven || expected === undefined) return null;
  const warning = `nhãn "${candidate.written}" được hiểu là "${expected})" theo thứ tự`;
  return { level: 'letter', value: expected, ordinal: last + 1, warning };
}

/** Progress after a label: its level advances, the levels inside it start again. */
export function advance(mode: Mode, progress: Progress, accepted: Accepted): Progress {
  const levels = LEVELS[mode];
  const depth = levels.indexOf(accepted.level);
  // Điều count through the whole text and Chương through all Phần, so an outer label does not restart them.
  const kept = levels.filter((level, i) => i < depth || level === 'article' || level === 'chapter');
  const next: Progress = { [accepted.level]: accepted.ordinal };
  for (const level of kept) {
    const value = progress[level];
    if (value !== undefined && level !== accepted.level) next[level] = value;
  }
  return next;
}
