import { limitedText, refuse, sameSecret } from '../chat/delivery.ts';

const SECRET_HEADER = 'X-Bot-Api-Secret-Token';

export interface WebhookParts {
  readonly secret: string;
  /** False before the start, after the stop, and where too much is in work; the platform delivers again later. */
  readonly ready: () => boolean;
  /** Records an update; false where it could not be read. Rejects where it could not be recorded. */
  readonly hear: (update: unknown) => Promise<boolean>;
}

/** Takes the platform's deliveries: answers once they are recorded, works afterwards. */
export function createWebhook(parts: WebhookParts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
    if (!sameSecret(request.headers.get(SECRET_HEADER) ?? '', parts.secret)) return refuse(401);
    if (!parts.ready()) return refuse(503, { 'retry-after': '5' });
    const body = await limitedText(request);
    if (body === null) return refuse(413);
    return parts.hear(jsonOf(body)).then(
      (read) => (read ? new Response(null, { status: 200 }) : refuse(400)),
      () => refuse(503, { 'retry-after': '5' }),
    );
  };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
