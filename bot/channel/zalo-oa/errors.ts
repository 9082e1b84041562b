import type { Again } from '../chat/retry.ts';

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

/** The rate (-32), floods and faults of the server and of the network pass; a refusal stays one. */
export const again: Again = (error) => {
  if (!(error instanceof ZaloOaError)) return null;
  const { code } = error;
  return code === -32 || code === 0 || code === 429 || code >= 500 ? 0 : null;
};

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
    'OA gửi quá nhanh hoặc đã hết hạn mức gửi (-32); đã thử lại nhiều lần. Hãy xem hạn mức của OA tại trang quản trị.',
  ],
  [-210, 'Zalo báo tin nhắn quá dài (-210); hãy báo lỗi này cho người phát triển.'],
  [-216, 'Zalo từ chối mã truy cập của OA (-216) cả sau khi làm mới: hãy chạy npm run zalo -- login.'],
  [-220, 'Mã truy cập của OA hết hạn (-220) cả sau khi làm mới: hãy chạy npm run zalo -- login.'],
]);

export const explanationOf = (error: unknown): string | null =>
  error instanceof ZaloOaError ? (explanations.get(error.code) ?? null) : null;
