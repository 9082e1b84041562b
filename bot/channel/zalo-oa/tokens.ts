import { StartError } from '../../errors.ts';
import type { ChatLog } from '../chat/log.ts';
import { ZaloOaError } from './errors.ts';
import { RENEW_BEFORE } from './limits.ts';
import { exchange } from './oauth.ts';
import type { ZaloOaApp } from './options.ts';
import { readKept, withTokenLock, writeKept, type Kept } from './token-file.ts';

/** The account's tokens. Whatever it gives is on the disk already. */
export interface Tokens {
  /** An access token that holds for some minutes. */
  access(): Promise<string>;
  /** Another one in place of one that Zalo refused. */
  renew(refused: string): Promise<string>;
}

/** Seconds that Zalo may take to give tokens. */
const EXCHANGE_TIMEOUT = 30;

export const LOGIN = 'hãy chạy npm run zalo -- login rồi làm theo hướng dẫn';

export function createTokens(app: ZaloOaApp, log: ChatLog): Tokens {
  let kept: Kept | null = null;
  let renewing: Promise<Kept> | null = null;
  const holds = ({ accessUntil }: Kept) => Date.parse(accessUntil) - app.now().getTime() > RENEW_BEFORE;
  /** One renewal at a time here; the lock sees to other processes. */
  const renewOnce = (refused: string | null) =>
    (renewing ??= renewLocked(app, refused, holds, log).finally(() => (renewing = null)));
  return {
    access: async () => {
      if (kept === null || !holds(kept)) kept = await renewOnce(null);
      return kept.access;
    },
    renew: async (refused) => {
      if (kept === null || kept.access === refused) kept = await renewOnce(refused);
      return kept.access;
    },
  };
}

/** Takes what another process has renewed, else renews: marked before, on the disk after, used only then. */
function renewLocked(
  app: ZaloOaApp,
  refused: string | null,
  holds: (kept: Kept) => boolean,
  log: ChatLog,
): Promise<Kept> {
  return withTokenLock(app.tokenFile, async () => {
    const kept = await readKept(app.tokenFile);
    if (kept === null) throw new StartError(`Zalo OA chưa được cấp quyền: ${LOGIN}.`);
    if (kept.access !== refused && holds(kept)) return kept;
    await writeKept(app.tokenFile, { ...kept, refreshing: true });
    try {
      const grant = { kind: 'refresh', token: kept.refresh } as const;
      const fresh = await exchange(app, grant, AbortSignal.timeout(EXCHANGE_TIMEOUT * 1000));
      await writeKept(app.tokenFile, fresh);
      return fresh;
    } catch (error) {
      if (!(error instanceof ZaloOaError) || error.code >= 0) throw error;
      log.error({ code: error.code, interrupted: kept.refreshing }, REFUSED);
      throw new ZaloOaError('access_token', error.code, 'the refresh token is refused', true);
    }
  });
}

const REFUSED = `zalo_oa: Zalo từ chối mã làm mới của OA (đã dùng, hết hạn, hoặc lần làm mới trước bị ngắt giữa chừng): ${LOGIN}; không cần khởi động lại bot.`;
