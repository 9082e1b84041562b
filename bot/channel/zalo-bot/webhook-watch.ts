import { createHearing } from '../chat/hearing.ts';
import { faultOf } from '../chat/log.ts';
import type { ZaloBotClient } from './client.ts';
import type { ZaloBotOptions } from './options.ts';
import { hostOf } from './starting.ts';

export interface WatchNeeds extends Pick<ZaloBotOptions, 'log' | 'trouble'> {
  readonly client: Pick<ZaloBotClient, 'getWebhookUrl'>;
  /** The webhook that this process has set. */
  readonly url: string;
  /** Seconds between looks. */
  readonly every: number;
}

/**
 * Looks now and again whether deliveries still come here: another program with the same token may have set a webhook of its
 * own, or deleted ours, and nothing else would show it. It is told once, with its end, and left: somebody wants it now.
 */
export function watchWebhook({ client, url, every, log, trouble }: WatchNeeds): () => void {
  const hearing = createHearing(trouble);
  async function look(): Promise<void> {
    const found = await client.getWebhookUrl();
    if (sameAddress(found, url)) {
      if (hearing.works()) log.info({}, 'zalo_bot: deliveries come here again');
    } else if (hearing.fails('webhook', found === '' ? '' : hostOf(found)))
      log.error({ host: hostOf(found) }, WEBHOOK_ELSEWHERE);
  }
  const lookOrLog = () =>
    void look().catch((error: unknown) =>
      log.warn({ fault: faultOf(error) }, 'zalo_bot: webhook not checked'),
    );
  lookOrLog();
  const timer = setInterval(lookOrLog, every * 1000).unref();
  return () => clearInterval(timer);
}

/** However the platform writes it. */
const sameAddress = (a: string, b: string): boolean =>
  URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;

const WEBHOOK_ELSEWHERE =
  'zalo_bot: Có nơi khác vừa đặt hoặc xóa webhook của bot này nên tin nhắn không đến đây. Khởi động lại bot để nhận lại; nếu không ai chủ ý làm thế thì đổi mã của bot tại Zalo Bot Manager.';
