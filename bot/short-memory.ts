/**
 * What the server remembers of conversations that are nobody's: of web pages without sign-in, and of named ones of the API. What
 * follow-ups, votes and "Hỏi người phụ trách" need, and no more: the history of such a page is kept by the browser.
 */

/** Last exchanges of one conversation. A follow-up leans on six at most; twelve are a long talk, as a page without script shows it. */
export const SHORT_MEMORY_TURNS = 12;

/** Hours after which an exchange goes, unless it went before. A day: the reader who comes back after a night can still vote. */
export const SHORT_MEMORY_HOURS = 24;
