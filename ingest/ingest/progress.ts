/** How far an ingest is. */
export interface Progress {
  readonly stage: 'read' | 'connect' | 'index';
  readonly done: number;
  readonly total: number;
  /** What is in work: a path, or the number of documents. */
  readonly what: string;
}
