import type { Span } from '../../knowledge/types.ts';
import { labelCandidate, type Candidate, type Level } from './labels.ts';
import { endOf, isFinished, startsLower, type Line } from './lines.ts';
import { insideQuotation, quotedRanges } from './quotations.ts';
import {
  accept,
  advance,
  isLinking,
  type Accepted,
  type Mode,
  type Progress,
  type Sighting,
} from './sequence.ts';

/** The label of a block. */
export interface BlockLabel extends Span {
  readonly level: Level;
  readonly value: string;
  readonly written: string;
}

/** A label with what follows it, or an unlabelled paragraph. Parts that are absent are null. */
export interface Block {
  readonly label: BlockLabel | null;
  heading: Span | null;
  body: Span | null;
  readonly line: number;
}

export interface Warning {
  readonly line: number;
  /** Vietnamese, for the administrator. */
  readonly message: string;
}

const TITLED: readonly Level[] = ['part', 'chapter', 'section', 'subsection', 'article'];

/** Groups the lines of the body into labelled blocks and paragraphs. */
export function readBlocks(
  text: string,
  lines: readonly Line[],
  mode: Mode,
): { blocks: Block[]; warnings: Warning[] } {
  const quoted = quotedRanges(text);
  const blocks: Block[] = [];
  const warnings: Warning[] = [];
  let progress: Progress = {};
  for (const [index, line] of lines.entries()) {
    const inside = insideQuotation(quoted, line.bareStart);
    const sighting = inside ? null : sight(text, lines, index, blocks.at(-1));
    const accepted = sighting && accept(mode, sighting, progress);
    if (accepted === null) {
      placePlain(text, blocks, line);
      continue;
    }
    progress = advance(mode, progress, accepted);
    blocks.push(labelled(text, line, accepted));
    if (accepted.warning !== null) warnings.push({ line: line.number, message: accepted.warning });
  }
  return { blocks, warnings };
}

function sight(
  text: string,
  lines: readonly Line[],
  index: number,
  current: Block | undefined,
): Sighting | null {
  const line = lines[index];
  const candidate = line && labelCandidate(line);
  if (line === undefined || !candidate) return null;
  const before = current?.body ? endOf(text, current.body) : '';
  return { candidate, line, before, ahead: lookAhead(lines, index + 1) };
}

/** Lines that are searched for the next label; a điểm longer than this is not part of a list that needs repair. */
const AHEAD = 40;

function lookAhead(lines: readonly Line[], from: number): Candidate | null {
  for (const line of lines.slice(from, from + AHEAD)) {
    const candidate = labelCandidate(line);
    if (candidate && ['letter', 'number', 'article'].includes(candidate.level)) return candidate;
  }
  return null;
}

function labelled(text: string, line: Line, accepted: Accepted): Block {
  const candidate = labelCandidate(line);
  const length = candidate?.length ?? 0;
  const start = line.bareStart + length;
  const label: BlockLabel = {
    level: accepted.level,
    value: accepted.value,
    written: candidate?.written ?? '',
    start: line.start,
    end: line.start + text.slice(line.start, start).trimEnd().length,
  };
  const rest = start < line.end ? { start, end: line.end } : null;
  const titled = TITLED.includes(accepted.level) && !(accepted.level === 'article' && isSentence(text, rest));
  return {
    label,
    heading: titled ? rest : null,
    body: titled ? null : rest,
    line: line.number,
  };
}

/** "Điều 2. Nghị định này có hiệu lực từ ngày ký." is content; a heading does not end as a sentence does. */
function isSentence(text: string, span: Span | null): boolean {
  return span !== null && isFinished(endOf(text, span));
}

function placePlain(text: string, blocks: Block[], line: Line): void {
  const current = blocks.at(-1);
  if (current?.label && current.body === null && takesHeading(text, current, line)) {
    current.heading = { start: current.heading?.start ?? line.start, end: line.end };
  } else if (current?.body && continues(text, current.body, line)) {
    current.body = { start: current.body.start, end: line.end };
  } else if (current?.label && current.body === null) {
    current.body = { start: line.start, end: line.end };
  } else {
    blocks.push({
      label: null,
      heading: null,
      body: { start: line.start, end: line.end },
      line: line.number,
    });
  }
}

/** A chapter's heading may take several lines; an article's only goes on in lower case. */
function takesHeading(text: string, block: Block, line: Line): boolean {
  const level = block.label?.level;
  if (level === undefined || !TITLED.includes(level)) return false;
  if (level !== 'article') return true;
  if (block.heading === null) return !isFinished(line.text) && !line.blankBefore;
  return startsLower(line.bare) && !isSentence(text, block.heading);
}

/** True where a line goes on with the paragraph before it: a hard wrap, or a paragraph that a page break cut. */
function continues(text: string, body: Span, line: Line): boolean {
  const before = endOf(text, body);
  if (/^[-–—+•●]\s/u.test(line.bare)) return false;
  if (!line.blankBefore) return !isFinished(before) || startsLower(line.bare);
  return !isFinished(before) && (startsLower(line.bare) || isLinking(before));
}
