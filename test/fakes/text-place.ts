import type { Channel } from '../../bot/channel.ts';
import type { ChatParts } from '../../bot/channel/plain/options.ts';

/** A running channel that carries text alone, on the double of its platform. */
export interface TextPlace {
  /** The one that runs now. */
  channel(): Channel;
  newcomer(): TextPerson;
  /** A group with two members; absent where there are none. */
  group?(): TextGroup;
  /** A message comes once more. */
  repeat(message: string): void;
  /** Calls that the double refused. */
  refused(): readonly string[];
  /** Values that must not be logged. */
  readonly secrets: readonly string[];
  /** Starts another channel on the same double. */
  start(parts: ChatParts): Promise<void>;
  close(): Promise<void>;
}

/** What a person does; each gives the message's id. */
export interface TextPerson {
  /** The platform's id. */
  readonly id: string;
  say(text: string): string;
  sendPicture(caption: string): string;
  sendSticker(): string;
  /** What they were sent, oldest first. */
  seen(): readonly string[];
}

export interface TextGroup {
  /** The platform's id of a member. */
  id(member: 'lan' | 'minh'): string;
  /** Null where the message does not reach the bot. */
  say(member: 'lan' | 'minh', text: string, named: boolean): string | null;
  seen(): readonly string[];
}
