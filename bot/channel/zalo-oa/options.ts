import type { Fetch } from '../chat/fetch.ts';
import type { ChatParts } from '../plain/options.ts';
import type { Pace } from './limits.ts';

/** The application and the servers that give its tokens. */
export interface ZaloOaApp {
  readonly appId: string;
  /** Of the application; proves who asks for tokens. */
  readonly appSecret: string;
  /** `https://oauth.zaloapp.com`; no slash at the end. */
  readonly oauthRoot: string;
  readonly now: () => Date;
  /** How Zalo is called; default over node's own HTTP, as `fetch` does but faster. */
  readonly fetch?: Fetch;
  /** Where the tokens are kept; its folder exists. */
  readonly tokenFile: string;
}

/** What the channel needs from the rest of the bot. */
export interface ZaloOaOptions extends ChatParts, ZaloOaApp {
  /** `https://openapi.zalo.me`; no slash at the end. */
  readonly apiRoot: string;
  /** `main` mounts `handleWebhook` at the path of `url`; `secret` signs deliveries. */
  readonly webhook: { readonly url: string; readonly secret: string };
  /** Says a sentence to whoever runs the bot, for what only a person can mend; absent: the log alone. */
  readonly tell?: (sentence: string) => void;
  readonly pace?: Partial<Pace>;
}
