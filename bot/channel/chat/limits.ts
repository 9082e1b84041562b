/** What every chat channel allows. */

/** Updates of polls that are taken at once. */
export const MAX_IN_WORK = 200;

/**
 * Deliveries that are being recorded at once; further ones are told to come again. Telegram opens at most 100. So many that a
 * disk that stands still for seconds has none refused: what is refused may be overtaken by the chat's next one.
 */
export const MAX_RECORDING = 2_000;

/**
 * Chats with updates in work or in line, from which on deliveries are told to come again: platforms keep them for a while,
 * Telegram for a day. Every official of a province; with eight updates of a kilobyte each, 400 MB of disk.
 */
export const MAX_BUSY_CHATS = 50_000;

/** Largest webhook body, bytes. A message is at most some 100 KB of JSON; a refused update would be sent again and again. */
export const MAX_WEBHOOK_BYTES = 1_048_576;

/** Chats whose last notice is remembered, so that it is not repeated; the oldest are dropped. About 100 bytes each. */
export const MAX_REMEMBERED_CHATS = 10_000;
