import { createRunner, createSource, createUpdateFetcher } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Hearing } from '../chat/hearing.ts';
import { MAX_IN_WORK } from '../chat/limits.ts';
import { rest } from '../chat/retry.ts';
import { ALLOWED_UPDATES, type Pace } from './limits.ts';
import type { TelegramLog } from './options.ts';
import { watchPolls } from './poll-watch.ts';
import { within } from './transport.ts';

export interface Polling {
  /** Takes no more updates. What is in work goes on. */
  stop(): Promise<void>;
}

/** Records updates; rejects where it could not. Telegram forgets them with the poll after that. */
export type TakeUpdates = (updates: readonly Update[]) => Promise<void>;

export interface PollingNeeds {
  readonly pace: Pace;
  readonly log: TelegramLog;
  readonly hearing: Hearing;
}

/** Polls until stopped, whatever goes wrong: rests after faults, after a conflict, and long while the token is refused or a webhook stands. */
export function startPolling(bot: Bot, take: TakeUpdates, needs: PollingNeeds): Polling {
  const { pace } = needs;
  const stopping = new AbortController();
  const takeAndKnow: TakeUpdates = async (updates) => {
    await take(updates);
    lastUpdate = updates.at(-1)?.update_id ?? lastUpdate;
  };
  const poll = pollOnce(bot, takeAndKnow, pace, stopping.signal);
  let lastUpdate: number | null = null;
  const watch = watchPolls({ ...needs, api: bot.api, token: bot.token });

  async function keepPolling(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await poll();
      } catch (error) {
        if (!stopping.signal.aborted) await rest(await watch.failed(error), stopping.signal);
      }
    }
  }
  const polling = keepPolling();
  return {
    stop: async () => {
      stopping.abort();
      await polling;
      await confirm(bot, lastUpdate);
    },
  };
}

/** One run of the runner; ends when stopped, throws what the runner does not mend (401, 409) and faults of `take`. */
function pollOnce(bot: Bot, take: TakeUpdates, pace: Pace, stopping: AbortSignal): () => Promise<void> {
  const runner = {
    fetch: { timeout: pace.poll, allowed_updates: [...ALLOWED_UPDATES] },
    // A constant rest: the runner's default doubles without end, so an outage of an hour would cost another.
    retryInterval: pace.retry * 1000,
    maxRetryTime: Number.MAX_SAFE_INTEGER,
    // It would print the fault, and the fault's address holds the token.
    silent: true,
  };
  return async () => {
    const source = createSource({ supply: createUpdateFetcher(bot, runner) });
    // The next poll confirms what this one brought, so it waits until that is recorded.
    const handle = createRunner(source, {
      handle: async (updates) => {
        await take(updates);
        return MAX_IN_WORK;
      },
      size: () => 0,
      snapshot: () => [],
    });
    handle.start();
    const stop = () => void handle.stop();
    stopping.addEventListener('abort', stop);
    await handle.task()?.finally(() => stopping.removeEventListener('abort', stop));
  };
}

/** Tells Telegram that the last update arrived: the next poll would have, and there is none. */
async function confirm(bot: Bot, lastUpdate: number | null): Promise<void> {
  if (lastUpdate === null) return;
  const offset = lastUpdate + 1;
  // Without it the update comes again after a restart, and the desk knows it as a duplicate.
  await within(CONFIRM, [], (signal) => bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, signal)).catch(
    () => undefined,
  );
}
/** Seconds for that courtesy at the stop. */
const CONFIRM = 3;
