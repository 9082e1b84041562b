import type { Day } from '../../knowledge/types.ts';
import { findGaps, type Gap } from '../gaps.ts';
import type { Shelf } from './shelf.ts';

/** What `library gaps --json` prints. */
export interface GapsReport {
  readonly snapshot: string;
  readonly on: Day;
  /** Documents cited and not held, the most cited first. */
  readonly gaps: readonly Gap[];
}

/** Documents that held ones cite and that are not held. */
export function libraryGaps({ snapshot, on, connected, facts }: Shelf): GapsReport {
  return { snapshot, on, gaps: findGaps(connected, facts, on) };
}
