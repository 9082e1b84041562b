import { setTimeout as sleep } from 'node:timers/promises';
import type { Announcer, Channel } from '../channel.ts';
import { AwayError, StartError } from '../errors.ts';

export interface Backdrop {
  readonly tell: (sentence: string) => void;
  readonly log: { error(fields: object, message: string): void };
  /** The channel writes notices from now on. */
  readonly join: (announcer: Announcer) => void;
  /** Milliseconds between tries: the first and the longest, each twice the one before. */
  readonly rest?: { readonly first: number; readonly longest: number };
}

/** After a power cut the bot is up before the network: soon at first, then every five minutes. */
const REST = { first: 5_000, longest: 300_000 };

/**
 * Starts a channel that the others do not wait for; its fault is told in one sentence and the others serve on. Where its platform
 * is away it is tried again until it serves or is stopped; each sentence is told once. Notices are written once it has
 * started: letters to a platform that never took the token would pile up and come all at once.
 */
export function inBackground(channel: Channel, backdrop: Backdrop): Channel {
  const stopping = new AbortController();
  const started = startUntil(channel, backdrop, stopping.signal);
  return {
    ...channel,
    stop: async () => {
      stopping.abort();
      await started;
      await channel.stop();
    },
  };
}

async function startUntil(channel: Channel, backdrop: Backdrop, stopping: AbortSignal): Promise<void> {
  const { tell, log, join, rest = REST } = backdrop;
  let told = '';
  for (let wait = rest.first; ; wait = Math.min(2 * wait, rest.longest)) {
    try {
      tell(await channel.start());
      if (channel.announcer !== undefined) join(channel.announcer);
      return;
    } catch (error) {
      const reason = reasonOf(error, channel);
      if (reason !== told) {
        log.error({ err: error, channel: channel.name }, 'a channel did not start');
        tell(reason);
        told = reason;
      }
      if (!(error instanceof AwayError)) return;
    }
    const slept = sleep(wait, true, { signal: stopping }).catch(() => false);
    if (!(await slept)) return;
  }
}

function reasonOf(error: unknown, { name }: Channel): string {
  const again = error instanceof AwayError ? ' và bot tự thử lại đến khi được' : '';
  const reason = error instanceof StartError ? error.message : `Kênh ${name} gặp lỗi ngoài dự kiến.`;
  return `${reason} Các kênh khác vẫn phục vụ${again}.`;
}
