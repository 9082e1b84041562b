import type { Delivery } from '../../delivery.ts';
import type { Section } from '../chat/rich.ts';
import type { Notices } from '../chat/notices.ts';
import type { Heard } from './heard.ts';
import type { TalkOptions } from './options.ts';
import type { Picks } from './picks.ts';

/** What every handler uses. */
export interface Counter extends Omit<TalkOptions, 'delivery'> {
  readonly post: Delivery['post'];
  readonly notices: Notices;
  readonly picks: Picks;
}

/** A message that is being answered. */
export interface Hearing extends Heard {
  /** Said in messages of its own before the answer; both are written at once, since a message is answered once. */
  readonly before: readonly Section[];
}
