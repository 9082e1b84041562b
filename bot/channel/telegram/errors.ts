import { BotError, GrammyError, HttpError } from 'grammy';

/** A fault in one line for the log: no address (it holds the token), no payload (it holds texts). */
export function describeError(error: unknown, token: string): string {
  return lineOf(error).replaceAll(token, '[token]');
}

function lineOf(error: unknown): string {
  if (error instanceof BotError) return lineOf(error.error);
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `network: ${networkCause(error.error)}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault';
}

/** `ECONNREFUSED`, `ENOTFOUND`, `AbortError`: the code or name of what went wrong below HTTP. */
export function networkCause(error: unknown): string {
  if (error instanceof HttpError) return networkCause(error.error);
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Telegram knows no bot with this token. A malformed token is answered 404. */
export const isWrongToken = (error: unknown) =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);

/** The person blocked the bot, or the group put it out: nothing more can be sent there. */
export const isForbidden = (error: unknown) => error instanceof GrammyError && error.error_code === 403;

/** The group became a supergroup with this id; null otherwise. */
export function migratedTo(error: unknown): number | null {
  return error instanceof GrammyError ? (error.parameters.migrate_to_chat_id ?? null) : null;
}

/** A 400 whose description matches. */
export const isBadRequest = (error: unknown, description: RegExp) =>
  error instanceof GrammyError && error.error_code === 400 && description.test(error.description);

/** What has become of the topic of a forum that a message was meant for; null where it is not that. Server source. */
export function topicFault(error: unknown): 'closed' | 'gone' | null {
  if (isBadRequest(error, /TOPIC_CLOSED/)) return 'closed';
  return isBadRequest(error, /message thread not found|TOPIC_DELETED/i) ? 'gone' : null;
}

/** Telegram or the way to it is down or busy: a further message would fare no better. */
export const isOutage = (error: unknown) =>
  error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 429);
