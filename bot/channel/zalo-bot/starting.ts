import { AwayError, StartError } from '../../errors.ts';
import { faultOf, type ChatLog } from '../chat/log.ts';
import type { Me, ZaloBotClient } from './client.ts';
import { again, isWrongToken, ZaloBotError } from './errors.ts';
import type { Pace } from './limits.ts';
import type { ZaloBotOptions } from './options.ts';

/** Asks the platform who the bot is. */
export async function introduce(client: ZaloBotClient, pace: Pace, root: string): Promise<Me> {
  try {
    return await client.getMe(AbortSignal.timeout(pace.start * 1000));
  } catch (error) {
    if (isWrongToken(error))
      throw new StartError(
        'ZALO_BOT_TOKEN bị Zalo từ chối: hãy chép lại nguyên mã mà Zalo Bot Manager đã cấp rồi khởi động lại.',
      );
    throw new AwayError(
      `Không kết nối được Zalo Bot tại ${new URL(root).host} (${causeOf(error)}): hãy kiểm tra mạng hoặc ZALO_BOT_API_ROOT.`,
    );
  }
}

const causeOf = (error: unknown) => (error instanceof ZaloBotError ? error.message : 'lỗi chưa rõ');

/** A webhook that was set before would keep every update from us. */
export async function clearWebhook(client: ZaloBotClient, log: ChatLog): Promise<void> {
  try {
    const url = await client.getWebhookUrl();
    if (url === '') return;
    await client.deleteWebhook();
    log.warn({ host: hostOf(url) }, 'zalo_bot: a webhook was set; deleted, because this process polls');
  } catch (error) {
    // Polling looks again, and says so where the webhook stands.
    log.warn({ fault: faultOf(error) }, 'zalo_bot: webhook not checked');
  }
}

export const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : 'unreadable');

/** Sets ours; says in whose place, null where there was none or it is not known. */
export async function setWebhook(
  client: ZaloBotClient,
  { url, secret }: NonNullable<ZaloBotOptions['webhook']>,
  log: ChatLog,
): Promise<string | null> {
  const before = await client.getWebhookUrl().catch(() => '');
  await client.setWebhook(url, secret).catch((error: unknown) => {
    if (again(error) !== null) throw new AwayError(`Zalo Bot chưa nhận webhook (${causeOf(error)}).`);
    throw new StartError(
      `Zalo không nhận ZALO_BOT_WEBHOOK_URL=${url} (${causeOf(error)}): hãy sửa địa chỉ rồi khởi động lại.`,
    );
  });
  if (before === '' || hostOf(before) === hostOf(url)) return null;
  log.warn({ host: hostOf(before) }, 'zalo_bot: a webhook of another server was set; replaced');
  return hostOf(before);
}
