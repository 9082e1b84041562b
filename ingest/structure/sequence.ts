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
const LINKING =
  /(?:^|\s)(?:tại|theo|của|và|hoặc|với|trong|khoản|điểm|điều|mục|chương|số|từ|đến|là|các|những|nêu ở)$|,$/iu;

/** True where the text before asks for more words. */
export function isLinking(text: string): boolean {
  return LINKING.test(text.trimEnd());
}

/** Decides whether a candidate is a label: only where the sequence and the text before it agree. */
export function accept(
  mode: Mode,
  candidate: Candidate,
  line: Line,
  before: string,
  progress: Progress,
): Accepted | null {
  if (!LEVELS[mode].includes(candidate.level) || isLinking(before)) return null;
  if (candidate.level === 'dash') return plain(candidate, 0);
  if (candidate.level === 'letter') return acceptLetter(candidate, line, before, progress);
  if (candidate.level === 'dotted') return acceptDotted(candidate, progress);
  if (mode === 'articles' && candidate.level === 'number' && progress.article === undefined) return null;
  return acceptNumber(candidate, line, before, progress) ?? repairLetter(candidate, line, before, progress);
}

function plain(candidate: Candidate, order: number, warning: string | null = null): Accepted {
  return { level: candidate.level, value: candidate.value, ordinal: order, warning };
}

function acceptNumber(candidate: Candidate, line: Line, before: string, progress: Progress): Accepted | null {
  const order = numberOf(candidate.value);
  if (order === null) return null;
  const last = progress[candidate.level] ?? 0;
  const inserted = /[a-zđ]$/u.test(candidate.value) && order === last;
  const restarts = candidate.level === 'chapter' && order === 1;
  if (order === last + 1 || inserted || restarts) return plain(candidate, order);
  return acceptHole(candidate, order, last, line, before);
}

/** "5a" counts as 5: a number inserted by an amendment. */
function numberOf(value: string): number | null {
  return ordinal(value.replace(/(?<=\d)[a-zđ]$/u, ''));
}

function acceptHole(
  candidate: Candidate,
  order: number,
  last: number,
  line: Line,
  before: string,
): Accepted | null {
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

function acceptLetter(candidate: Candidate, line: Line, before: string, progress: Progress): Accepted | null {
  const order = pointOrdinal(candidate.value);
  const last = progress.letter ?? 0;
  if (order !== null && order === last + 1) return plain(candidate, order);
  if (order !== null) {
    const hole = acceptHole(candidate, order, last, line, before);
    if (hole !== null) return hole;
  }
  return repairLetter(candidate, line, before, progress);
}

/**
 * OCR reads "c)" as "g)", "d)" as "9)". After an item that ends in a semicolon the next item follows, so a lone sign with
 * a bracket there is the label that the sequence expects. The label stays as read; the place takes the expected letter.
 */
function repairLetter(candidate: Candidate, line: Line, before: string, progress: Progress): Accepted | null {
  const last = progress.letter ?? 0;
  const expected = POINT_LETTERS[last];
  const alone = /^.{1,2}\)$/u.test(candidate.written);
  if (last === 0 || expected === undefined || !alone || !before.trimEnd().endsWith(';')) return null;
  const warning = `dòng ${line.number}: nhãn "${candidate.written}" được hiểu là "${expected})" theo thứ tự`;
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
