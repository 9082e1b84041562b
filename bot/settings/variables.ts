import { z } from 'zod';

/** Every variable that is read, in the order of `.env.example`, which explains meaning, unit, range and default. */

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How a second judge is asked: `/rerank` as most do, `/rerank` as TEI does, or a chat model. */
export const judgeKinds = ['rerank', 'tei', 'chat'] as const;
export type JudgeKind = (typeof judgeKinds)[number];

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** A web address without a password in it: addresses are printed and logged. */
const address = (protocol: RegExp) => z.url({ protocol }).refine((value) => !/\/\/[^/]*@/.test(value));
const matching = (pattern: RegExp) => z.string().regex(pattern);
const http = /^https?$/;
const https = /^https$/;

/** Sites: `https://portal.example.vn http://noibo:8080`; no path, no password, no wildcard. */
const origins = z
  .string()
  .transform((list) => list.split(/[\s,]+/u).filter((one) => one !== ''))
  .pipe(z.array(z.string().refine(isOrigin)).min(1).max(50));

/** `30-CT/TU; rượu bia`: documents and topics. */
const names = z
  .string()
  .transform((list) =>
    list
      .split(';')
      .map((one) => one.normalize('NFC').trim())
      .filter((one) => one !== ''),
  )
  .pipe(
    z
      .array(z.string().regex(/^\P{Cc}{1,80}$/u))
      .min(1)
      .max(20),
  );

function isOrigin(text: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:[\]-]+\/?$/u.test(text) && URL.canParse(text);
}

export const schemas = {
  PORT: whole(0, 65_535).default(3000),
  HOST: matching(/^[A-Za-z0-9.:_-]{1,253}$/).default('127.0.0.1'),
  PUBLIC_URL: address(http).optional(),
  OFFICE_NAME: matching(/^\P{Cc}{1,120}$/u).optional(),
  EMBED_ORIGINS: origins.optional(),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  RATE_PER_MINUTE: whole(1, 100_000).default(600),
  KY_CUONG_DATA: matching(/^\P{Cc}{1,1000}$/u).default('data'),
  RETENTION_DAYS: whole(1, 3650).default(90),
  TRAINERS_ANSWER: z.enum(['0', '1']).default('0'),
  PRACTICE_FIRST: names.optional(),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  PAGER: z.string().default('less -R'),
  KY_CUONG_HISTORY: whole(0, 10_000).default(500),
  TELEGRAM_BOT_TOKEN: matching(/^\d{3,20}:[A-Za-z0-9_-]{20,100}$/).optional(),
  TELEGRAM_API_ROOT: address(http).default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: address(https).optional(),
  TELEGRAM_WEBHOOK_SECRET: matching(/^[A-Za-z0-9_-]{16,256}$/).optional(),
  ZALO_BOT_TOKEN: matching(/^[A-Za-z0-9:._-]{10,300}$/).optional(),
  ZALO_BOT_API_ROOT: address(http).default('https://bot-api.zaloplatforms.com'),
  ZALO_BOT_WEBHOOK_URL: address(https).optional(),
  ZALO_BOT_WEBHOOK_SECRET: matching(/^[A-Za-z0-9_-]{16,256}$/).optional(),
  ZALO_OA_APP_ID: matching(/^\d{5,30}$/).optional(),
  ZALO_OA_APP_SECRET: matching(/^[\x21-\x7e]{8,200}$/).optional(),
  ZALO_OA_WEBHOOK_URL: address(https).optional(),
  ZALO_OA_WEBHOOK_SECRET: matching(/^[\x21-\x7e]{8,200}$/).optional(),
  ZALO_OA_REDIRECT_URL: address(https).optional(),
  ZALO_OA_API_ROOT: address(http).default('https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: address(http).default('https://oauth.zaloapp.com'),
  EMBEDDINGS_URL: address(http).optional(),
  EMBEDDINGS_MODEL: matching(/^\P{Cc}{1,200}$/u).optional(),
  EMBEDDINGS_KEY: matching(/^[\x21-\x7e]{1,500}$/).optional(),
  KY_CUONG_JUDGE: z.enum(judgeKinds).optional(),
  KY_CUONG_JUDGE_URL: address(http).optional(),
  KY_CUONG_JUDGE_MODEL: matching(/^\P{Cc}{1,200}$/u).optional(),
  KY_CUONG_JUDGE_KEY: matching(/^[\x21-\x7e]{1,500}$/).optional(),
  KY_CUONG_JUDGE_DEADLINE: whole(100, 30_000).default(2000),
};
export type VariableName = keyof typeof schemas;

/** Vietnamese: what to write instead of a value that cannot be used. */
export const cures: Record<VariableName, string> = {
  PORT: 'ghi một số nguyên từ 0 đến 65535, ví dụ 3000',
  HOST: 'ghi một địa chỉ của máy này, ví dụ 127.0.0.1 hoặc 0.0.0.0',
  PUBLIC_URL: 'ghi địa chỉ đầy đủ, không kèm mật khẩu, ví dụ https://kycuong.example.vn',
  OFFICE_NAME: 'ghi tên cơ quan trên một dòng, tối đa 120 ký tự, hoặc bỏ trống',
  EMBED_ORIGINS:
    'ghi các địa chỉ gốc cách nhau bằng dấu cách, không kèm đường dẫn, ví dụ https://congchuc.example.vn',
  TRUST_PROXY: 'ghi 1 nếu có máy chủ proxy đứng trước, nếu không thì ghi 0',
  RATE_PER_MINUTE: 'ghi một số nguyên từ 1 đến 100000, ví dụ 600',
  KY_CUONG_DATA: 'ghi đường dẫn một thư mục, ví dụ data',
  RETENTION_DAYS: 'ghi số ngày từ 1 đến 3650, ví dụ 90',
  TRAINERS_ANSWER: 'ghi 1 nếu cán bộ tập huấn cũng trả lời câu hỏi, nếu không thì ghi 0',
  PRACTICE_FIRST:
    'ghi tối đa 20 số hiệu văn bản hoặc chủ đề, mỗi mục không quá 80 ký tự, cách nhau bằng dấu chấm phẩy, ví dụ 30-CT/TU; rượu bia',
  LOG_LEVEL: `ghi một trong các mức ${logLevels.join(', ')}`,
  NO_COLOR: 'ghi 1 để tắt màu, hoặc bỏ trống',
  FORCE_COLOR: 'ghi 1 để luôn có màu, 0 để tắt, hoặc bỏ trống',
  PAGER: 'ghi một lệnh, ví dụ less -R, hoặc bỏ trống',
  KY_CUONG_HISTORY: 'ghi số dòng từ 0 (không lưu) đến 10000, ví dụ 500',
  TELEGRAM_BOT_TOKEN:
    'chép lại nguyên mã @BotFather đã cấp (dạng số:chữ), hoặc bỏ trống nếu không dùng Telegram',
  TELEGRAM_API_ROOT: 'ghi địa chỉ máy chủ Bot API, hoặc bỏ trống để dùng https://api.telegram.org',
  TELEGRAM_WEBHOOK_URL: 'ghi địa chỉ https:// mà Telegram gọi tới được, hoặc bỏ trống',
  TELEGRAM_WEBHOOK_SECRET: 'ghi từ 16 đến 256 ký tự, chỉ gồm chữ không dấu, chữ số, gạch dưới, gạch ngang',
  ZALO_BOT_TOKEN: 'chép lại nguyên mã mà Zalo Bot Manager đã cấp, hoặc bỏ trống nếu không dùng Zalo Bot',
  ZALO_BOT_API_ROOT: 'ghi địa chỉ máy chủ Zalo Bot, hoặc bỏ trống để dùng https://bot-api.zaloplatforms.com',
  ZALO_BOT_WEBHOOK_URL: 'ghi địa chỉ https:// mà Zalo gọi tới được, hoặc bỏ trống',
  ZALO_BOT_WEBHOOK_SECRET: 'ghi từ 16 đến 256 ký tự, chỉ gồm chữ không dấu, chữ số, gạch dưới, gạch ngang',
  ZALO_OA_APP_ID: 'chép lại ID ứng dụng (chỉ gồm chữ số) trên developers.zalo.me, hoặc bỏ trống',
  ZALO_OA_APP_SECRET: 'chép lại nguyên khóa bí mật của ứng dụng trên developers.zalo.me',
  ZALO_OA_WEBHOOK_URL: 'ghi địa chỉ https:// đã khai ở mục Webhook của ứng dụng',
  ZALO_OA_WEBHOOK_SECRET: 'chép lại nguyên khóa bí mật của OA ở mục Webhook của ứng dụng',
  ZALO_OA_REDIRECT_URL: 'ghi địa chỉ https:// đã khai là Callback URL của ứng dụng, hoặc bỏ trống',
  ZALO_OA_API_ROOT: 'ghi địa chỉ máy chủ của Zalo OA, hoặc bỏ trống để dùng https://openapi.zalo.me',
  ZALO_OA_OAUTH_ROOT: 'ghi địa chỉ máy chủ cấp quyền, hoặc bỏ trống để dùng https://oauth.zaloapp.com',
  EMBEDDINGS_URL: 'ghi địa chỉ gốc của dịch vụ, ví dụ http://127.0.0.1:8080/v1, hoặc bỏ trống',
  EMBEDDINGS_MODEL: 'ghi tên mô hình mà dịch vụ nhúng đang phục vụ',
  EMBEDDINGS_KEY: 'chép lại nguyên khóa của dịch vụ nhúng, không có dấu cách',
  KY_CUONG_JUDGE: `ghi một trong các kiểu ${judgeKinds.join(', ')}, hoặc bỏ trống`,
  KY_CUONG_JUDGE_URL: 'ghi địa chỉ dịch vụ chấm, không kèm mật khẩu, ví dụ http://127.0.0.1:8080/v1/rerank',
  KY_CUONG_JUDGE_MODEL: 'ghi tên mô hình mà dịch vụ chấm đang phục vụ',
  KY_CUONG_JUDGE_KEY: 'chép lại nguyên khóa của dịch vụ chấm, không có dấu cách',
  KY_CUONG_JUDGE_DEADLINE: 'ghi số mili giây từ 100 đến 30000, ví dụ 2000',
};

/** Variables whose value is never shown, not even in part. */
export const secretNames: ReadonlySet<VariableName> = new Set([
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'ZALO_BOT_TOKEN',
  'ZALO_BOT_WEBHOOK_SECRET',
  'ZALO_OA_APP_SECRET',
  'ZALO_OA_WEBHOOK_SECRET',
  'EMBEDDINGS_KEY',
  'KY_CUONG_JUDGE_KEY',
]);
