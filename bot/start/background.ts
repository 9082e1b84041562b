import type { Announcer, Channel } from '../channel.ts';
import { StartError } from '../errors.ts';

export interface Backdrop {
  readonly tell: (sentence: string) => void;
  readonly log: { error(fields: object, message: string): void };
  /** The channel writes notices from now on. */
  readonly join: (announcer: Announcer) => void;
}

/**
 * Starts a channel that the others do not wait for; its fault is told in one sentence and the others serve on. Notices are
 * written once it has started: letters to a platform that never took the token would pile up and come all at once.
 */
export function inBackground(channel: Channel, { tell, log, join }: Backdrop): Channel {
  const serve = (ready: string): void => {
    tell(ready);
    if (channel.announcer !== undefined) join(channel.announcer);
  };
  const started = channel.start().then(serve, (error: unknown) => {
    log.error({ err: error, channel: channel.name }, 'a channel did not start');
    const reason =
      error instanceof StartError ? error.message : `Kênh ${channel.name} gặp lỗi ngoài dự kiến.`;
    tell(`${reason} Các kênh khác vẫn phục vụ.`);
  });
  return { ...channel, stop: () => started.then(() => channel.stop()) };
}
