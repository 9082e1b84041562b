/** What every chat channel allows. */

/** Deliveries that are being recorded at once; further ones are told to come again. Telegram opens at most 100. */
export const MAX_IN_WORK = 200;

/** Chats with updates in work or in line, from which on deliveries are told to come again: platforms keep them for a while, Telegram for a day. */
export const MAX_BUSY_CHATS = 5_000;

/** Largest webhook body, bytes. A message is at most some 100 KB of JSON; a refused update would be sent again and again. */
export const MAX_WEBHOOK_BYTES = 1_048_576;

/** Chats whose last notice is remembered, so that it is not repeated; the oldest are dropped. About 100 bytes each. */
export const MAX_REMEMBERED_CHATS = 10_000;
