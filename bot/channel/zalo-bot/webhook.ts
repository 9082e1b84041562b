import { limitedText, refuse, sameSecret } from '../chat/delivery.ts';
import { MAX_IN_WORK } from '../chat/limits.ts';
import type { Work } from '../chat/work.ts';

const SECRET_HEADER = 'X-Bot-Api-Secret-Token';

export interface WebhookParts {
  readonly secret: string;
  /** False before the start and after the stop; the platform delivers again later. */
  readonly ready: () => boolean;
  readonly work: Work;
  /** False where the update could not be read. */
  readonly hear: (update: unknown) => boolean;
}

/** Takes the platform's deliveries: answers at once, works afterwards. */
export function createWebhook(parts: WebhookParts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
    if (!sameSecret(request.headers.get(SECRET_HEADER) ?? '', parts.secret)) return refuse(401);
    if (!parts.ready() || parts.work.size() >= MAX_IN_WORK) return refuse(503, { 'retry-after': '5' });
    const body = await limitedText(request);
    if (body === null) return refuse(413);
    return hearBody(parts, body) ? new Response(null, { status: 200 }) : refuse(400);
  };
}

function hearBody({ hear }: WebhookParts, body: string): boolean {
  try {
    return hear(JSON.parse(body));
  } catch {
    return false;
  }
}
