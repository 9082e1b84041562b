/** Numbers that Telegram sets, and the patience of this channel. */

/** The Bot API server where no other is set. */
export const TELEGRAM = 'https://api.telegram.org';

/** Largest answer to a call, bytes: a poll brings at most 100 updates, each a message with the one that it answers, some 100 KB. */
export const MAX_ANSWER_BYTES = 32 * 1_048_576;

/** Notices a second over all chats. Telegram takes about 30 messages; a third is left for people who ask meanwhile. */
export const NOTICES_PER_SECOND = 20;
/** The kinds of update that are read; Telegram is asked for no others. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'message_reaction',
  'my_chat_member',
  'poll',
  'poll_answer',
] as const;

/** Longest message text after formatting is taken out, UTF-16 units. Bot API documentation, sendMessage. */
export const MAX_MESSAGE_LENGTH = 4096;

/** UTF-16 units of a file's report that are shown in a chat: three messages; an archive of fifty documents has 40,000. */
export const MAX_REPORT_LENGTH = 10_000;

/** A quote of more UTF-16 units is sent folded ("expandable"): about five lines of a phone. Range 200 to 4096. */
export const EXPANDABLE_OVER = 300;

/** Results of one inline query. Documentation: at most 50; a phone shows four at once. */
export const MAX_INLINE_RESULTS = 10;
/** Seconds for which Telegram may give the same results again, to anybody: a new directive shows 5 minutes late. Its default. */
export const INLINE_CACHE = 300;
/** UTF-16 units of a result's title and of the lines below it: what a phone of 360 px shows. Estimates. */
export const MAX_INLINE_TITLE = 60;
export const MAX_INLINE_DESCRIPTION = 110;

/** Seconds after sending within which an edited question is answered again: time to mend a slip. Later ones get a notice. Range 10 to 600. */
export const EDIT_WINDOW = 60;

/** Buttons to the full text under one answer. An answer rarely quotes more than three provisions; 4 rows leave the answer visible. */
export const MAX_SOURCE_BUTTONS = 4;

/** How long the channel waits, in seconds. */
export interface Pace {
  /** Telegram holds an empty poll this long. Documentation: at most 50. */
  readonly poll: number;
  /** One HTTP attempt of any other call: a phone network's worst second, many times over. */
  readonly attempt: number;
  /** One call with all its retries; the person has given up by then. */
  readonly call: number;
  /** Asking who the bot is, at the start, with retries: whoever started the bot waits for the sentence. */
  readonly start: number;
  /** Rest after a poll that failed. grammY's runner doubles it without end by default; an outage must not cost hours after it. */
  readonly retry: number;
  /** Rest after another process polled with the same token. */
  readonly conflict: number;
  /** Rest while the token is refused or somebody's webhook stands: a person has to mend it. */
  readonly blocked: number;
  /** Between looks whether deliveries come here: a look is one call. */
  readonly watch: number;
  /** At the stop, messages in work may take this long before their calls are cut. */
  readonly grace: number;
  /** A group that the bot is put out of may be getting another id, which is told after it: what waits for it is kept so long. */
  readonly leave: number;
  /** An answer that takes longer shows "typing", again every 5 s (the action's own length). */
  readonly typing: number;
}
export const defaultPace: Pace = {
  poll: 25,
  attempt: 15,
  call: 120,
  start: 10,
  retry: 3,
  conflict: 10,
  blocked: 60,
  watch: 300,
  grace: 10,
  leave: 300,
  typing: 1,
};

/** Longest `retry_after` that is waited for, seconds; Telegram asks for up to a minute in groups. */
export const MAX_RETRY_AFTER = 60;
/** Tries after the first one, for floods and server errors. */
export const MAX_RETRIES = 3;
