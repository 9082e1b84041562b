/** What a chat channel logs: never a text, a name or a token. A pino logger fits. */
export interface ChatLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A fault in one line for the log. Errors of channels hold no token and no text. */
export const faultOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault';
