import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limitedText, refuse, sameSecret } from '../chat/delivery.ts';
import type { ChatLog } from '../chat/log.ts';

export interface WebhookParts {
  readonly appId: string;
  readonly secret: string;
  /** False before the start, after the stop, and where too much is in work; Zalo delivers again after 30 s and later. */
  readonly ready: () => boolean;
  readonly log: ChatLog;
  /** Records an event; rejects where it could not. */
  readonly hear: (event: unknown) => Promise<void>;
}

export interface Webhook {
  readonly handle: (request: Request) => Promise<Response>;
  /** Deliveries that were dropped for their signature. */
  dropped(): number;
}

/**
 * Takes Zalo's deliveries: answers 200 once they are recorded, works afterwards. A bad signature is answered 200 too, since Zalo takes a
 * webhook away that answers otherwise; the delivery is dropped and counted.
 */
export function createWebhook(parts: WebhookParts): Webhook {
  let dropped = 0;
  const drop = () => {
    dropped++;
    // The first, then each power of ten: a flood of forgeries must not fill the log.
    if (/^10*$/.test(String(dropped))) parts.log.warn({ dropped }, FORGED);
  };
  const handle = async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
    if (!parts.ready()) return refuse(503, { 'retry-after': '5' });
    const raw = await limitedText(request);
    if (raw === null) return refuse(413);
    const event = jsonOf(raw);
    if (!isSigned(parts, request.headers, raw, event)) drop();
    else if (!(await recorded(parts, event))) return refuse(503, { 'retry-after': '5' });
    return new Response(null, { status: 200 });
  };
  return { handle, dropped: () => dropped };
}

const recorded = ({ hear }: WebhookParts, event: unknown): Promise<boolean> =>
  hear(event).then(
    () => true,
    () => false,
  );

const FORGED =
  'zalo_oa: Có lượt gọi webhook sai chữ ký nên bị bỏ. Nếu người hỏi không được trả lời, hãy so lại ZALO_OA_APP_ID và ZALO_OA_WEBHOOK_SECRET với trang của ứng dụng.';

const timeSchema = z.looseObject({ timestamp: z.union([z.string(), z.number()]).transform(String) });

/** SHA-256 of application, body as it came, time and secret; the header with `mac=` or without. The time stands in the body, in some accounts in a header. */
function isSigned({ appId, secret }: WebhookParts, headers: Headers, raw: string, event: unknown): boolean {
  const given = (headers.get('X-ZEvent-Signature') ?? '').replace(/^mac=/i, '').toLowerCase();
  const times = [timeSchema.safeParse(event).data?.timestamp, headers.get('X-ZEvent-Timestamp')];
  const expected = times
    .filter((time): time is string => typeof time === 'string')
    .map((time) => createHash('sha256').update(`${appId}${raw}${time}${secret}`).digest('hex'));
  return expected.map((mac) => sameSecret(given, mac)).includes(true);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
