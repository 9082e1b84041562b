import type { ChannelName, Letter } from './channel.ts';

/** The part of the store that holds who follows what, what has changed, and who is still to be told. */

/** A chat, by the channel's own id: it must be written to without having asked, so a hash does not do. */
export interface Place {
  readonly channel: ChannelName;
  readonly chat: string;
}

/** That a chat follows a document or a topic. */
export interface Subscription extends Place {
  /** `document 30-CT/TU`, `topic mạng xã hội`. */
  readonly subject: string;
  /** As a person reads it. */
  readonly label: string;
  /** ISO time, UTC. */
  readonly since: string;
  readonly thread?: Thread;
}

/** The part of a chat (a topic of Telegram's forums) that is written to, by the channel's own id; absent for the chat itself. */
export type Thread = string;

/** One change as it was recorded. */
export interface NewsItem {
  /** Rises with every change recorded. */
  readonly sequence: number;
  /** When it was recorded, or when the library that brought it was published: ISO time, UTC. */
  readonly at: string;
  /** A `Change` of `knowledge/changes.ts`, perhaps an older program's. */
  readonly change: unknown;
}

/** Changes to be recorded in one transaction, with up to where they have been looked for. */
export interface NewsRecord {
  /** Snapshot and day up to which changes were recorded before; nothing is written where they are others by now. */
  readonly since: NewsMark | null;
  readonly until: NewsMark;
  readonly at: string;
  /** `subjects`: whoever follows one of these is told. */
  readonly news: readonly { readonly change: unknown; readonly subjects: readonly string[] }[];
}

/** Up to which snapshot and which day (in Viet Nam, that day included) changes were recorded. */
export interface NewsMark {
  readonly snapshot: string;
  readonly day: string;
}

/** What a chat is still to be told: a change, and what it follows that the change concerns. */
export interface Due {
  readonly news: NewsItem;
  readonly subjects: readonly string[];
}

/** One provision a day. */
export interface Daily extends Place {
  /** `07:30`, in Viet Nam. */
  readonly time: string;
  /** Last day done with; empty before the first. */
  readonly last: string;
  readonly thread?: Thread;
}

export interface Subscriptions {
  /** False where the chat follows it already; then it is told in this subscription's thread from now on. */
  subscribe(subscription: Subscription): Promise<boolean>;
  /** Null for everything; what was still to be told of it is dropped. Returns how many went. */
  unsubscribe(place: Place, subject: string | null): Promise<number>;
  /** What a chat follows, oldest first. */
  subscriptions(place: Place): Promise<readonly Subscription[]>;
  /** What is followed at all. */
  subjects(): Promise<readonly string[]>;

  newsMark(): Promise<NewsMark | null>;
  /** Writes news, and for whom it is: all or nothing. False where the mark had moved. */
  recordNews(record: NewsRecord): Promise<boolean>;
  /** News after a sequence, newest first. */
  news(after: number, limit: number): Promise<readonly NewsItem[]>;
  /** Chats of a channel that are still to be told something. */
  dueChats(channel: ChannelName): Promise<readonly string[]>;
  /** What a chat is still to be told, oldest first. */
  due(place: Place): Promise<readonly Due[]>;
  /** Writes a notice's letters and that these news were told: all or nothing. False where they were told or dropped meanwhile. */
  writeNotice(
    place: Place,
    notice: { readonly news: readonly number[]; readonly letters: readonly Letter[]; readonly at: string },
  ): Promise<boolean>;

  /** Sets it anew; whoever asks has written at that time. */
  putDaily(daily: Daily, at: string): Promise<void>;
  /** False where there was none. */
  dropDaily(place: Place): Promise<boolean>;
  daily(place: Place): Promise<Daily | null>;
  dailies(channel: ChannelName): Promise<readonly Daily[]>;
  /** A thread is gone: what was told there is told in the chat itself. */
  forgetThread(place: Place, thread: Thread): Promise<void>;
  /** Provisions that a chat was shown in this round. */
  shown(place: Place): Promise<ReadonlySet<string>>;
  /** Writes the letters of a day, and that it is done with: all or nothing. False where it was. `provision`: null where none was shown. */
  writeDaily(
    place: Place,
    written: {
      readonly day: string;
      readonly provision: string | null;
      /** The round is over: what was shown may come again. */
      readonly anew: boolean;
      readonly letters: readonly Letter[];
      readonly at: string;
    },
  ): Promise<boolean>;

  /** A chat that follows something, or has its provision a day, has written. Others are not remembered. */
  heard(place: Place, at: string): Promise<void>;
  /** When a chat wrote last, ISO time; null where that is not remembered. */
  lastHeard(place: Place): Promise<string | null>;
  /** The last news that somebody has seen, by a name of theirs; 0 before the first. */
  seenNews(name: string): Promise<number>;
  putSeenNews(name: string, sequence: number): Promise<void>;
  /** A group has another id: what it follows goes with it. */
  moveFollowed(from: Place, chat: string): Promise<void>;
}
