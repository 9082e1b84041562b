import type { Folder } from './folder.ts';
import type { Shelf } from './shelf.ts';
import type { UploadsNeeds } from './types.ts';

/** What the stretches of an upload share. */
export interface UploadsDesk extends UploadsNeeds {
  readonly shelf: Shelf;
  readonly folder: Folder;
  readonly audit: (person: string, act: string, detail: string) => Promise<void>;
}
