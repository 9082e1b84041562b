import { GrammyError, type Api, type Transformer } from 'grammy';
import type { Hearing } from '../chat/hearing.ts';
import { describeError, isWrongToken } from './errors.ts';
import type { Pace } from './limits.ts';
import type { TelegramLog } from './options.ts';
import { hostOf } from './starting.ts';
import { REFUSED } from './webhook-watch.ts';

export interface PollWatchNeeds {
  readonly api: Api;
  readonly token: string;
  readonly pace: Pace;
  readonly log: TelegramLog;
  readonly hearing: Hearing;
}

/** Says what ended a row of polls, and how long to rest before the next. */
export interface PollWatch {
  /** Seconds to rest. */
  failed(error: unknown): Promise<number>;
}

/** Conflicts after which another process is told of: the one before a restart may poll for a moment yet. */
const RIVALRY = 3;
/** Polls without a conflict, in a row, after which the other one is taken to be gone. */
const CALM = 5;

/** Puts its ear on the polls of a bot. A webhook found set is left: whoever set it wants it now. */
export function watchPolls({ api, token, pace, log, hearing }: PollWatchNeeds): PollWatch {
  let conflicts = 0;
  let calm = 0;
  const worked = (): void => {
    calm += 1;
    if (calm >= CALM) conflicts = 0;
    if (hearing.failing() === 'rival' && calm < CALM) return;
    if (hearing.works()) log.info({}, 'telegram: messages come here again');
  };
  api.config.use(reportFaults(log, token, worked));

  async function webhookSet(): Promise<void> {
    const url = await api.getWebhookInfo().then(
      (found) => found.url ?? '',
      () => '',
    );
    const host = url === '' ? '' : hostOf(url);
    if (hearing.fails('webhook', host)) log.error({ host }, WEBHOOK);
  }
  return {
    failed: async (error) => {
      const fault = describeError(error, token);
      if (isWrongToken(error)) {
        if (hearing.fails('shut_out', fault)) log.error({ fault }, REFUSED);
        return pace.blocked;
      }
      if (!(error instanceof GrammyError)) {
        log.error({ fault }, 'telegram: updates not recorded');
        return pace.retry;
      }
      if (/webhook/i.test(error.description)) {
        await webhookSet();
        return pace.blocked;
      }
      calm = 0;
      conflicts += 1;
      if (conflicts >= RIVALRY && hearing.fails('rival', '')) log.error({}, RIVAL);
      return pace.conflict;
    },
  };
}

/** Logs the first of a row of failed polls, and the recovery. */
function reportFaults(log: TelegramLog, token: string, worked: () => void): Transformer {
  let failing = false;
  const report = (fault: string) => {
    if (!failing) log.warn({ fault }, 'telegram: polling fails; trying again until it works');
    failing = true;
  };
  return async (prev, method, payload, signal) => {
    if (method !== 'getUpdates') return prev(method, payload, signal);
    try {
      const answer = await prev(method, payload, signal);
      if (!answer.ok) report(`${answer.error_code} ${answer.description}`);
      else if (failing) log.info({}, 'telegram: polling works again');
      if (!answer.ok) return answer.error_code === 404 ? { ...answer, error_code: REVOKED } : answer;
      failing = false;
      worked();
      return answer;
    } catch (error) {
      if (signal?.aborted !== true) report(describeError(error, token));
      throw error;
    }
  };
}
/** The runner hands on a refused token by this code alone; a malformed one is answered 404, which it would ask for ever. */
const REVOKED = 401;

const WEBHOOK =
  'telegram: Có nơi khác vừa đặt webhook cho bot này nên tin nhắn không đến đây. Hãy đặt TELEGRAM_WEBHOOK_URL để nhận bằng webhook, hoặc xóa webhook kia; bot chờ và tự nhận lại khi webhook được xóa.';
const RIVAL =
  'telegram: Có chương trình khác đang nhận tin bằng cùng TELEGRAM_BOT_TOKEN nên tin nhắn bị chia đôi. Hãy tắt chương trình kia; nếu không rõ là của ai thì thu hồi mã ở @BotFather (/revoke).';
