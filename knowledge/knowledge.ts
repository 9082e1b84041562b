import type { Library } from './library.ts';

/** One opened snapshot: the texts and the indexes over them. Immutable; replaced whole when a new snapshot is published. */
export interface Knowledge {
  readonly library: Library;
}
