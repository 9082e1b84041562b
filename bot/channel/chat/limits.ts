/** What every chat channel allows. */

/** Updates of one chat that may wait at once; further ones are dropped with one notice, so that one chat cannot fill the queue of all. Range 2 to 100. */
export const MAX_WAITING_PER_CHAT = 8;

/** Updates of all chats in work at once. A unit's office hour stays far below; memory bounds it above. */
export const MAX_IN_WORK = 200;

/** Largest webhook body, bytes. A message is at most some 100 KB of JSON; a refused update would be sent again and again. */
export const MAX_WEBHOOK_BYTES = 1_048_576;

/** Chats whose last notice is remembered, so that it is not repeated; the oldest are dropped. About 100 bytes each. */
export const MAX_REMEMBERED_CHATS = 10_000;
