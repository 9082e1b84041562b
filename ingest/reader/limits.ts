/** What reading one file may take. Beyond it the file is refused with a sentence; nothing of it is published. */
export interface ReadLimits {
  /** Bytes of a file; a larger one is refused before it is read. */
  readonly fileBytes: number;
  /** Bytes of memory that the reading process holds at most (resident); looked at twenty times a second. */
  readonly memoryBytes: number;
  /** Milliseconds without any progress (a page, an entry). */
  readonly stepMs: number;
  /** Milliseconds for the whole file. */
  readonly totalMs: number;
  /** Pages of a PDF. */
  readonly pages: number;
  /** Pages of one file whose text is recognised in pictures, at 1 to 3 s each. */
  readonly pictures: number;
  /** Milliseconds for rendering one page, and again for recognising it. Both together are less than a step. */
  readonly pageMs: number;
  /** Pages that are recognised at a time. */
  readonly parallel: number;
  /** Points of one picture. */
  readonly picturePoints: number;
  /** Entries of an archive, folders not counted. */
  readonly entries: number;
  /** Bytes of all entries of an archive together, inflated. */
  readonly inflatedBytes: number;
  /** How many times larger than in the archive an entry may be; small entries are free (see `archive.ts`). */
  readonly ratio: number;
  /** UTF-16 units of all texts of one file together. */
  readonly textLength: number;
}

/**
 * Defaults. A code of 220 Điều has 80 pages as PDF; decrees with tariffs have some 700; a 100-page scan has 20–60 MB.
 * Text deflates to a fifth or a tenth, DOCX hardly at all; a bomb to a thousandth.
 */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 100_000_000,
  memoryBytes: 1_200_000_000,
  stepMs: 90_000,
  totalMs: 1_800_000,
  pages: 900,
  pictures: 300,
  pageMs: 40_000,
  parallel: 2,
  picturePoints: 100_000_000,
  entries: 300,
  inflatedBytes: 300_000_000,
  ratio: 100,
  textLength: 20_000_000,
};
