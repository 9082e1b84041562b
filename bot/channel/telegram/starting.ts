import { GrammyError, HttpError, type Bot } from 'grammy';
import { AwayError, StartError } from '../../errors.ts';
import { describeError, isOutage, isWrongToken, networkCause } from './errors.ts';
import { ALLOWED_UPDATES, type Pace } from './limits.ts';
import type { TelegramLog, TelegramOptions } from './options.ts';
import { within } from './transport.ts';

/** Asks Telegram who the bot is; the bot may handle updates afterwards. */
export async function introduce(bot: Bot, pace: Pace, apiRoot: string): Promise<void> {
  try {
    bot.botInfo = await within(pace.start, [], (signal) => bot.api.getMe(signal));
  } catch (error) {
    throw startError(error, apiRoot);
  }
}

function startError(error: unknown, apiRoot: string): StartError {
  if (isWrongToken(error))
    return new StartError(
      'TELEGRAM_BOT_TOKEN bị Telegram từ chối: hãy chép lại nguyên mã @BotFather đã cấp rồi khởi động lại.',
    );
  const cause = error instanceof GrammyError ? `mã lỗi ${error.error_code}` : networkCause(error);
  return new AwayError(
    `Không kết nối được Telegram tại ${new URL(apiRoot).host} (${cause}): hãy kiểm tra mạng hoặc TELEGRAM_API_ROOT.`,
  );
}

/** Empty for no address. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** A webhook that someone set would keep every update from us. */
export async function clearWebhook(bot: Bot, log: TelegramLog): Promise<void> {
  try {
    const { url } = await bot.api.getWebhookInfo();
    if (url === '' || url === undefined) return;
    await bot.api.deleteWebhook();
    log.warn({ host: hostOf(url) }, 'telegram: a webhook was set; deleted, because this process polls');
  } catch (error) {
    // Polling says it again if the webhook stands.
    log.warn({ fault: describeError(error, bot.token) }, 'telegram: webhook not checked');
  }
}

export async function setWebhook(bot: Bot, webhook: NonNullable<TelegramOptions['webhook']>): Promise<void> {
  try {
    const options = { secret_token: webhook.secret, allowed_updates: [...ALLOWED_UPDATES] };
    await bot.api.setWebhook(webhook.url, options);
  } catch (error) {
    const cause = error instanceof HttpError ? networkCause(error) : describeError(error, bot.token);
    if (isOutage(error)) throw new AwayError(`Telegram chưa nhận webhook (${cause}).`);
    throw new StartError(
      `Telegram không nhận TELEGRAM_WEBHOOK_URL=${webhook.url} (${cause}): hãy sửa địa chỉ rồi khởi động lại.`,
    );
  }
}
