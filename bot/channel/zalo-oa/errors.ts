import type { Sent } from '../../delivery.ts';
import type { TroubleKind } from '../../trouble.ts';
import { faultOf } from '../chat/log.ts';

/** Zalo refused, or its answer could not be read. Holds no token and no text. */
export class ZaloOaError extends Error {
  override readonly name = 'ZaloOaError';
  /** `error` of the answer (negative), else the HTTP status; 0 where no answer came. */
  readonly code: number;
  /** The administrator was told in a sentence of its own. */
  readonly told: boolean;

  constructor(what: string, code: number, reason: string, told = false) {
    super(`${what}: ${code} ${reason}`);
    this.code = code;
    this.told = told;
  }
}

/** The access token is unknown (-216) or has ended (-220). */
export const isTokenRefused = (error: unknown) =>
  error instanceof ZaloOaError && (error.code === -216 || error.code === -220);

/** What Zalo will never take: the window is over (-230, -232), the text is too long (-210), a request of another form. */
const isFinal = ({ code }: ZaloOaError) =>
  (code < 0 && ![-32, -216, -220].includes(code)) || (code >= 400 && code < 500 && code !== 429);

/**
 * What a fault says of the letter. The rate (-32), floods, faults of the server and of the network pass; tokens that are
 * refused come again with a login. Who does not follow (-213) takes nothing more.
 */
export function outcomeOf(error: unknown): Sent {
  const reason = faultOf(error);
  if (!(error instanceof ZaloOaError)) return { kind: 'later', after: null, reason };
  if (error.told) return { kind: 'later', after: null, reason, trouble: 'token' };
  const kind = troubles.get(error.code);
  const trouble = kind === undefined ? {} : { trouble: kind };
  if (error.code === -213) return { kind: 'closed', ...trouble };
  return { ...(isFinal(error) ? { kind: 'refused' } : { kind: 'later', after: null }), reason, ...trouble };
}

/** What administrators are told beyond the log (`bot/troubles.ts`). */
const troubles: ReadonlyMap<number, TroubleKind> = new Map([
  [-230, 'window'],
  [-232, 'window'],
  [-213, 'unfollowed'],
  [-32, 'limit'],
  [-210, 'too_long'],
  [-216, 'token'],
  [-220, 'token'],
]);

/** What the administrator is told, in Vietnamese, where a reply cannot be sent. */
const explanations: ReadonlyMap<number, string> = new Map([
  [
    -230,
    'Người hỏi đã lâu không nhắn cho OA (quá 7 ngày) nên Zalo không cho gửi (-230); người đó cần nhắn lại trước.',
  ],
  [-232, 'Người hỏi không còn trong thời hạn được OA nhắn (-232); người đó cần nhắn lại trước.'],
  [-213, 'Người hỏi chưa quan tâm hoặc đã bỏ quan tâm OA nên Zalo không cho gửi (-213).'],
  [
    -32,
    'OA gửi quá nhanh hoặc đã hết hạn mức gửi (-32); bot sẽ tự gửi lại trong hơn một giờ. Hãy xem hạn mức của OA tại trang quản trị.',
  ],
  [-210, 'Zalo báo tin nhắn quá dài (-210); hãy báo lỗi này cho người phát triển.'],
  [-216, 'Zalo từ chối mã truy cập của OA (-216) cả sau khi làm mới: hãy chạy npm run zalo -- login.'],
  [-220, 'Mã truy cập của OA hết hạn (-220) cả sau khi làm mới: hãy chạy npm run zalo -- login.'],
]);

export const explanationOf = (error: unknown): string | null =>
  error instanceof ZaloOaError ? (explanations.get(error.code) ?? null) : null;
