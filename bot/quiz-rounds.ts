import type { ChannelName } from './channel.ts';
import type { ChannelLetters } from './escalated.ts';
import type { Item, ItemType } from './quiz-item.ts';

/** The part of the store that holds rounds of the quiz: what was set up, and all that happened. Everything else is computed from these. */

/** An item as a round asks it: the options as they are shown, and which one is right. */
export interface RoundQuestion {
  readonly item: Item;
  readonly options: readonly string[];
  /** Index into `options`. */
  readonly right: number;
  /** Its own time by its length, seconds; absent where the round's is for all of them, as in rounds of older programs. */
  readonly seconds?: number;
}

/** What does not change once a round is made. */
export interface RoundSetup {
  readonly id: string;
  /** What people type to join: short, of capitals and digits that cannot be confused. */
  readonly code: string;
  /** `scheduled`: live from a time on. `assignment`: everyone alone, at their own pace, until a deadline. */
  readonly kind: 'live' | 'scheduled' | 'assignment';
  readonly channel: ChannelName;
  /** The channel's own id of the chat in which it runs, or was set: it is written to without asking. */
  readonly chat: string;
  /** Stored id of who set it up. */
  readonly trainer: string;
  readonly title: string;
  readonly questions: readonly RoundQuestion[];
  /** Seconds for an item that has no time of its own; null for none (assignments). */
  readonly seconds: number | null;
  /** Seconds between an item's end and the next item. */
  readonly rest: number;
  /** Seconds for which an item whose time is over still waits for answers under way. */
  readonly grace: number;
  /** ISO times. */
  readonly startsAt: string | null;
  readonly deadline: string | null;
  readonly reminders: readonly string[];
  /** Names are neither stored nor shown. */
  readonly anonymous: boolean;
  /** Names of the teams; none for everyone alone. */
  readonly teams: readonly string[];
  /** An item ends once all who have joined have answered: where the round knows who takes part. */
  readonly closesWhenAll: boolean;
  /** An item's time begins when the platform has taken it (`shown`), not when it was written (`asked`). */
  readonly confirms: boolean;
  /** Whether the chat holds several people; absent in rounds of older programs. */
  readonly group?: boolean;
  /** What the channel needs besides `chat` to write where the round was set up (a topic): JSON of its own. */
  readonly place?: unknown;
  readonly at: string;
  /** Percent of right answers from which people get a certificate, 1 to 100; absent or null for none. */
  readonly pass?: number | null;
  /** What its questions were drawn from; absent in rounds of older programs. */
  readonly about?: RoundAbout;
}

/** What a round asks about: each part narrows it further; none of a part for all. */
export interface RoundAbout {
  /** Ids. */
  readonly topics: readonly string[];
  /** Numbers. */
  readonly documents: readonly string[];
  readonly types: readonly ItemType[];
  /** Those alone that a trainer has approved. */
  readonly approved?: boolean;
  /** Tags of the bank, any of which an item has. */
  readonly tags?: readonly string[];
}

/** A round in a list. */
export interface RoundHead {
  readonly code: string;
  readonly title: string;
  readonly kind: RoundSetup['kind'];
  /** ISO times: when it was set up, and when it ended. */
  readonly at: string;
  readonly ended: string | null;
}

/** One answer of a person. `sealed`: the platform itself takes no answer after the time, so a late report of one counts. */
export interface Ballot {
  readonly person: string;
  readonly item: number;
  readonly options: readonly number[];
  /** As the platform names the person; null where unknown or not to be kept. */
  readonly name: string | null;
  /** The channel's id of the update that brought it. */
  readonly update: string | null;
  readonly sealed: boolean;
}

/** What can happen in a round. Items are counted from 0. */
export type Happening =
  | { readonly kind: 'started' }
  /** `team`: index into the teams; null for none. Who joins again changes the team. */
  | {
      readonly kind: 'joined';
      readonly person: string;
      readonly name: string | null;
      readonly team: number | null;
    }
  | { readonly kind: 'left_team'; readonly person: string }
  /** Stands where somebody joined who has deleted what they did: it says nothing of them but keeps the others' numbers. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'asked'; readonly item: number }
  /** `person`: null where all see it. `poll`: keyed hash of the platform's poll; `message`: its message, to end it early. */
  | {
      readonly kind: 'shown';
      readonly item: number;
      readonly person: string | null;
      readonly poll: string | null;
      readonly message: number | null;
    }
  | ({ readonly kind: 'vote' } & Ballot)
  | { readonly kind: 'closed'; readonly item: number; readonly by: 'time' | 'all' | 'trainer' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'trainer_left' }
  | { readonly kind: 'trainer_back' }
  /** Other times, whole: those of reminders too, of which the ones sent keep their places. */
  | {
      readonly kind: 'moved';
      readonly startsAt: string | null;
      readonly deadline: string | null;
      readonly reminders: readonly string[];
    }
  /** Questions whose rule has changed, ended or gone: nobody is asked them any more, and no answer to them scores. */
  | { readonly kind: 'voided'; readonly items: readonly number[] }
  /** Its time came while the program was down, long ago: it waits for its trainer. */
  | { readonly kind: 'missed' }
  /** `index` into the reminders. */
  | { readonly kind: 'reminded'; readonly index: number }
  | { readonly kind: 'ended'; readonly by: 'items' | 'trainer' | 'deadline' };

/** A line of the log. `at`: ISO time, UTC. */
export type RoundEvent = Happening & { readonly at: string };

/** What is said of a question that was taken out of a round, behind its number. */
export const VOID = 'không tính: điều khoản đã thay đổi';

/** A line for the log, with all that must not be lost without it. */
export interface RoundRecord {
  readonly round: string;
  readonly event: RoundEvent;
  /** The update that brought it: marked as seen and taken out of the inbox with it. */
  readonly update: RoundUpdate | null;
  /** What tells it. */
  readonly mail: readonly ChannelLetters[];
}
export interface RoundUpdate {
  readonly channel: ChannelName;
  readonly id: string;
}

/** An answer to a poll that nobody knows yet: the platform told of it before, or instead of, the poll's sending. */
export interface Stray {
  /** Keyed hash of the platform's poll. */
  readonly poll: string;
  readonly person: string;
  readonly name: string | null;
  readonly options: readonly number[];
  /** ISO time of its arrival. */
  readonly at: string;
}
/** One whose poll has become known. */
export type FoundStray = Stray & PollPlace;

/** The code by which people join a round: without what can be mistaken for one another; no vowels, so that no word comes out. */
export const ROUND_CODE = /^[BCDFGHJKLMNPQRSTVWXZ2-9]{6}$/;

/** What is said to who deletes what they answered while rounds are open; nothing where none is. `again`: what to do then. */
export const sayStillOpen = (codes: readonly string[], again: string): string[] =>
  codes.length === 0
    ? []
    : [
        `Câu trả lời trong bài ${codes.join(', ')} đang mở còn giữ đến khi bài kết thúc: khi đó ${again} lần nữa.`,
      ];

/** What a poll asks. */
export interface PollPlace {
  readonly round: string;
  readonly item: number;
}

export interface RoundStore {
  /** Keeps a new round; false where its id or code is taken. */
  putRound(setup: RoundSetup): Promise<boolean>;
  /** Puts other questions into a round that has not begun; false where it has, or is gone. */
  reviseRound(id: string, questions: readonly RoundQuestion[]): Promise<boolean>;
  round(id: string): Promise<RoundSetup | null>;
  roundByCode(code: string): Promise<RoundSetup | null>;
  /** Rounds of a chat, the newest first. */
  roundsOf(channel: ChannelName, chat: string, limit: number): Promise<readonly RoundSetup[]>;
  /** Rounds that have not ended, the oldest first. */
  openRounds(): Promise<readonly RoundSetup[]>;
  /** Rounds that a person set up, or everybody's (null), the newest first. */
  ledRounds(trainer: string | null, limit: number): Promise<readonly RoundHead[]>;
  /** Rounds that a person took part in, the newest first. */
  playedRounds(person: string, limit: number): Promise<readonly RoundHead[]>;
  /** The log of a round, in the order in which it was written. */
  roundEvents(id: string): Promise<readonly RoundEvent[]>;
  /**
   * Writes a line of the log, its letters and the mark of its update: all or nothing. False, and no line and no letter written,
   * where the update was marked before, the person's answer to the item is there, the item was asked or closed, or the round has
   * begun or ended before, whatever the line says again; or the round is gone. The update is marked all the same.
   */
  record(record: RoundRecord): Promise<boolean>;
  pollPlace(poll: string): Promise<PollPlace | null>;
  /** Keeps an answer to an unknown poll, and marks its update as seen. */
  keepStray(stray: Stray, update: RoundUpdate): Promise<void>;
  /** Those whose poll is known by now. */
  foundStrays(): Promise<readonly FoundStray[]>;
  dropStray(poll: string, person: string): Promise<void>;
  /** What somebody is being asked about a round to be made; null for nothing. */
  roundDraft(chat: string, person: string): Promise<unknown>;
  /** All of them, with the person of each. */
  roundDrafts(): Promise<readonly { readonly person: string; readonly draft: unknown }[]>;
  /** Null ends it. */
  putRoundDraft(chat: string, person: string, draft: unknown, at: string): Promise<void>;
  /** Rounds of a chat go on under its new id. */
  moveRounds(channel: ChannelName, from: string, to: string): Promise<void>;
  /** Deletes what a person answered in rounds that have ended, and that they took part; how many answers went. In one that runs nobody takes an answer back. */
  forgetPlayer(person: string): Promise<number>;
}
