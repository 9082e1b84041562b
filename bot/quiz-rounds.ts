import type { ChannelName } from './channel.ts';
import type { Item } from './quiz-item.ts';

/** The part of the store that holds rounds of the quiz: what was set up, and all that happened. Everything else is computed from these. */

/** An item as a round asks it: the options as they are shown, and which one is right. */
export interface RoundQuestion {
  readonly item: Item;
  readonly options: readonly string[];
  /** Index into `options`. */
  readonly right: number;
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
  /** Seconds for an item; null for none (assignments). */
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
  readonly at: string;
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
  /** `index` into the reminders. */
  | { readonly kind: 'reminded'; readonly index: number }
  | { readonly kind: 'ended'; readonly by: 'items' | 'trainer' | 'deadline' };

/** A line of the log. `at`: ISO time, UTC. */
export type RoundEvent = Happening & { readonly at: string };
