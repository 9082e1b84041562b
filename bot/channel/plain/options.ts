import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { ChannelName, Desk } from '../../channel.ts';
import type { ChatLog } from '../chat/log.ts';

/** What a person did in a chat. Ids are the channel's own. */
export interface Heard {
  readonly chat: string;
  readonly person: string;
  readonly group: boolean;
  /** The channel's id of the message; null where it has none. */
  readonly message: string | null;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    /** `caption` may be empty. */
    | { readonly kind: 'picture'; readonly caption: string }
    /** A sticker, a voice message, a file. */
    | { readonly kind: 'unreadable' }
    /** The person opened the chat or follows the account. */
    | { readonly kind: 'arrived' };
}

/** What all channels get from the rest of the bot. */
export interface ChatParts {
  readonly desk: Desk;
  /** The library of the snapshot that serves now. */
  readonly library: () => Library;
  /** Where people reach the web pages; null: full texts are sent instead of links. */
  readonly publicUrl: string | null;
  readonly today: () => Day;
  /** Questions offered at the greeting. */
  readonly suggestions: readonly string[];
  readonly log: ChatLog;
}

/** What the conversation needs of its channel besides. */
export interface TalkOptions extends ChatParts {
  readonly channel: ChannelName;
  /** Longest message, UTF-16 units. */
  readonly limit: number;
  /** Whether there are groups. */
  readonly groups: boolean;
  /** Sends one message, with retries. Rejects where it could not be sent. */
  readonly send: (chat: string, text: string) => Promise<void>;
  /** Shows "typing" for some seconds; null where the channel cannot. */
  readonly typing: ((chat: string) => Promise<void>) | null;
  /** Seconds after which an answer shows "typing". */
  readonly typingAfter: number;
}
