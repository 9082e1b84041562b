import type { Line } from './lines.ts';
import { isUpper } from './lines.ts';

/** Levels of a rule text, from the outermost in. */
export type Level =
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'roman'
  | 'number'
  | 'dotted'
  | 'letter'
  | 'dash';

/** What a line's beginning looks like. Whether it is a label is decided by the sequence. */
export interface Candidate {
  readonly level: Level;
  /** `IV`, `14`, `1.1`, `đ`; empty for a dash. */
  readonly value: string;
  /** UTF-16 length of the label within the line's bare text, with the white space after it. */
  readonly length: number;
  /** The label as read, without white space or Markdown marks. */
  readonly written: string;
}

interface Shape {
  readonly level: Level;
  readonly pattern: RegExp;
  /** The rest of the line must look like a heading: empty, or capitals where nothing separates it from the label. */
  readonly heading: boolean;
}

const ROMAN = '[IVXLC]{1,6}';
/** "Điểu", "Diều", "Điêu": what OCR makes of Điều. The number decides. */
const ARTICLE = '(?:Điều|ĐIỀU|Điểu|Diều|Điêu)';

const SHAPES: readonly Shape[] = [
  {
    level: 'part',
    heading: true,
    pattern: new RegExp(`^(?:Phần|PHẦN)\\s+((?:thứ|THỨ)\\s+\\p{L}+|${ROMAN}|\\d+)(?!\\p{L})`, 'u'),
  },
  {
    level: 'chapter',
    heading: true,
    pattern: new RegExp(`^(?:Chương|CHƯƠNG)\\s+(${ROMAN}|\\d+)(?!\\p{L})`, 'u'),
  },
  { level: 'section', heading: true, pattern: new RegExp(`^(?:Mục|MỤC)\\s+(${ROMAN}|\\d+)(?!\\p{L})`, 'u') },
  {
    level: 'subsection',
    heading: true,
    pattern: new RegExp(`^(?:Tiểu mục|TIỂU MỤC)\\s+(${ROMAN}|\\d+)(?!\\p{L})`, 'u'),
  },
  { level: 'article', heading: true, pattern: new RegExp(`^${ARTICLE}\\s+(\\d+[a-zđ]?)(?!\\p{L})`, 'u') },
  { level: 'roman', heading: false, pattern: /^([IVX]{1,5})\s?[.\-–—/](?=\s|\p{L}|\*)/u },
  { level: 'dotted', heading: false, pattern: /^(\d{1,2}\.\d{1,2})[.)]?(?=\s)/u },
  {
    level: 'number',
    heading: false,
    pattern: /^(\d{1,3}[a-zđ]?)\s?(?:[.),]|\s?[-–](?=\s))(?=\s|\p{L}|\*|$)/u,
  },
  { level: 'letter', heading: false, pattern: /^([a-zđ])\s?\)/u },
  { level: 'dash', heading: false, pattern: /^[-–—+•●](?=\s|\p{L})/u },
];

/** What the line's beginning could be a label of; null where it is plain text. */
export function labelCandidate(line: Line): Candidate | null {
  for (const shape of SHAPES) {
    const match = shape.pattern.exec(line.bare);
    if (match !== null)
      return shape.heading ? headingCandidate(line, shape, match) : plain(line, shape, match);
  }
  return null;
}

function plain(line: Line, shape: Shape, match: RegExpExecArray): Candidate {
  return candidate(line, shape, match, match[0].length);
}

/** "Điều 5 của Luật này quy định" and "Mục 3 Chương IV" are references: nothing separates the label from the rest. */
function headingCandidate(line: Line, shape: Shape, match: RegExpExecArray): Candidate | null {
  const after = line.bare.slice(match[0].length);
  const separator = /^\s?(?:[.:]|[-–—](?=\s))/u.exec(after)?.[0] ?? '';
  const rest = after.slice(separator.length).replaceAll('*', '').trim();
  const fits = rest === '' || separator !== '' || (shape.level !== 'article' && isUpper(rest));
  return fits ? candidate(line, shape, match, match[0].length + separator.length) : null;
}

function candidate(line: Line, shape: Shape, match: RegExpExecArray, labelLength: number): Candidate {
  const after = /^(?:\*\*|__)?\s*/u.exec(line.bare.slice(labelLength))?.[0] ?? '';
  return {
    level: shape.level,
    value: match[1] ?? '',
    length: labelLength + after.length,
    written: line.bare.slice(0, labelLength).trim(),
  };
}
