/** Numbers that Zalo sets for Official Accounts, and the patience of this channel. */

/** Notices a second over all chats. No rate is published (-32 says that it was exceeded); 10,000 followers are told within 34 minutes. */
export const NOTICES_PER_SECOND = 5;
/** Longest text of a message (-210 beyond), counted in UTF-16 units. */
export const MAX_TEXT_LENGTH = 2_000;

/** Largest answer of the server, bytes. */
export const MAX_ANSWER_BYTES = 1_048_576;

/** An access token is renewed this long before it ends, milliseconds: a call that is under way must not outlive it. */
export const RENEW_BEFORE = 5 * 60 * 1000;

/** How long the channel waits, in seconds. */
export interface Pace {
  /** One HTTP attempt. */
  readonly attempt: number;
  /** At the stop, messages in work may take this long before their calls are cut. */
  readonly grace: number;
  /** Between looks at the tokens. A refresh token that nobody uses ends after 3 months; each use gives a new one. */
  readonly look: number;
}
export const defaultPace: Pace = { attempt: 15, grace: 10, look: 6 * 60 * 60 };
