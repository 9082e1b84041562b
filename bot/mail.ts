import type { ChannelName, Letter } from './channel.ts';

/** The part of the store that holds what came in and is not handled yet, and what goes out and is not accepted yet. */

/** An update of a channel, as it came. */
export interface Update {
  readonly channel: ChannelName;
  /** The channel's id of the update. */
  readonly id: string;
  /** The channel's own id of the chat. Updates of one chat are handled in the order in which they were taken, or of their ids. */
  readonly chat: string;
  /** JSON in the channel's own form. Kept until the update is handled, no longer. */
  readonly body: unknown;
  /** ISO time, UTC. */
  readonly at: string;
}

/** An update in the inbox. */
export interface Arrived extends Update {
  /** Rises with every update taken. */
  readonly sequence: number;
  /** How often `begin` has counted it. */
  readonly begun: number;
}

/** How much of one chat may wait before further updates of it are not taken. */
export interface MostWaiting {
  readonly updates: number;
  readonly letters: number;
}

/** A letter in the outbox. */
export interface WaitingLetter extends Letter {
  readonly sequence: number;
  readonly channel: ChannelName;
  readonly at: string;
  /** Tries that failed. */
  readonly attempts: number;
  /** ISO time before which it is not tried again. */
  readonly due: string;
}

/** The letters of one reply, and the update that they answer; null where nobody asked. */
export interface Post {
  readonly channel: ChannelName;
  readonly update: string | null;
  readonly letters: readonly Letter[];
  readonly at: string;
}

/** What was given up. Its text is kept for `revive`, and not shown. */
export interface DeadLetter {
  readonly sequence: number;
  /** `in`: an update that could not be handled; `out`: a letter that could not be sent. */
  readonly box: 'in' | 'out';
  readonly channel: ChannelName;
  /** When it was written, and when it was given up. */
  readonly at: string;
  readonly ended: string;
  readonly attempts: number;
  /** Never holds a text of a person nor a secret. */
  readonly reason: string;
}

/** What to do with dead letters: `again` puts them back, all or those named by number; `discard` forgets those named. */
export interface LettersRequest {
  readonly again: readonly number[] | 'all' | null;
  readonly discard: readonly number[] | null;
}

/** What is remembered of a letter that was accepted, for as long as conversations. */
export interface Note {
  /** Never an id of a platform: a keyed hash stands for it. */
  readonly name: string;
  readonly value: string;
  /** ISO time. */
  readonly at: string;
}

/**
 * An ISO time of night, at which letters that nobody asked for are passed over, but those that may go out at any hour until
 * later (`Letter.unasked`); null by day, when none is.
 */
export type Night = string | null;

export type End = Pick<DeadLetter, 'ended' | 'attempts' | 'reason'>;

export interface Mail {
  /** Records an update. `known`: recorded or handled before; `full`: too much of its chat waits, and it is not recorded. */
  receive(update: Update, most: MostWaiting): Promise<'new' | 'known' | 'full'>;
  /** The oldest update of a chat that is not handled; `numbered`: that of the lowest id, as a number. */
  nextArrived(channel: ChannelName, chat: string, numbered?: boolean): Promise<Arrived | null>;
  /** Counts that the handling of an update begins once more; returns how often it has. */
  begin(sequence: number): Promise<number>;
  /**
   * Writes letters, marks their update as seen and takes it out of the inbox: all or nothing.
   * False, and nothing written, where the update was marked before.
   */
  post(post: Post): Promise<boolean>;
  /** The oldest letter of a chat; `night`: see `Night`. */
  nextLetter(channel: ChannelName, chat: string, night?: Night): Promise<WaitingLetter | null>;
  /**
   * The platform has accepted a letter: it goes, and what is to be remembered of it is noted; both or neither. Survives the
   * death of the process; that of the machine a moment later.
   */
  delivered(sequence: number, note?: Note): Promise<void>;
  /** What was noted last under a name; null where nothing was, or it has expired. */
  noted(name: string): Promise<string | null>;
  /** A try has failed. Kept like `delivered`. */
  delay(sequence: number, attempts: number, due: string): Promise<void>;
  /** Gives up a letter and what is left of its reply; returns how many letters went. */
  buryLetter(sequence: number, end: End): Promise<number>;
  /** Gives up an update; it counts as seen. */
  buryArrived(sequence: number, end: End): Promise<void>;
  /** Drops the letters of a chat that takes no more, and what it follows (`bot/subscriptions.ts`); returns how many letters. */
  closeChat(channel: ChannelName, chat: string): Promise<number>;
  /**
   * Chats of which something waits, and the last update taken (0 where none waits). Who has waited longest comes first; of
   * updates those that were begun least often, so that what kills a process comes after what it would take with it.
   */
  waiting(channel: ChannelName, night?: Night): Promise<Waiting>;
  /** What was given up, newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /**
   * Puts what was given up back, behind what waits: all, or what `only` names by `DeadLetter.sequence`, each letter with the
   * rest of its reply. Returns how many; numbers that are not there are passed over.
   */
  revive(at: string, only?: readonly number[] | null): Promise<number>;
  /** Forgets for good what `only` names, each letter with the rest of its reply; returns how many. */
  discard(only: readonly number[]): Promise<number>;
}

export interface Waiting {
  readonly arrived: readonly string[];
  readonly letters: readonly string[];
  readonly last: number;
}
