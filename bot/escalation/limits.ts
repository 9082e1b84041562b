/** How many questions are passed to people, and how they are told. */

/** Of one person in a calendar day of Viet Nam: somebody with a real case has one or two; ten would be a conversation. */
export const MOST_A_DAY = 5;
/** Waiting, of all people together: what a handful of people cannot reply to in a month anyway. Keeps the table small whatever comes. */
export const MOST_WAITING = 300;
/** Milliseconds between two notices to one who replies. */
export const NOTICE_MS = 15 * 60 * 1_000;
/** Longest reply, UTF-16 units: with `/traloi 12` in front it still is a message of 2,000. */
export const MAX_REPLY_LENGTH = 1_900;
/** Longest list of places to quote on the web, UTF-16 units. */
export const MAX_PLACES_LENGTH = 500;
/** Provisions quoted with one reply, and their UTF-16 units: four messages on Zalo. */
export const MOST_QUOTES = 12;
export const MAX_QUOTED_LENGTH = 6_000;
/** Questions on a page of the web, and in a message of a chat. */
export const PAGE_SIZE = 20;
export const LIST_SIZE = 10;
/** Characters of a question in a list. */
export const SHORT_QUESTION = 140;
