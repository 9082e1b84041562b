import type { Fetch } from '../chat/fetch.ts';
import type { TellTrouble } from '../chat/hearing.ts';
import type { ChatParts } from '../plain/options.ts';
import type { Pace } from './limits.ts';

/** What the channel needs from the rest of the bot. */
export interface ZaloBotOptions extends ChatParts {
  readonly token: string;
  /** Default `https://bot-api.zaloplatforms.com`. No slash at the end. */
  readonly apiRoot?: string;
  /** How the platform is called; default over node's own HTTP, as `fetch` does but faster. */
  readonly fetch?: Fetch;
  /** Null or absent: polling. With it `main` mounts `handleWebhook` at the path of `url`. */
  readonly webhook?: { readonly url: string; readonly secret: string } | null;
  /** Told of what keeps messages from coming here, and of its end. */
  readonly trouble?: TellTrouble;
  readonly pace?: Partial<Pace>;
}
