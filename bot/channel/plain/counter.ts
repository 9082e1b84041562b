import type { Notices } from '../chat/notices.ts';
import type { TalkOptions } from './options.ts';
import type { Picks } from './picks.ts';

/** What every handler uses. */
export interface Counter extends TalkOptions {
  readonly notices: Notices;
  readonly picks: Picks;
}
