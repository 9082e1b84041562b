import { createHearing, type Hearing } from '../chat/hearing.ts';
import { faultOf, type ChatLog } from '../chat/log.ts';
import { rest } from '../chat/retry.ts';
import type { ZaloBotClient } from './client.ts';
import { isIdle, isWrongToken } from './errors.ts';
import type { ZaloBotOptions } from './options.ts';
import type { Pace } from './limits.ts';
import { hostOf } from './starting.ts';

export interface Polling {
  /** Takes no more updates. What is in work goes on. */
  stop(): Promise<void>;
}

export interface PollingNeeds extends Pick<ZaloBotOptions, 'trouble'> {
  readonly client: ZaloBotClient;
  readonly pace: Pace;
  readonly log: ChatLog;
  readonly hasRoom: () => boolean;
  /** Records an update; rejects where it could not. */
  readonly hear: (update: unknown) => Promise<unknown>;
}

/** Longest rest after faults in a row, seconds: an outage must not cost minutes after it. */
const MAX_REST = 30;
/** Seconds between looks whether there is room for more work. */
const ROOM = 0.05;

/** Polls until stopped, whatever goes wrong. What keeps updates away is told once, and the end of it. */
export function startPolling(needs: PollingNeeds): Polling {
  const stopping = new AbortController();
  const polling = keepPolling(needs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await polling;
    },
  };
}

async function keepPolling(needs: PollingNeeds, stopping: AbortSignal): Promise<void> {
  const { client, pace, log, hasRoom } = needs;
  const hearing = createHearing(needs.trouble);
  const watch = createWatch(needs, hearing, stopping);
  let faults = 0;
  while (!stopping.aborted) {
    try {
      const updates = await client.getUpdates(stopping).catch(nothingWhenIdle);
      if (faults > 0) log.info({}, 'zalo_bot: polling works again');
      faults = 0;
      if (hearing.failing() === 'shut_out') hearing.works();
      await Promise.all(updates.map((update) => record(needs, update, stopping)));
      if (updates.length === 0) await watch.look();
    } catch (error) {
      if (stopping.aborted) return;
      if (faults++ === 0)
        log.warn({ fault: faultOf(error) }, 'zalo_bot: polling fails; trying again until it works');
      if (isWrongToken(error) && hearing.fails('shut_out', faultOf(error))) log.error({}, REFUSED);
      await watch.lookNow();
      await rest(
        isWrongToken(error) ? pace.blocked : Math.min(MAX_REST, pace.rest * 2 ** (faults - 1)),
        stopping,
      );
    }
    while (!hasRoom() && !stopping.aborted) await rest(ROOM, stopping);
  }
}

/** The platform gives an update out once: where the store fails it is tried until the stop. */
async function record({ hear, log }: PollingNeeds, update: unknown, stopping: AbortSignal): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await hear(update));
    } catch (error) {
      if (tries === 0)
        log.error({ fault: faultOf(error) }, 'zalo_bot: an update is not recorded; tried again');
      if (stopping.aborted) return;
      await rest(STORE_REST, stopping);
    }
  }
}
/** Seconds until the store is asked again after a fault of its own. */
const STORE_REST = 1;

const REFUSED =
  'zalo_bot: Zalo từ chối ZALO_BOT_TOKEN khi đang nhận tin. Hãy kiểm tra mã rồi khởi động lại; bot vẫn tự thử lại.';

function nothingWhenIdle(error: unknown): readonly unknown[] {
  if (isIdle(error)) return [];
  throw error;
}

/**
 * Looks from time to time whether somebody set a webhook: the platform then gives no updates to polls, and may not say so.
 * It is not deleted: unlike one from before the start, somebody wants it now. Waits until it is gone.
 */
function createWatch({ client, pace, log }: PollingNeeds, hearing: Hearing, stopping: AbortSignal) {
  // Counted in polls, since a poll without news takes its full time.
  const every = Math.max(1, Math.round(pace.look / pace.poll));
  let polls = 0;
  async function lookNow(): Promise<void> {
    for (let told = false; !stopping.aborted; told = true) {
      // Null: not known, because the platform is away; what was told stands until it is known.
      const url = await client.getWebhookUrl().catch(() => null);
      if (url === null && !told) return;
      if (url === '') {
        if (hearing.failing() === 'webhook' && hearing.works())
          log.info({}, 'zalo_bot: the webhook is gone; polling goes on');
        return;
      }
      if (url !== null && hearing.fails('webhook', hostOf(url))) log.error({ host: hostOf(url) }, WEBHOOK);
      await rest(pace.blocked, stopping);
    }
  }
  return {
    lookNow,
    look: async () => {
      if (++polls % every === 0) await lookNow();
    },
  };
}

const WEBHOOK =
  'zalo_bot: Có nơi khác vừa đặt webhook cho bot này nên tin nhắn không đến đây. Hãy đặt ZALO_BOT_WEBHOOK_URL để nhận bằng webhook, hoặc xóa webhook kia; bot chờ và tự nhận lại khi webhook được xóa.';
