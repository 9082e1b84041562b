import type { ChannelName } from '../channel.ts';

/** Tells a channel that a chat of it may have letters that it did not write itself. */
export interface Bell {
  ring(channel: ChannelName, chat: string): void;
  /** One listener a channel: the last one. */
  listen(channel: ChannelName, wake: (chat: string) => void): void;
}

/** Without a listener (the channel is off) nothing happens: what is in the store is found at its next start. */
export function createBell(): Bell {
  const listeners = new Map<ChannelName, (chat: string) => void>();
  return {
    ring: (channel, chat) => listeners.get(channel)?.(chat),
    listen: (channel, wake) => void listeners.set(channel, wake),
  };
}
