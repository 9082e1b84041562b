import type { Passage } from './types.ts';

/**
 * The passages of a library as its indexes take them: in runs of documents, so that only the runs in which something
 * changed are indexed again.
 */
export interface PassageRuns {
  readonly runs: readonly PassageRun[];
  /** Passages of all runs. */
  readonly rows: number;
  /** The snapshot from which unchanged parts may be taken; null where there is none. */
  readonly previous: PreviousFiles | null;
}

/** Documents that follow each other in the library. */
export type PassageRun = readonly IndexedDocument[];

/** What a document's part of an index was made from, and how many rows it has. */
export interface DocumentRows {
  /** Changes with its text and with the fields of its passages: 16 hex digits. */
  readonly hash: string;
  readonly rows: number;
}

export interface IndexedDocument extends DocumentRows {
  /** Reads what is indexed; asked only where nothing that was indexed before serves. */
  read(): IndexedTexts;
}

export interface IndexedTexts {
  /** The whole document, for the words that it spells. */
  readonly text: string;
  readonly passages: readonly Pick<Passage, 'fields'>[];
}

/** The files of a snapshot that was published before. */
export interface PreviousFiles {
  /** What its manifest says of its indexes. */
  readonly indexes: unknown;
  /** The path of one of its files where that stands as its manifest says; else null. */
  whole(name: string): Promise<string | null>;
}
