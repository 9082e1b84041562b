/** What the Bot API answers when it refuses a call. */
export interface Refusal {
  readonly ok: false;
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

/** Thrown inside the double by a rule that refuses; the server turns it into the refusal's JSON. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly refusal: Refusal;

  constructor(code: number, description: string, parameters?: Refusal['parameters']) {
    super(`${code} ${description}`);
    const base = { ok: false as const, error_code: code, description };
    this.refusal = parameters === undefined ? base : { ...base, parameters };
  }
}

/** 400. The server lowers the first letter of a sentence and leaves CODES_LIKE_THIS alone. */
export function badRequest(message: string, parameters?: Refusal['parameters']): RefusedCall {
  const sentence = /^[A-Z][A-Z_]/.test(message)
    ? message
    : message.charAt(0).toLowerCase() + message.slice(1);
  return new RefusedCall(400, `Bad Request: ${sentence}`, parameters);
}

export const conflict = (message: string) => new RefusedCall(409, `Conflict: ${message}`);
export const forbidden = (message: string) => new RefusedCall(403, `Forbidden: ${message}`);
export const tooManyRequests = (seconds: number) =>
  new RefusedCall(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
