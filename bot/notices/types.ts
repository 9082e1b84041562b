import type { Change } from '../../knowledge/changes.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Role } from '../store.ts';
import type { Subscriptions } from '../subscriptions.ts';

/** What is logged: never an id of a chat nor a text. A pino logger fits. */
export interface NoticesLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface NoticesNeeds {
  readonly store: Subscriptions;
  /** The library that serves now. */
  readonly library: () => Library;
  /** An earlier snapshot's library; null where it is not kept any more or cannot be opened. */
  readonly earlier: (snapshot: string) => Promise<Library | null>;
  /** Kept snapshots with when they were published (ISO time), oldest first. */
  readonly kept: () => Promise<readonly KeptSnapshot[]>;
  /** Made when it is first needed: nobody may follow a topic. */
  readonly lexicon: () => Lexicon;
  readonly role: (person: string) => Promise<Role>;
  readonly publicUrl: string | null;
  readonly now: () => Date;
  readonly log: NoticesLog;
  /** Letters a second over all chats of each channel, in place of its own. */
  readonly pace?: number;
}

export interface KeptSnapshot {
  readonly id: string;
  readonly at: string;
}

/** A recorded change, read back. */
export interface News {
  readonly sequence: number;
  readonly at: string;
  readonly change: Change;
}
