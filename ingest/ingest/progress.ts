/** How far an ingest is. */
export interface Progress {
  readonly stage: 'read' | 'connect' | 'wait' | 'index';
  readonly done: number;
  readonly total: number;
  /** What is in work: a path, or the number of documents; who is waited for. */
  readonly what: string;
}
