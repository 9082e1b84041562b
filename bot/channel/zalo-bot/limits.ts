import type { RetryPace } from '../chat/retry.ts';

/** Numbers that the Zalo Bot Platform sets, and the patience of this channel. */

/** The platform's server where no other is set. */
export const ZALO_BOT = 'https://bot-api.zaloplatforms.com';

/**
 * Notices a second over all chats. No rate is published; the free plan has 50 users and 3,000 messages a month, so that all
 * are told within a minute.
 */
export const NOTICES_PER_SECOND = 1;
/** Longest text of a message, characters by the documentation of sendMessage; counted here in UTF-16 units, which are never fewer. */
export const MAX_TEXT_LENGTH = 2_000;

/** Largest answer of the server, bytes; an update is a few kB. */
export const MAX_ANSWER_BYTES = 4 * 1_048_576;

/** How long the channel waits, in seconds. */
export interface Pace extends RetryPace {
  /** The server holds an empty poll this long. Documentation of getUpdates: default 30. */
  readonly poll: number;
  /** Asking who the bot is, at the start: whoever started the bot waits for the sentence. */
  readonly start: number;
  /** Between looks for a webhook that somebody set, which would keep every update from us. */
  readonly look: number;
  /** Between looks whether the webhook is still ours. */
  readonly watch: number;
  /** Rest while a webhook stands or the token is refused. */
  readonly blocked: number;
  /** At the stop, messages in work may take this long before their calls are cut. */
  readonly grace: number;
  /** An answer that takes longer shows "typing". */
  readonly typing: number;
}
export const defaultPace: Pace = {
  attempt: 15,
  call: 120,
  rest: 1,
  poll: 30,
  start: 10,
  look: 60,
  watch: 60 * 60,
  blocked: 30,
  grace: 10,
  typing: 1,
};
