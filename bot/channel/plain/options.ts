import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { ChannelName, Desk } from '../../channel.ts';
import type { OpenDelivery, Sent } from '../../delivery.ts';
import type { ChatLog } from '../chat/log.ts';

/** What all channels get from the rest of the bot. */
export interface ChatParts {
  readonly desk: Desk;
  /** The way of messages and letters through the store. */
  readonly delivery: OpenDelivery;
  /** The library of the snapshot that serves now. */
  readonly library: () => Library;
  /** Where people reach the web pages; null: full texts are sent instead of links. */
  readonly publicUrl: string | null;
  readonly today: () => Day;
  /** Questions offered at the greeting. */
  readonly suggestions: readonly string[];
  /** Which services outside get questions, as `/about` tells it (`bot/outside.ts`); default none. */
  readonly services?: readonly string[];
  readonly log: ChatLog;
  /** A chat has written: where the platform lets the bot write only for a while after that. */
  readonly wrote?: (chat: string) => Promise<void>;
}

/** What the conversation needs of its channel besides. */
export interface TalkOptions extends ChatParts {
  readonly channel: ChannelName;
  /** Longest message, UTF-16 units. */
  readonly limit: number;
  /** Letters a second that nobody asked for, over all chats; absent: as fast as they are taken. */
  readonly pace?: number;
  /** Whether there are groups. */
  readonly groups: boolean;
  /** Tries once to send one message. */
  readonly send: (chat: string, text: string) => Promise<Sent>;
  /** Shows "typing" for some seconds; null where the channel cannot. */
  readonly typing: ((chat: string) => Promise<void>) | null;
  /** Seconds after which an answer shows "typing". */
  readonly typingAfter: number;
}
