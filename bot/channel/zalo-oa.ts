import { setMaxListeners } from 'node:events';
import type { Channel } from '../channel.ts';
import { AwayError, StartError } from '../errors.ts';
import { faultOf } from './chat/log.ts';
import { createTalk } from './plain/talk.ts';
import { plainVoice, plainWriter } from './plain/writer.ts';
import { createSender } from './zalo-oa/client.ts';
import { readIncoming } from './zalo-oa/incoming.ts';
import { defaultPace, MAX_TEXT_LENGTH, NOTICES_PER_SECOND } from './zalo-oa/limits.ts';
import type { ZaloOaOptions } from './zalo-oa/options.ts';
import { createTokens, LOGIN, type Tokens } from './zalo-oa/tokens.ts';
import { createWebhook } from './zalo-oa/webhook.ts';

export const zaloOaWriter = plainWriter(MAX_TEXT_LENGTH);
export const zaloOaVoice = plainVoice(MAX_TEXT_LENGTH);

export type { ZaloOaOptions } from './zalo-oa/options.ts';

export interface ZaloOaChannel extends Channel {
  /** Takes Zalo's deliveries; `main` mounts it at the path of the webhook's address. */
  readonly handleWebhook: (request: Request) => Promise<Response>;
  /** Deliveries dropped for their signature. */
  dropped(): number;
}

/** A Zalo Official Account, by deliveries. */
export function createZaloOaChannel(options: ZaloOaOptions): ZaloOaChannel {
  const { log, webhook, appId } = options;
  const pace = { ...defaultPace, ...options.pace };
  const closing = new AbortController();
  // One listener for each call in work, gone with the call.
  setMaxListeners(0, closing.signal);
  const tokens = createTokens(options, log, options.tell ?? (() => undefined));
  const client = { ...options, tokens, pace, closing: closing.signal };
  const talk = createTalk({
    ...options,
    channel: 'zalo_oa',
    limit: MAX_TEXT_LENGTH,
    pace: NOTICES_PER_SECOND,
    groups: false,
    send: createSender(client),
    // The account's API has no sign of typing.
    typing: null,
    typingAfter: 0,
  });
  let open = false;
  let looking: NodeJS.Timeout | null = null;

  async function hear(event: unknown): Promise<void> {
    const incoming = readIncoming(event);
    if (incoming.kind === 'malformed') log.warn({}, 'zalo_oa: an event was not understood and left');
    if (incoming.kind !== 'heard') return;
    await talk.hear(incoming.heard).catch((error: unknown) => {
      log.error({ fault: faultOf(error) }, 'zalo_oa: event not recorded');
      throw error;
    });
  }
  const { secret } = webhook;
  const door = createWebhook({ appId, secret, ready: () => open && talk.hasRoom(), log, hear });

  return {
    name: 'zalo_oa',
    announcer: talk.announcer,
    handleWebhook: door.handle,
    dropped: door.dropped,
    start: async () => {
      await firstToken(tokens, options);
      await talk.start();
      open = true;
      const look = () =>
        tokens
          .access()
          .catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'zalo_oa: token not renewed'));
      looking = setInterval(() => void look(), pace.look * 1000).unref();
      return `Zalo OA: nhận tin tại ${webhook.url}`;
    },
    stop: async () => {
      open = false;
      if (looking !== null) clearInterval(looking);
      const cut = setTimeout(() => closing.abort(), pace.grace * 1000);
      await talk.stop().finally(() => clearTimeout(cut));
    },
  };
}

async function firstToken(tokens: Tokens, { oauthRoot }: ZaloOaOptions): Promise<void> {
  try {
    await tokens.access();
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new AwayError(
      `Chưa lấy được mã truy cập Zalo OA tại ${new URL(oauthRoot).host} (${faultOf(error)}): hãy kiểm tra mạng; nếu Zalo từ chối thì ${LOGIN}.`,
    );
  }
}
