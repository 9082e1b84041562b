import type { Intake, Publication, ReadText } from '../uploads.ts';

/** What was read of a file. The texts hold more than is shown (pages, tables): they go back whole to be published. */
export interface ReadFile {
  readonly words: string;
  readonly documents: number;
  readonly texts: readonly ReadText[];
}

/** The two jobs of the ingest road for uploads. */
export interface Jobs {
  preview(path: string): Promise<ReadFile>;
  /** Publishes texts as `preview` gave them; `path` is their file. */
  publish(path: string, texts: readonly ReadText[]): Promise<Publication>;
  /** Ends what is being read, not what is being published. */
  close(): void;
}

/** What was read is kept, so that exactly what was shown is published, and recognising a scan is not done twice. */
export function intakeOver(jobs: Jobs): Intake {
  return {
    preview: async (path) => {
      const read = await jobs.preview(path);
      return { ...read, publish: () => jobs.publish(path, read.texts) };
    },
    close: () => jobs.close(),
  };
}
