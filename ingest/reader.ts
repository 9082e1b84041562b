import type { Span } from '../knowledge/types.ts';

/** What kind of file was read; told by its content, never by its name. */
export type FileKind = 'text' | 'markdown' | 'html' | 'docx' | 'doc' | 'pdf' | 'image' | 'zip';

/** Where a page of the source begins in the text. */
export interface PageStart {
  /** Counted from 1. */
  readonly page: number;
  readonly start: number;
}

/** A table of the source: its rows stand in the text, one a line, with a tab between cells. */
export interface TableSpan extends Span {
  readonly rows: number;
}

/** What stood in the file and was left out of the text, with why: `page-number`, `running-head`, `navigation`, `stamp`, … */
export interface LeftOut {
  readonly text: string;
  readonly page: number | null;
  readonly reason: string;
}

/** Where the official codification says that an article comes from (its grey note), for each article of the text. */
export interface ArticleNote extends Span {
  /** The article as the codification numbers it: `Điều 45.11.LQ.1.` */
  readonly label: string;
  /** The note as written. */
  readonly note: string;
}

/** A file of an archive that could not be read, beside others that could. */
export interface RejectedEntry {
  /** `a.zip!b/c.exe` */
  readonly path: string;
  /** One Vietnamese sentence. */
  readonly reason: string;
}

/** One text of a source file as read. A codification page or an archive gives several. */
export interface SourceText {
  /** What the file (or the entry of an archive, `a.zip!b/c.docx`) is called. */
  readonly name: string;
  readonly kind: FileKind;
  /**
   * NFC, line ends `\n`, one line a paragraph (line wraps of pages undone), numbers that Word makes by itself written out,
   * table rows one a line with tabs between cells. Of a codification page: the articles of one real document in order, each
   * under a line `Điều N. heading` whose label comes from the grey note (see `notes`); all other lines are the file's words.
   */
  readonly text: string;
  readonly pages: readonly PageStart[];
  readonly tables: readonly TableSpan[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly ArticleNote[];
  /** Of a codification page: the real document's number as its grey notes write it; null elsewhere. */
  readonly number: string | null;
  /** What the collection that the text comes from calls the document, without its kind; absent where it does not say. */
  readonly title?: string | null;
  /** Things an administrator should look at, in Vietnamese: `trang 3 là ảnh, đã nhận dạng chữ`. */
  readonly warnings: readonly string[];
  /** True where words were recognised in pictures, so that labels may be misread. */
  readonly recognised?: boolean;
  /** Of the first text of an archive: its files that could not be read. */
  readonly rejected?: readonly RejectedEntry[];
}

/** A file that cannot be read as a rule text: one Vietnamese sentence that says what, which value, and how to mend it. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** Reads the texts of one source file. Throws `UnreadableError`. */
export type Reader = (bytes: Uint8Array, name: string) => Promise<readonly SourceText[]>;
