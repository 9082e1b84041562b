import type { Span } from '../../knowledge/types.ts';
import { faultyCandidate, labelCandidate, type Candidate, type Level } from './labels.ts';
import { endOf, isFinished, startsLower, type Line } from './lines.ts';
import { quotationAt, quotedRanges } from './quotations.ts';
import { isRoman, repair } from './repairs.ts';
import {
  accept,
  advance,
  isLinking,
  type Accepted,
  type Manner,
  type Progress,
  type Sighting,
} from './sequence.ts';
import type { Table } from './tables.ts';

/** The label of a block. */
export interface BlockLabel extends Span {
  readonly level: Level;
  readonly value: string;
  readonly written: string;
}

/** A label with what follows it, an unlabelled paragraph, or a table. Parts that are absent are null. */
export interface Block {
  readonly label: BlockLabel | null;
  heading: Span | null;
  body: Span | null;
  readonly table: Table | null;
  readonly line: number;
}

export interface Warning {
  readonly line: number;
  /** Vietnamese, for the administrator. */
  readonly message: string;
  /** It says that labels are missing. */
  readonly hole?: true;
}

/** The lines of a numbered body with what is known of them. */
export interface Body {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly manner: Manner;
  readonly tables: readonly Table[];
}

const TITLED: readonly Level[] = ['part', 'chapter', 'section', 'subsection', 'article'];

/** Groups the lines of the body into labelled blocks, paragraphs and tables. */
export function readBlocks(body: Body): { blocks: Block[]; warnings: Warning[] } {
  const { text, lines, manner } = body;
  const quoted = quotedRanges(text);
  const rows = new Map(body.tables.flatMap((table) => table.rows.map((row) => [row.start, table] as const)));
  const blocks: Block[] = [];
  const warnings: Warning[] = [];
  let progress: Progress = {};
  for (const [index, line] of lines.entries()) {
    const table = rows.get(line.start);
    if (table !== undefined) {
      if (blocks.at(-1)?.table !== table) blocks.push(tableBlock(table, line));
      continue;
    }
    const quotation = quotationAt(quoted, line.bareStart);
    const found = quotation === null ? findLabel(body, index, blocks.at(-1), progress) : null;
    if (found === null) {
      if (quotation === null) warnings.push(...unread(text, line, blocks.at(-1)));
      placePlain(text, blocks, line, quotation?.[0] ?? null);
      continue;
    }
    progress = advance(manner.mode, progress, found.accepted);
    blocks.push(labelled(text, line, found.candidate, found.accepted));
    const { warning, hole } = found.accepted;
    if (warning !== null)
      warnings.push({ line: line.number, message: warning, ...(hole === undefined ? {} : { hole }) });
  }
  return { blocks, warnings };
}

/** A line that begins as an item does, after a finished paragraph, and is none by the sequence: a person should look at it. */
function unread(text: string, line: Line, current: Block | undefined): Warning[] {
  const candidate = labelCandidate(line);
  if (candidate === null || !ITEMS.includes(candidate.level)) return [];
  if (current?.body && !isFinished(endOf(text, current.body))) return [];
  const message = `"${candidate.written}" ở đầu dòng không nối tiếp thứ tự, được đọc là nội dung`;
  return [{ line: line.number, message }];
}

function tableBlock(table: Table, line: Line): Block {
  return { label: null, heading: null, body: null, table, line: line.number };
}

interface Found {
  readonly candidate: Candidate;
  readonly accepted: Accepted;
}

function findLabel(body: Body, index: number, current: Block | undefined, progress: Progress): Found | null {
  const line = body.lines[index];
  if (line === undefined) return null;
  const look = (
    candidate: Candidate | null,
    decide: (sighting: Sighting) => Accepted | null,
  ): Found | null => {
    const accepted = candidate && decide(sight(body, index, line, candidate, current));
    return candidate && accepted ? { candidate, accepted } : null;
  };
  const { manner } = body;
  return (
    look(labelCandidate(line), (sighting) => acceptUnlessRoman(manner, sighting, progress)) ??
    look(faultyCandidate(line), (sighting) => repair(manner, sighting, progress))
  );
}

/** A number that stands for a roman numeral is left to the repair. */
function acceptUnlessRoman(manner: Manner, sighting: Sighting, progress: Progress): Accepted | null {
  if (manner.mode === 'sections' && isRoman(sighting, progress)) return null;
  return accept(manner, sighting, progress);
}

function sight(
  { text, lines }: Body,
  index: number,
  line: Line,
  candidate: Candidate,
  current: Block | undefined,
): Sighting {
  const before = current?.body ? endOf(text, current.body) : '';
  return {
    candidate,
    line,
    before,
    ahead: lookAhead(lines, index + 1, ITEMS),
    next: lines[index + 1],
    later: (level) => lookAhead(lines, index + 1, [level]),
  };
}

/** Levels of items, and the one that ends every list of them. */
const ITEMS: readonly Level[] = ['letter', 'number', 'article'];

/** Lines that are searched for the next label; a điểm longer than this is not part of a list that needs repair. */
const AHEAD = 40;

function lookAhead(lines: readonly Line[], from: number, levels: readonly Level[]): Candidate | null {
  for (const line of lines.slice(from, from + AHEAD)) {
    const candidate = labelCandidate(line);
    if (candidate && levels.includes(candidate.level)) return candidate;
  }
  return null;
}

function labelled(text: string, line: Line, candidate: Candidate, accepted: Accepted): Block {
  const start = line.bareStart + candidate.length;
  const label: BlockLabel = {
    level: accepted.level,
    value: accepted.value,
    written: candidate.written,
    start: line.start,
    end: line.start + text.slice(line.start, start).trimEnd().length,
  };
  const rest = start < line.end ? { start, end: line.end } : null;
  const titled = TITLED.includes(accepted.level) && !(accepted.level === 'article' && isSentence(text, rest));
  return {
    label,
    heading: titled ? rest : null,
    body: titled ? null : rest,
    table: null,
    line: line.number,
  };
}

/** "Điều 2. Nghị định này có hiệu lực từ ngày ký." is content; a heading does not end as a sentence does. */
function isSentence(text: string, span: Span | null): boolean {
  return span !== null && isFinished(endOf(text, span));
}

/** `quotedFrom`: where the quotation begins that the line stands in; it belongs to the block that opened it. */
function placePlain(text: string, blocks: Block[], line: Line, quotedFrom: number | null): void {
  const current = blocks.at(-1);
  const quoting = quotedFrom !== null && current?.body && current.body.start <= quotedFrom;
  if (current?.label && current.body === null && takesHeading(text, current, line)) {
    current.heading = { start: current.heading?.start ?? line.start, end: line.end };
  } else if (current?.body && (quoting || continues(text, current.body, line))) {
    current.body = { start: current.body.start, end: line.end };
  } else if (current?.label && current.body === null) {
    current.body = { start: line.start, end: line.end };
  } else {
    blocks.push({
      label: null,
      heading: null,
      body: { start: line.start, end: line.end },
      table: null,
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
