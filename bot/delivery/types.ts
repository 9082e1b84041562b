import type { ChannelName, Letter } from '../channel.ts';
import type { Arrived, Note, Update } from '../mail.ts';
import type { TroubleKind } from '../trouble.ts';

/** What is logged: never a text, a name or an id of a chat. A pino logger fits. */
export interface DeliveryLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What became of one try to send. `trouble`: what administrators are to be told of it, where it has a name of its own. */
export type Sent =
  /** `note`: what is to be remembered of it, under a name that holds no id of the platform. */
  | { readonly kind: 'accepted'; readonly note?: Pick<Note, 'name' | 'value'> }
  /** Floods, server and network faults: again later; `after`: seconds that the platform asks to wait, null where it does not say. */
  | {
      readonly kind: 'later';
      readonly after: number | null;
      readonly reason: string;
      readonly trouble?: TroubleKind;
    }
  /** The platform will never take this letter. */
  | { readonly kind: 'refused'; readonly reason: string; readonly trouble?: TroubleKind }
  /** The person blocked the bot, or the group put it out: the chat takes nothing more. */
  | { readonly kind: 'closed'; readonly trouble?: TroubleKind };

/** What a channel gives to have its updates and letters delivered. */
export interface Carrier {
  readonly channel: ChannelName;
  /** The platform's ids of updates are whole numbers that rise: those of a chat that wait are handled in their order, whatever order they came in. */
  readonly numbered?: boolean;
  /** Letters a second that nobody asked for, over all chats; absent: as fast as they are taken. */
  readonly pace?: number;
  /**
   * Handles one update; what it tells goes through `Message.compose` or `Delivery.post`, under the update's id. Resolves
   * when there is nothing more to do about the update, though it failed. A rejection leaves it in the inbox: it comes again.
   */
  handle(arrived: Arrived): Promise<void>;
  /** Tries once to send one letter; `body` is what a channel wrote, perhaps an older program's. */
  send(body: unknown): Promise<Sent>;
  /** An update was not taken since too much of its chat waits. Called once until the chat has caught up. */
  full(update: Update): Promise<void>;
}

/** The way in and out of one channel, over the store: nothing is lost by a death at any point. */
export interface Delivery {
  /** Goes on with what an earlier process left. */
  start(): Promise<void>;
  /** Records an update; once it has resolved, the update may be acknowledged. Handles it afterwards, once. */
  receive(update: Omit<Update, 'channel' | 'at'>): Promise<void>;
  /** Writes letters, with the update that they answer; false, and nothing written, where that was answered before. */
  post(update: string | null, letters: readonly Letter[]): Promise<boolean>;
  /** Letters of a chat were written by somebody else. */
  wake(chat: string): void;
  /** The chat has shut the bot out: what waits for it is dropped. */
  close(chat: string): Promise<void>;
  /** Chats whose updates are in work or in line. */
  busy(): number;
  /** Ends the updates in work, sends what they tell, begins nothing more. What waits stays in the store. */
  stop(): Promise<void>;
}
