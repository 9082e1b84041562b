import type { Update } from 'grammy/types';
import { z } from 'zod';
import { limitedText, refuse, sameSecret } from '../chat/delivery.ts';
import { MAX_RECORDING } from '../chat/limits.ts';
import type { Work } from '../chat/work.ts';

const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';
/** Only the id is checked here: grammY reads the rest, and the secret says that Telegram wrote it. */
const updateSchema = z.looseObject({ update_id: z.int().nonnegative() });

export interface WebhookParts {
  readonly secret: string;
  /** False before the start and after the stop; Telegram delivers again later. */
  readonly ready: () => boolean;
  readonly work: Work;
  /** Records the update; rejects where it could not. */
  readonly take: (update: Update) => Promise<void>;
}

/** Takes Telegram's deliveries: answers once they are recorded, works afterwards. */
export function createWebhook(parts: WebhookParts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
    if (!sameSecret(request.headers.get(SECRET_HEADER) ?? '', parts.secret)) return refuse(401);
    if (!parts.ready() || parts.work.size() >= MAX_RECORDING) return refuse(503, { 'retry-after': '5' });
    const body = await limitedText(request);
    if (body === null) return refuse(413);
    const update = readUpdate(body);
    if (update === null) return refuse(400);
    const taken = await parts.work
      .run(() => parts.take(update))
      .then(
        () => true,
        () => false,
      );
    return taken ? new Response(null, { status: 200 }) : refuse(503, { 'retry-after': '5' });
  };
}

function readUpdate(body: string): Update | null {
  try {
    const parsed = updateSchema.safeParse(JSON.parse(body));
    return parsed.success ? (parsed.data as Update) : null;
  } catch {
    return null;
  }
}
