import type { Item } from '../layout.ts';

/** A page as Tesseract read it. */
export interface ReadPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  /** Lines that are hardly letters: stains, stamps, edges. */
  readonly noise: readonly string[];
  readonly quality: Quality;
}

/** How well words were read. */
export interface Quality {
  /** Words of which Tesseract is fairly sure. */
  readonly sureWords: number;
  /** Mean confidence of all words, 0–100; 0 where there are none. */
  readonly confidence: number;
}

/** Tesseract's confidence from which a word counts as read: printed text has 85–97, patterns of a photo below 50. */
const SURE = 60;
/** A line whose words are all below this is noise. */
const NOISE = 30;
/** Height of a letter by the height of a line with marks above and below. */
const LETTER = 0.75;
/** Points in an inch. */
const POINTS = 72;

interface Word {
  readonly line: string;
  readonly left: number;
  readonly right: number;
  readonly confidence: number;
  readonly text: string;
}

/** Reads Tesseract's table of the words of one page. `dpi`: points of the picture in an inch. */
export function readWords(table: string, dpi: number): ReadPage | null {
  const rows = table
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));
  const page = rows.find((row) => row[0] === '1');
  return page === undefined ? null : readPage(page, rows, POINTS / dpi);
}

function readPage(page: readonly string[], rows: readonly (readonly string[])[], scale: number): ReadPage {
  const number = (row: readonly string[], column: number): number => Number(row[column] ?? 0) * scale;
  const lines = new Map(
    rows
      .filter((row) => row[0] === '4')
      .map((row) => [lineKey(row), { top: number(row, 7), bottom: number(row, 7) + number(row, 9) }]),
  );
  const words = rows
    .filter((row) => row[0] === '5' && (row[11] ?? '').trim() !== '')
    .map((row): Word => {
      const left = number(row, 6);
      return {
        line: lineKey(row),
        left,
        right: left + number(row, 8),
        confidence: Number(row[10]),
        text: row[11] ?? '',
      };
    });
  const size = LETTER * medianOf([...lines.values()].map((line) => line.bottom - line.top));
  const noisy = noisyLines(words);
  const items = words
    .filter((word) => !noisy.has(word.line))
    .map(({ line, left, right, text }): Item => {
      const { top, bottom } = lines.get(line) ?? { top: 0, bottom: 0 };
      return { left, right, top, bottom, text: `${text.trim()} `, size, font: '' };
    });
  const noise = [...noisy].map((line) =>
    words
      .filter((word) => word.line === line)
      .map((word) => word.text)
      .join(' '),
  );
  return { width: number(page, 8), height: number(page, 9), items, noise, quality: qualityOf(words) };
}

/** Block, paragraph and line. */
const lineKey = (row: readonly string[]): string => row.slice(2, 5).join('.');

function noisyLines(words: readonly Word[]): Set<string> {
  const read = new Set(words.filter((word) => word.confidence >= NOISE).map((word) => word.line));
  return new Set(words.map((word) => word.line).filter((line) => !read.has(line)));
}

function qualityOf(words: readonly Word[]): Quality {
  const sum = words.reduce((total, word) => total + word.confidence, 0);
  const sure = words.filter((word) => word.confidence >= SURE && /\p{L}{2}/u.test(word.text));
  return { sureWords: sure.length, confidence: words.length === 0 ? 0 : sum / words.length };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
