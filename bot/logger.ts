import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './settings.ts';

export type { Logger };

/** Fields that are never logged: secrets, and what people wrote. */
const hidden = ['token', 'secret', 'key', 'authorization', 'cookie', 'password', 'text', 'question', 'turns'];
/** One-time codes at the top only: one level down `code` is an error's (`err.code`), which mends faults. */
const paths = ['code', ...hidden.flatMap((name) => [name, `*.${name}`])];

/** A Telegram token wherever it stands, as in the address of a failed call. */
const tokenShape = /\d{3,20}:[A-Za-z0-9_-]{20,100}/g;

const HIDDEN = '[đã che]';

/**
 * JSON lines for machines; people get sentences on the terminal instead.
 * Whatever the caller logs, no line leaves with a secret in it: fields by name, values by `secrets`, tokens by shape.
 */
export function createLogger(
  level: LogLevel,
  secrets: readonly string[],
  destination: DestinationStream,
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: HIDDEN },
      hooks: { streamWrite: (line) => withoutSecrets(line, secrets) },
    },
    destination,
  );
}

/** The line without any of the secrets, as written or as escaped in JSON, and without anything that looks like a token. */
export function withoutSecrets(line: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const rest = forms.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line);
  return rest.replace(tokenShape, HIDDEN);
}
