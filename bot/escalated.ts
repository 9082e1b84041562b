import type { ChannelName, Letter } from './channel.ts';
import type { Outcome, Quote } from './contract.ts';

/** The part of the store that holds questions passed to people, their replies, and where those who reply are told. */

/** Where a reply goes, in the channel's own names. */
export interface Address {
  readonly chat: string;
  /** What the channel needs besides (a topic, the message that asked): JSON of its own; null for nothing. */
  readonly place: unknown;
}

/** A question on its way to people. */
export interface Passed {
  /** Id of the answer that did not do. */
  readonly turn: string;
  /** Keyed hashes: for `/quen`, limits, and the chat that sees the reply. Never shown. */
  readonly chat: string;
  readonly person: string;
  readonly channel: ChannelName;
  /** Null where the reply waits here until the person looks (web, terminal). */
  readonly address: Address | null;
  /** As asked, after personal numbers were masked. */
  readonly question: string;
  /** The stand-alone wording of a follow-up; null where it is as asked. */
  readonly understood: string | null;
  readonly outcome: Outcome;
  /** The question's words alone, by which one person's same question is known again. */
  readonly same: string;
  readonly at: string;
}

/** What a person replied. */
export interface HumanAnswer {
  readonly text: string;
  /** Taken from the library when it was replied, never typed. */
  readonly quotes: readonly Quote[];
  readonly at: string;
}

/**
 * What became of a reply. `kept`: waits until the person looks; `held`: for the morning; `given_up`, `blocked`: sent again when
 * the chat writes next.
 */
export type Reached = 'sending' | 'sent' | 'kept' | 'held' | 'given_up' | 'blocked';

export interface Escalated extends Passed {
  /** 1 and up, in order; what people call it by. */
  readonly number: number;
  readonly answer: HumanAnswer | null;
  /** Stored id of who replied; null while it waits. */
  readonly by: string | null;
  /** Null while it waits. */
  readonly reached: Reached | null;
}

/** How much is taken. `since`: ISO time from which a person's questions count. */
export interface MostPassed {
  readonly ofPerson: number;
  readonly since: string;
  /** Of all people, waiting. */
  readonly waiting: number;
}

export type TakenOn =
  { readonly kind: 'taken' | 'known'; readonly number: number } | { readonly kind: 'person_full' | 'full' };

/** Somebody who may reply, with the private chat in which to tell so. */
export interface Attendant {
  readonly person: string;
  readonly channel: ChannelName;
  readonly chat: string;
  /** When the person last wrote there. */
  readonly at: string;
  /** When the person was last told of waiting questions; null for never. */
  readonly told: string | null;
}

/** The letters of a channel. */
export interface ChannelLetters {
  readonly channel: ChannelName;
  readonly letters: readonly Letter[];
}

/** Names the letters of a reply in the outbox and among what was given up. */
export const nameOfReply = (number: number): string => `human:${String(number)}`;

export interface EscalationStore {
  /** Takes a question, unless it was taken before (the same answer, or the same words of the same person while they wait) or there are too many. Atomic. */
  escalate(passed: Passed, most: MostPassed): Promise<TakenOn>;
  escalated(number: number): Promise<Escalated | null>;
  /** Waiting ones, the oldest first; answered ones, the newest first. */
  listEscalated(wanted: { answered: boolean; limit: number; offset: number }): Promise<readonly Escalated[]>;
  countEscalated(answered: boolean): Promise<number>;
  /** Those of a chat, oldest first. */
  escalatedOf(chat: string): Promise<readonly Escalated[]>;
  /**
   * Stores a reply with its letters: all or nothing. `letters`: null where it is held for the morning. False, and nothing
   * stored, where it was answered before or is gone.
   */
  answerEscalated(
    number: number,
    by: string,
    answer: HumanAnswer,
    letters: readonly Letter[] | null,
  ): Promise<boolean>;
  /** Replies that did not reach a chat, or are held for the morning, oldest first. */
  returnedOf(chat: string): Promise<readonly Escalated[]>;
  /** Replies that are held, oldest first. */
  heldReplies(): Promise<readonly Escalated[]>;
  /** Writes the letters of a reply that did not reach its chat, or was held; false where it has no need. */
  sendAgain(number: number, letters: readonly Letter[], at: string): Promise<boolean>;
  /** Replies of a channel that nobody has looked at. */
  keptIn(channel: ChannelName): Promise<readonly Escalated[]>;
  /** The reply was shown. */
  markShown(number: number, at: string): Promise<void>;
  /** Waiting questions that nobody was told of: how many. */
  countUntold(): Promise<number>;
  /** Marks them as told, with the letters that tell it, and those told: all or nothing. */
  tellWaiting(at: string, persons: readonly string[], mail: readonly ChannelLetters[]): Promise<void>;
  /** Replies that did not reach their chat, of which nobody was told. */
  returnedUntold(): Promise<readonly Escalated[]>;
  tellReturned(numbers: readonly number[], at: string, mail: readonly ChannelLetters[]): Promise<void>;
  /** Removes the addresses of replies that have gone out. */
  dropAddresses(): Promise<void>;
  /** Deletes a person's questions in a chat, whoever passed them on, and letters of replies that wait; how many questions went. To be called before the turns go. */
  forgetEscalated(chat: string, person: string): Promise<number>;
  putAttendant(attendant: Omit<Attendant, 'told'>): Promise<void>;
  attendants(): Promise<readonly Attendant[]>;
}
