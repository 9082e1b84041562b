import { z } from 'zod';
import {
  cures,
  schemas,
  secretNames,
  type JudgeKind,
  type LogLevel,
  type VariableName,
} from './settings/variables.ts';
import { zaloBotOf, zaloOaOf, type ZaloBotSettings, type ZaloOaSettings } from './settings/zalo.ts';

export type { LogLevel, ZaloBotSettings, ZaloOaSettings };
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says, read once at the start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  /** Name of the office, at the head of printed results and certificates; null for none. */
  readonly office: string | null;
  /** Origins whose pages may frame the chat. */
  readonly embedOrigins: readonly string[];
  readonly trustProxy: boolean;
  /** Questions and votes a minute from one address. */
  readonly ratePerMinute: number;
  readonly dataDir: string;
  readonly retentionDays: number;
  /** Whether trainers, too, reply to questions that were passed to people. */
  readonly trainersAnswer: boolean;
  /** Documents and topics that are practised first; null for the bot's own. */
  readonly practiceFirst: readonly string[] | null;
  readonly logLevel: LogLevel;
  readonly colour: Colour;
  /** The program that shows long texts at a terminal, and its words; never given to a shell. */
  readonly pager: readonly string[];
  /** Lines typed at `ask` that are kept between sittings; 0: none. */
  readonly historyLines: number;
  readonly telegram: TelegramSettings | null;
  readonly zaloBot: ZaloBotSettings | null;
  readonly zaloOa: ZaloOaSettings | null;
  readonly embeddings: EmbeddingsSettings | null;
  readonly judge: JudgeSettings | null;
  /** Values that must never be written anywhere. */
  readonly secrets: readonly string[];
}
/** `terminal`: where the output is one. */
export type Colour = 'always' | 'terminal' | 'never';
export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}
export interface EmbeddingsSettings {
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
}
/** A second judge of the provisions chosen. */
export interface JudgeSettings {
  readonly kind: JudgeKind;
  readonly url: string;
  /** Never null for `chat`. */
  readonly model: string | null;
  readonly key: string | null;
  /** Milliseconds. */
  readonly deadline: number;
}

/** Settings that cannot be used: every variable at fault with its value and the cure. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const list = problems.map((problem) => `  - ${problem}`);
    super(['Cấu hình chưa dùng được:', ...list, 'Tệp .env.example giải thích từng biến.'].join('\n'));
    this.problems = problems;
  }
}

const schema = z.object(schemas);
type Values = z.infer<typeof schema>;

/** Reads the settings, or throws one `SettingsError` that names all that is wrong. An empty value counts as unset. */
export function readSettings(environment: Environment): Settings {
  const given = withoutEmpty(environment);
  const parsed = schema.safeParse(given);
  const bad = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0] as VariableName);
  const problems = [...new Set(bad)].map((name) => describe(name, given[name] ?? ''));
  problems.push(...lacking(given), ...samePath(given));
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return settingsOf(parsed.data);
}

function withoutEmpty(environment: Environment): Record<string, string> {
  const names = Object.keys(schemas);
  return Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}

/** Variables that another one needs. */
function lacking(given: Record<string, string>): string[] {
  const needs: readonly (readonly [VariableName, VariableName])[] = [
    ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET'],
    ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_BOT_TOKEN'],
    ['ZALO_BOT_WEBHOOK_URL', 'ZALO_BOT_WEBHOOK_SECRET'],
    ['ZALO_BOT_WEBHOOK_URL', 'ZALO_BOT_TOKEN'],
    ['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET'],
    ['ZALO_OA_APP_ID', 'ZALO_OA_WEBHOOK_URL'],
    ['ZALO_OA_APP_ID', 'ZALO_OA_WEBHOOK_SECRET'],
    ['ZALO_OA_WEBHOOK_URL', 'ZALO_OA_APP_ID'],
    ['EMBEDDINGS_URL', 'EMBEDDINGS_MODEL'],
    ['EMBEDDINGS_MODEL', 'EMBEDDINGS_URL'],
    ['KY_CUONG_JUDGE', 'KY_CUONG_JUDGE_URL'],
    ['KY_CUONG_JUDGE_URL', 'KY_CUONG_JUDGE'],
    ...(given['KY_CUONG_JUDGE'] === 'chat' ? [['KY_CUONG_JUDGE', 'KY_CUONG_JUDGE_MODEL'] as const] : []),
  ];
  return needs
    .filter(([has, needed]) => given[has] !== undefined && given[needed] === undefined)
    .map(([has, needed]) => `${needed} đang trống mà ${has} đã đặt: ${cures[needed]}.`);
}

/** Webhooks come in on one port and are told apart by their paths. */
function samePath(given: Record<string, string>): string[] {
  const names = ['TELEGRAM_WEBHOOK_URL', 'ZALO_BOT_WEBHOOK_URL', 'ZALO_OA_WEBHOOK_URL'] as const;
  const paths = names.map((name) =>
    URL.canParse(given[name] ?? '') ? new URL(given[name] ?? '').pathname : null,
  );
  return names.flatMap((name, index) => {
    const first = paths.indexOf(paths[index] ?? null);
    return paths[index] === null || first === index
      ? []
      : [
          `${name} trùng đường dẫn ${paths[index] ?? ''} với ${names[first] ?? ''}: ghi mỗi địa chỉ một đường dẫn riêng.`,
        ];
  });
}

function describe(name: VariableName, value: string): string {
  return `${name}=${shown(name, value)} không hợp lệ: ${cures[name]}.`;
}

/** A value as it may be printed: secrets hidden, passwords in addresses hidden, control characters escaped, cut at 80 characters (one line of a terminal). */
function shown(name: VariableName, value: string): string {
  if (secretNames.has(name)) return `(đã che, dài ${value.length} ký tự)`;
  const open = value.replace(/\/\/[^/]*@/, '//***@');
  return JSON.stringify(open.length > 80 ? `${open.slice(0, 80)}…` : open);
}

function settingsOf(values: Values): Settings {
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL === undefined ? null : withoutSlash(values.PUBLIC_URL),
    office: values.OFFICE_NAME ?? null,
    embedOrigins: (values.EMBED_ORIGINS ?? []).map((one) => new URL(one).origin),
    trustProxy: values.TRUST_PROXY === '1',
    ratePerMinute: values.RATE_PER_MINUTE,
    dataDir: values.KY_CUONG_DATA,
    retentionDays: values.RETENTION_DAYS,
    trainersAnswer: values.TRAINERS_ANSWER === '1',
    practiceFirst: values.PRACTICE_FIRST ?? null,
    logLevel: values.LOG_LEVEL,
    colour: colourOf(values),
    pager: values.PAGER.split(/\s+/u).filter((word) => word !== ''),
    historyLines: values.KY_CUONG_HISTORY,
    telegram: telegramOf(values),
    zaloBot: zaloBotOf(values),
    zaloOa: zaloOaOf(values),
    embeddings: embeddingsOf(values),
    judge: judgeOf(values),
    secrets: [...secretNames].flatMap((name) => (values[name] === undefined ? [] : [String(values[name])])),
  };
}

/** FORCE_COLOR wins, as in Node itself: whoever sets it means this program. */
function colourOf({ FORCE_COLOR: forced, NO_COLOR: none }: Values): Colour {
  if (forced !== undefined) return /^(?:0|false)$/iu.test(forced) ? 'never' : 'always';
  return none === undefined ? 'terminal' : 'never';
}

function telegramOf(values: Values): TelegramSettings | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = values;
  if (token === undefined) return null;
  const webhook = url === undefined || secret === undefined ? null : { url, secret };
  return { token, apiRoot: withoutSlash(values.TELEGRAM_API_ROOT), webhook };
}

function embeddingsOf(values: Values): EmbeddingsSettings | null {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = values;
  return url === undefined || model === undefined
    ? null
    : { url: withoutSlash(url), model, key: key ?? null };
}

function judgeOf(values: Values): JudgeSettings | null {
  const { KY_CUONG_JUDGE: kind, KY_CUONG_JUDGE_URL: url, KY_CUONG_JUDGE_DEADLINE: deadline } = values;
  const { KY_CUONG_JUDGE_MODEL: model = null, KY_CUONG_JUDGE_KEY: key = null } = values;
  return kind === undefined || url === undefined
    ? null
    : { kind, url: withoutSlash(url), model, key, deadline };
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');
