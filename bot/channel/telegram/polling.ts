import { createRunner, createSource, createUpdateFetcher } from '@grammyjs/runner';
import { GrammyError, type Bot, type Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import { describeError, isWrongToken } from './errors.ts';
import { MAX_IN_WORK } from '../chat/limits.ts';
import type { Pace } from './limits.ts';
import type { TelegramLog } from './options.ts';
import { within } from './transport.ts';

/** The kinds of update that are read; Telegram is asked for no others. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'message_reaction',
  'my_chat_member',
  'poll',
  'poll_answer',
] as const;

export interface Polling {
  /** Takes no more updates. What is in work goes on. */
  stop(): Promise<void>;
}

/** Records updates; rejects where it could not. Telegram forgets them with the poll after that. */
export type TakeUpdates = (updates: readonly Update[]) => Promise<void>;

/** Polls until stopped: rests after faults, comes back after a conflict, gives up only when the token is refused. */
export function startPolling(bot: Bot, take: TakeUpdates, pace: Pace, log: TelegramLog): Polling {
  const stopping = new AbortController();
  const takeAndKnow: TakeUpdates = async (updates) => {
    await take(updates);
    lastUpdate = updates.at(-1)?.update_id ?? lastUpdate;
  };
  const poll = pollOnce(bot, takeAndKnow, pace, stopping.signal);
  let lastUpdate: number | null = null;
  bot.api.config.use(reportFaults(log, bot.token));

  async function keepPolling(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await poll();
      } catch (error) {
        if (isWrongToken(error))
          return log.error({}, 'telegram: token refused while polling; Telegram is off');
        const conflict = error instanceof GrammyError;
        if (!conflict)
          log.error({ fault: describeError(error, bot.token) }, 'telegram: updates not recorded');
        await rest(conflict ? pace.conflict : pace.retry, stopping.signal);
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

/** Logs the first of a row of failed polls, and the recovery. */
function reportFaults(log: TelegramLog, token: string): Transformer {
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
      if (answer.ok) failing = false;
      return answer;
    } catch (error) {
      if (signal?.aborted !== true) report(describeError(error, token));
      throw error;
    }
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

function rest(seconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    stopping.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
