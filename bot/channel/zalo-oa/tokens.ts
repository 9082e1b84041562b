import { AwayError } from '../../errors.ts';
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

/** Milliseconds until a refresh token that Zalo refused is tried again: most refusals are for good, but not all are documented. */
const REFUSED_REST = 10 * 60 * 1000;

/** The refresh token that was refused last, and from when on it may be tried again. */
interface Refusal {
  readonly token: string;
  readonly error: ZaloOaError;
  readonly again: number;
}

export const LOGIN = 'hãy chạy npm run zalo -- login rồi làm theo hướng dẫn';

/** `tell`: says a sentence to whoever runs the bot. */
export function createTokens(app: ZaloOaApp, log: ChatLog, tell: (sentence: string) => void): Tokens {
  let kept: Kept | null = null;
  let renewing: Promise<Kept> | null = null;
  let refusal: Refusal | null = null;
  const holds = ({ accessUntil }: Kept) => Date.parse(accessUntil) - app.now().getTime() > RENEW_BEFORE;

  /** One renewal at a time here; the lock sees to other processes. */
  const renewOnce = (refused: string | null) =>
    (renewing ??= renewLocked(refused).finally(() => (renewing = null)));

  /** Takes what another process has renewed, else renews: marked before, on the disk after, used only then. */
  const renewLocked = (refused: string | null): Promise<Kept> =>
    withTokenLock(app.tokenFile, async () => {
      const found = await readKept(app.tokenFile);
      if (found === null) throw new AwayError(`Zalo OA chưa được cấp quyền: ${LOGIN}.`);
      if (found.access !== refused && holds(found)) return found;
      if (refusal?.token === found.refresh && app.now().getTime() < refusal.again) throw refusal.error;
      await writeKept(app.tokenFile, { ...found, refreshing: true });
      const fresh = await exchangeOrTell(found);
      await writeKept(app.tokenFile, fresh);
      if (refusal !== null) log.info({}, 'zalo_oa: tokens are renewed again');
      refusal = null;
      return fresh;
    });

  async function exchangeOrTell({ refresh, refreshing }: Kept): Promise<Kept> {
    try {
      return await exchange(app, { kind: 'refresh', token: refresh });
    } catch (error) {
      if (!(error instanceof ZaloOaError) || error.code >= 0) throw error;
      // Each letter that waits asks for a token: a refusal is told once until the token is another one.
      if (refusal?.token !== refresh) {
        log.error({ code: error.code, interrupted: refreshing }, `zalo_oa: ${REFUSED}`);
        tell(REFUSED);
      }
      const told = new ZaloOaError('access_token', error.code, 'the refresh token is refused', true);
      refusal = { token: refresh, error: told, again: app.now().getTime() + REFUSED_REST };
      throw told;
    }
  }

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

const REFUSED = `Zalo từ chối mã làm mới của OA (đã dùng, hết hạn, hoặc lần làm mới trước bị ngắt giữa chừng): ${LOGIN}; không cần khởi động lại bot. Câu trả lời đang chờ sẽ được gửi sau khi đăng nhập.`;
