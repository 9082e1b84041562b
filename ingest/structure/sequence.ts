import type { Candidate, Level } from './labels.ts';
import type { Line } from './lines.ts';
import { isFinished, startsLower } from './lines.ts';
import { ordinal, pointLetter, pointOrdinal } from './ordinals.ts';

/** Laws are divided by Điều; Party texts that have none are divided by numbered mục. */
export type Mode = 'articles' | 'sections';

/** Levels of each mode, from the outermost in; other shapes are plain text there. */
export const LEVELS: Record<Mode, readonly Level[]> = {
  articles: ['part', 'chapter', 'section', 'subsection', 'article', 'number', 'dotted', 'letter'],
  sections: ['part', 'roman', 'number', 'dotted', 'subdotted', 'letter', 'dash'],
};

/** How a text is divided, and what is known of its lines. */
export interface Manner {
  readonly mode: Mode;
  /** Every line is a whole paragraph. */
  readonly unwrapped: boolean;
  /** Words were recognised in pictures, so labels may be misread. */
  readonly recognised: boolean;
  /** Offsets at which the source says that an article begins; null where it says nothing. */
  readonly articles: ReadonlySet<number> | null;
}

/** How far the sequence stands: the last number seen on each level within its parent. */
export type Progress = Partial<Record<Level, number>> & {
  /** The last number before the roman numeral that holds the place: some texts count on across them. */
  readonly running?: number;
  /** A Phần has begun since the last Chương, so Chương may count from 1 again. */
  readonly fresh?: boolean;
};

export interface Accepted {
  readonly level: Level;
  /** The value as the sequence has it; equals the value as read unless `warning` says otherwise. */
  readonly value: string;
  readonly ordinal: number;
  readonly warning: string | null;
  /** The warning says that labels are missing before it. */
  readonly hole?: true;
}

/** Within a text of wrapped lines a hole of more labels than this is plain text, not lost labels (own choice, from OCR copies). */
const MAX_HOLE = 2;
/** Where every line is a paragraph, a hole is what was repealed; so many khoản in a row were never. */
const MAX_REPEALED = 20;
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
  /** The line after it. */
  readonly next: Line | undefined;
  /** The next line that looks like a label of this level. */
  readonly later: (level: Level) => Candidate | null;
}

/** Decides whether a candidate is a label: only where the sequence and the text around it agree. */
export function accept(manner: Manner, sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate, before, line } = sighting;
  if (!LEVELS[manner.mode].includes(candidate.level)) return null;
  if (manner.articles && candidate.level === 'article')
    return manner.articles.has(line.start) ? acceptNumber(manner, sighting, progress) : null;
  if (isLinking(before)) return null;
  switch (candidate.level) {
    case 'dash':
      return plain(candidate, 0);
    case 'letter':
      return acceptLetter(manner, sighting, progress);
    case 'dotted':
      return acceptDotted(candidate, [progress.number, progress.dotted]);
    case 'subdotted':
      return acceptDotted(candidate, [progress.number, progress.dotted, progress.subdotted]);
    case 'article':
      return before.trimEnd().endsWith(',') ? null : acceptNumber(manner, sighting, progress);
    case 'number':
      if (manner.mode === 'articles' && progress.article === undefined) return null;
      if (isLetterInDisguise(sighting, progress)) return null;
      return goesOn(sighting) ? null : acceptNumber(manner, sighting, progress);
    case 'part':
    case 'chapter':
    case 'section':
    case 'subsection':
    case 'roman':
      return acceptNumber(manner, sighting, progress);
  }
}

export function plain(candidate: Candidate, order: number, warning: string | null = null): Accepted {
  return { level: candidate.level, value: candidate.value, ordinal: order, warning };
}

/** "… khoản 1, / 2. của Luật này": a sentence that a wrap has cut before a number. */
function goesOn({ candidate, before, line }: Sighting): boolean {
  const open = before !== '' && !isFinished(before) && !line.blankBefore;
  return open && startsLower(line.bare.slice(candidate.length));
}

function acceptNumber(manner: Manner, sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate } = sighting;
  const order = numberOf(candidate.value);
  if (order === null) return null;
  const last = progress[candidate.level] ?? 0;
  const inserted = /[a-zđ]$/u.test(candidate.value) && order === last;
  const restarts =
    order === 1 &&
    (candidate.level === 'section' || (candidate.level === 'chapter' && progress.fresh === true));
  const runsOn = candidate.level === 'number' && last === 0 && order === (progress.running ?? 0) + 1;
  const again =
    order === last && manner.unwrapped && candidate.level === 'number' && isFinished(sighting.before);
  if (order === last + 1 || inserted || restarts || runsOn || again) return plain(candidate, order);
  return acceptHole(manner, sighting, order, last);
}

/** "5a" counts as 5: a number inserted by an amendment. */
export function numberOf(value: string): number | null {
  return ordinal(value.replace(/(?<=\d)[a-zđ]$/u, ''));
}

/** Levels whose numbers name them for certain, however many are missing before them. */
const FIRM: readonly Level[] = ['part', 'chapter', 'section', 'subsection', 'article'];

function acceptHole(manner: Manner, sighting: Sighting, order: number, last: number): Accepted | null {
  const { candidate, line, before } = sighting;
  const hole = order - last - 1;
  if (hole <= 0) return null;
  const finished = isFinished(before) || line.blankBefore;
  // "9)" far ahead is a điểm's letter that was misread, not a khoản.
  const bracketed = candidate.level === 'number' && candidate.written.endsWith(')');
  const max = manner.unwrapped && !bracketed ? MAX_REPEALED : MAX_HOLE;
  const begun = last > 0 || (manner.articles !== null && isFinished(before));
  const possible = FIRM.includes(candidate.level) ? finished || manner.articles : begun && finished;
  if (!possible || (!FIRM.includes(candidate.level) && hole > max)) return null;
  const warning = `"${candidate.written}" đứng sau số ${last}: thiếu ${hole} đề mục ở giữa`;
  return { ...plain(candidate, order, warning), hole: true };
}

function acceptDotted(candidate: Candidate, progress: readonly (number | undefined)[]): Accepted | null {
  const numbers = candidate.value.split('.').map(Number);
  const inner = numbers.pop() ?? 0;
  if (numbers.some((outer, i) => outer !== progress[i])) return null;
  return inner === (progress[numbers.length] ?? 0) + 1 ? plain(candidate, inner) : null;
}

/** "đ)" where "d)" is due and no "e)" follows: a scanner's commonest fault, left to the repair. */
export function isTwin({ candidate, ahead }: Sighting, last: number): boolean {
  const due = pointOrdinal('d') === last + 1 && candidate.value === 'đ';
  return due && !(ahead?.level === 'letter' && ahead.value === 'e');
}

/** Letters that scanners read as these digits. */
const DISGUISES: Readonly<Record<string, string>> = { 0: 'o', 1: 'il', 5: 's', 6: 'b', 9: 'dđgq' };

/** "h) …;" then "1) …": the i) of the list, whose next item is due. */
function isLetterInDisguise({ candidate, before }: Sighting, progress: Progress): boolean {
  const { letter = 0, number = 0 } = progress;
  const due = pointLetter(letter + 1);
  if (letter === 0 || due === null || !candidate.written.endsWith(')')) return false;
  const goesOn = number > 0 && Number(candidate.value) === number + 1;
  return !goesOn && before.trimEnd().endsWith(';') && (DISGUISES[candidate.value] ?? '').includes(due);
}

/** Texts that count with the Latin alphabet put f after e, j after i and z after y. */
function isForeign(value: string, last: number): boolean {
  return ['ef', 'ij', 'vw', 'yz'].some(
    ([before = '', letter]) => letter === value && pointOrdinal(before) === last,
  );
}

function acceptLetter(manner: Manner, sighting: Sighting, progress: Progress): Accepted | null {
  const { candidate, ahead } = sighting;
  const order = pointOrdinal(candidate.value);
  const last = progress.letter ?? 0;
  if (order === null) return isForeign(candidate.value, last) ? plain(candidate, last) : null;
  const inserted = order === last && /\d$/u.test(candidate.value);
  if (order === last + 1 || inserted) return plain(candidate, order);
  // "c) … đ) … đ) …": the letter comes again, so the first of the two stands for the one before it.
  const again = ahead?.level === 'letter' && ahead.value === candidate.value;
  const misread = !manner.unwrapped || manner.recognised;
  if (misread && isTwin(sighting, last)) return null;
  const bracketed = candidate.written.endsWith(')');
  return again || !bracketed ? null : acceptHole(manner, sighting, order, last);
}

/** Progress after a label: its level advances, the levels inside it start again. */
export function advance(mode: Mode, progress: Progress, accepted: Accepted): Progress {
  const levels = LEVELS[mode];
  const depth = levels.indexOf(accepted.level);
  // Điều count through the whole text and Chương through all Phần, so an outer label does not restart them.
  const kept = levels.filter((level, i) => i < depth || level === 'article' || level === 'chapter');
  const next: Partial<Record<Level, number>> = { [accepted.level]: accepted.ordinal };
  for (const level of kept) {
    const value = progress[level];
    if (value !== undefined && level !== accepted.level) next[level] = value;
  }
  const running = accepted.level === 'number' ? accepted.ordinal : progress.running;
  const fresh = accepted.level === 'part' || (accepted.level !== 'chapter' && progress.fresh === true);
  return { ...next, fresh, ...(running === undefined ? {} : { running }) };
}
