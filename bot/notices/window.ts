import type { ChannelName } from '../channel.ts';
import type { Place, Subscriptions } from '../subscriptions.ts';

const HOUR = 60 * 60 * 1000;

/**
 * How long after a person's last message a channel may be used to write to them, milliseconds; null where there is no end.
 * A Zalo Official Account: 48 hours are free, and an hour is left for letters that have to be tried again.
 */
export function windowOf(channel: ChannelName): number | null {
  return channel === 'zalo_oa' ? 47 * HOUR : null;
}

/** Said where the window keeps the bot from writing. */
export const WINDOW_WORDS = 'Zalo chỉ cho OA nhắn trong 48 giờ kể từ tin gần nhất của bạn.';

/** Whether a chat may be written to; where not, what it is to be told waits until it writes. */
export async function mayWrite(
  store: Pick<Subscriptions, 'lastHeard'>,
  place: Place,
  now: Date,
): Promise<boolean> {
  const window = windowOf(place.channel);
  if (window === null) return true;
  const last = await store.lastHeard(place);
  return last !== null && now.getTime() - Date.parse(last) < window;
}
