import type { Api } from 'grammy';
import type { WebhookInfo } from 'grammy/types';
import type { Hearing } from '../chat/hearing.ts';
import { describeError, isWrongToken } from './errors.ts';
import type { TelegramLog } from './options.ts';
import { hostOf } from './starting.ts';

export interface WatchNeeds {
  readonly api: Api;
  readonly token: string;
  /** The webhook that this process has set. */
  readonly url: string;
  /** Seconds between looks. */
  readonly every: number;
  readonly log: TelegramLog;
  readonly hearing: Hearing;
}

/** Updates that wait at Telegram at a look, above which more of them at the next one are a fault: some are always on their way. */
const WAITING = 100;

/**
 * Looks now and again whether deliveries come here and are taken: another program with the same token may have set a webhook of
 * its own, or deleted ours, and Telegram tells of deliveries that fail nowhere else. Told once and left: whoever took the
 * webhook wants it now.
 */
export function watchWebhook({ api, token, url, every, log, hearing }: WatchNeeds): () => void {
  let before: WebhookInfo | null = null;
  async function look(): Promise<void> {
    const found = await api.getWebhookInfo();
    const [last, held] = [before, hostOf(found.url ?? '')];
    before = found;
    if (!sameAddress(found.url ?? '', url)) {
      if (hearing.fails('webhook', held)) log.error({ host: held }, WEBHOOK_ELSEWHERE);
    } else if (last !== null && isStuck(last, found)) {
      const reason = found.last_error_message ?? '';
      if (hearing.fails('undelivered', reason)) log.error({ reason, ...waiting(found) }, UNDELIVERED);
    } else if (hearing.failing() !== 'undelivered' || (last !== null && flows(last, found))) {
      if (hearing.works()) log.info({}, 'telegram: deliveries come here again');
    }
  }
  const lookOrLog = () =>
    void look().catch((error: unknown) => {
      const fault = describeError(error, token);
      if (!isWrongToken(error)) return log.warn({ fault }, 'telegram: webhook not checked');
      if (hearing.fails('shut_out', fault)) log.error({ fault }, REFUSED);
    });
  lookOrLog();
  const timer = setInterval(lookOrLog, every * 1000).unref();
  return () => clearInterval(timer);
}

const waiting = ({ pending_update_count: count }: WebhookInfo) => ({ waiting: count });

const failedSince = (before: WebhookInfo, now: WebhookInfo): boolean =>
  (now.last_error_date ?? 0) > (before.last_error_date ?? 0);

/** A delivery failed since the last look, and some have waited at both; or more and more wait. */
function isStuck(before: WebhookInfo, now: WebhookInfo): boolean {
  const [earlier, later] = [before.pending_update_count, now.pending_update_count];
  if (earlier === 0 || later === 0) return false;
  return failedSince(before, now) || (earlier > WAITING && later > earlier);
}

/** What waited is being taken again. */
const flows = (before: WebhookInfo, now: WebhookInfo): boolean =>
  now.pending_update_count === 0 ||
  (!failedSince(before, now) && now.pending_update_count < before.pending_update_count);

/** However Telegram writes it. */
const sameAddress = (a: string, b: string): boolean =>
  URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;

const WEBHOOK_ELSEWHERE =
  'telegram: Có nơi khác vừa đặt hoặc xóa webhook của bot này nên tin nhắn không đến đây. Khởi động lại bot để nhận lại; nếu không ai chủ ý làm thế thì thu hồi mã ở @BotFather (/revoke).';
const UNDELIVERED =
  'telegram: Telegram không giao được tin nhắn tới máy chủ này. Hãy kiểm tra TELEGRAM_WEBHOOK_URL, chứng chỉ TLS và proxy phía trước bot; bot vẫn tự xem lại.';
export const REFUSED =
  'telegram: Telegram từ chối TELEGRAM_BOT_TOKEN khi đang nhận tin. Hãy chép lại mã từ @BotFather rồi khởi động lại; bot vẫn tự thử lại.';
