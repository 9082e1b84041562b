import { join } from 'node:path';
import { runProgram, type ProgramLimits } from './ocr/program.ts';
import { environmentOf, type OcrTools } from './ocr/tools.ts';
import { readWords, type Quality, type ReadPage } from './ocr/words.ts';

export { findOcrTools, type FoundTools, type OcrTools, type ProgramPlaces } from './ocr/tools.ts';
export { ProgramError } from './ocr/program.ts';
export type { ReadPage } from './ocr/words.ts';

/** Points of a rendered page in an inch: Tesseract reads best where letters are 30 points high, as 12 pt are at 300 dpi. */
const DPI = 300;
/** A page is rendered with at most this many points on its longer side: A3 at 300 dpi has 4,960. */
const LONGEST_SIDE = 5_000;
/** Address space of one program: a page of 25 million points needs under 0.5 GB in either. */
const MEMORY_BYTES = 2_000_000_000;

/** A page of text has this many words that were surely read, at the least: a signature page has about 15. */
const LEAST_WORDS = 8;
/** Mean confidence from which a picture is text: clean scans have 85–95, bad ones 60–75, photos of things below 40. */
const LEAST_CONFIDENCE = 50;

/** Renders one page of a PDF and reads it. `longest`: the page's longer side in points. Throws `ProgramError`. */
export async function recognisePdfPage(
  tools: OcrTools,
  file: string,
  page: { readonly number: number; readonly longest: number },
  folder: string,
  timeMs: number,
): Promise<ReadPage | null> {
  const dpi = Math.max(Math.min(DPI, Math.floor((LONGEST_SIDE * 72) / page.longest)), 1);
  const target = join(folder, `page-${page.number}`);
  const only = ['-f', String(page.number), '-l', String(page.number)];
  const args = ['-r', String(dpi), '-gray', ...only, '-singlefile', file, target];
  await runProgram(tools.pdftoppm, args, environmentOf(null), limitsOf(tools, timeMs));
  return recognisePicture(tools, `${target}.pgm`, { dpi, number: 1 }, timeMs);
}

/** Reads one page of a picture file. `dpi`: its points in an inch; `number`: of a TIFF, from 1. Throws `ProgramError`. */
export async function recognisePicture(
  tools: OcrTools,
  file: string,
  { dpi, number }: { readonly dpi: number; readonly number: number },
  timeMs: number,
): Promise<ReadPage | null> {
  const page = ['-c', `tessedit_page_number=${number - 1}`];
  const args = [file, 'stdout', '-l', 'vie', '--psm', '3', '--dpi', String(Math.round(dpi)), ...page, 'tsv'];
  const table = await runProgram(
    tools.tesseract,
    args,
    environmentOf(tools.tessdata),
    limitsOf(tools, timeMs),
  );
  return readWords(table, dpi);
}

/** False where a picture shows hardly any text: a photo of something else, or a blank page. */
export function isText({ sureWords, confidence }: Quality): boolean {
  return sureWords >= LEAST_WORDS && confidence >= LEAST_CONFIDENCE;
}

function limitsOf(tools: OcrTools, timeMs: number): ProgramLimits {
  return { timeMs, memoryBytes: MEMORY_BYTES, prlimit: tools.prlimit };
}
