import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import { MAX_IN_WORK, MAX_WEBHOOK_BYTES } from './limits.ts';
import type { Work } from './work.ts';

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
    if (!parts.ready() || parts.work.size() >= MAX_IN_WORK) return refuse(503, { 'retry-after': '5' });
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

const refuse = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

/** Hashes first, so that neither content nor length shows in the time. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The body as text; null where it is too large. */
async function limitedText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_WEBHOOK_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readUpdate(body: string): Update | null {
  try {
    const parsed = updateSchema.safeParse(JSON.parse(body));
    return parsed.success ? (parsed.data as Update) : null;
  } catch {
    return null;
  }
}
