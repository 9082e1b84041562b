import type { ReadLimits } from './limits.ts';
import type { FoundTools } from './ocr.ts';

/** How far reading has come: pages of a PDF, entries of an archive. */
export interface Progress {
  /** What is being read: `a.pdf`, `a.zip!b.pdf`. */
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

/** What the readers of pages and archives are given. */
export interface ScanSetting {
  readonly ocr: FoundTools;
  /** An existing folder for temporary files; each reader removes its own. */
  readonly folder: string;
  readonly limits: ReadLimits;
  readonly progress: (progress: Progress) => void;
}
