import type { People } from '../people.ts';
import type { Store } from '../store.ts';

/** A file as it arrived. */
export interface UploadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One text that was read from a file (an archive or a codification page gives several), as it would be published. */
export interface ReadText {
  readonly name: string;
  readonly text: string;
}

/** What a file would bring to the library. */
export interface Preview {
  /** The report in words (Vietnamese, several lines). */
  readonly words: string;
  /** Documents that would be taken; 0 where there is nothing to publish. */
  readonly documents: number;
  readonly texts: readonly ReadText[];
  /** Publishes exactly these texts, joined with what the library holds by then. Throws where the disk fails; nothing is published then. */
  publish(): Promise<Publication>;
}

/** `snapshot`: id of the new snapshot, null where nothing was published. */
export interface Publication {
  readonly words: string;
  readonly snapshot: string | null;
}

/** The ingest road as far as uploads need it. `bot/intake/main.ts` makes it. */
export interface Intake {
  /** Reads a file in a process of its own, with limits. A file that cannot be read is a preview of 0 documents; a throw is a fault of ours. */
  preview(path: string): Promise<Preview>;
  /** Ends what is being read. */
  close(): void;
}

/** What became of an upload so far. */
export type UploadState =
  | { readonly kind: 'reading' }
  /** `trouble`: why publishing it failed the last time; null where it was not tried. */
  | {
      readonly kind: 'ready';
      readonly words: string;
      readonly texts: readonly ReadText[];
      readonly trouble: string | null;
    }
  | { readonly kind: 'publishing'; readonly words: string }
  | { readonly kind: 'published'; readonly words: string }
  /** Nothing of it can be published; `words` say why. Its file is gone. */
  | { readonly kind: 'rejected'; readonly words: string };

export interface Upload {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly state: UploadState;
}

export type Taken =
  | { readonly kind: 'taken'; readonly id: string }
  /** `message`: one Vietnamese sentence for the person. */
  | { readonly kind: 'refused'; readonly message: string };

export type Decision =
  | { readonly kind: 'published'; readonly words: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Rule texts that administrators send. People are named as the store names them; an upload is known to who sent it alone. */
export interface Uploads {
  mayUpload(person: string): Promise<boolean>;
  /** Writes down that somebody without the role tried. */
  refuse(person: string, what: string): Promise<void>;
  /** Takes a file and begins to read it. Nothing is published. */
  take(person: string, file: UploadFile): Promise<Taken>;
  /** The upload as it stands; null where there is none of this person. */
  look(person: string, id: string): Upload | null;
  /** The same, once it is read. */
  read(person: string, id: string): Promise<Upload | null>;
  /** Uploads of a person, oldest first. */
  list(person: string): readonly Upload[];
  /** Publishes an upload that is ready; one publication at a time, each whole or not at all. */
  accept(person: string, id: string): Promise<Decision>;
  /** Forgets an upload and removes its file; false where it is gone or is being published. */
  discard(person: string, id: string): Promise<boolean>;
  /** Removes what is older than an hour, and what processes that died left behind. To be called at start and now and then. */
  sweep(): Promise<void>;
  /** Ends reading, waits for a publication in work, removes what is pending. */
  close(): Promise<void>;
}

/** What is logged: never a text or a name. A pino logger fits. */
export interface UploadsLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface UploadsNeeds {
  readonly dataDir: string;
  readonly intake: Intake;
  readonly people: Pick<People, 'role'>;
  readonly store: Pick<Store, 'audit'>;
  readonly now: () => Date;
  /** A fresh id that nobody can guess, of `A-Za-z0-9_-`. */
  readonly newId: () => string;
  readonly log: UploadsLog;
}
