import type { ChannelName } from './channel.ts';

/** What keeps letters from going out, or messages from coming in, as administrators are told of it. */
export type TroubleKind =
  /** The platform's time for writing to that person is over. */
  | 'window'
  /** The person does not follow the account. */
  | 'unfollowed'
  /** Too fast, or what the account may send is used up. */
  | 'limit'
  | 'too_long'
  /** The platform does not take the channel's token. */
  | 'token'
  /** The platform will never take that letter, for another reason. */
  | 'refused'
  /** Tried for hours, and given up. */
  | 'given_up'
  /** A message that killed the process each time it was begun. */
  | 'unhandled'
  /** Deliveries go somewhere else. */
  | 'webhook'
  /** The platform cannot deliver here. */
  | 'undelivered'
  /** Another process takes messages with the same token. */
  | 'rival'
  /** The token is refused while messages are asked for. */
  | 'shut_out'
  /** The end of one of the four above. */
  | 'heard_again';

/** `count`: letters (of those that keep messages from coming in: 1). */
export interface Occurred {
  readonly channel: ChannelName;
  readonly kind: TroubleKind;
  readonly count: number;
  /** What the platform said; may be empty. Never holds a text of a person nor a secret. */
  readonly reason: string;
}

/** All of one kind on one channel. */
export interface Trouble extends Occurred {
  /** ISO times of the first and the last one. */
  readonly first: string;
  readonly last: string;
}
