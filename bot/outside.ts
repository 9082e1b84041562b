import type { Settings } from './settings.ts';

/** What leaves this program when somebody asks, as people are told it. */
export interface Outside {
  /** A sentence a service that gets questions: which it is, where, and what it gets. Empty where none does. */
  readonly services: readonly string[];
  /** Platforms on which people ask, and on which those who reply read what was passed to them. */
  readonly platforms: readonly string[];
}

export const NOTHING_OUTSIDE: Outside = { services: [], platforms: [] };

type Said = Pick<Settings, 'embeddings' | 'judge' | 'telegram' | 'zaloBot' | 'zaloOa'>;

/** By the settings alone: what is set gets questions, whether it answers or not. */
export function outsideOf({ embeddings, judge, telegram, zaloBot, zaloOa }: Said): Outside {
  const zalo = zaloBot !== null || zaloOa !== null;
  return {
    services: [
      ...(embeddings === null ? [] : [sayEmbeddings(embeddings)]),
      ...(judge === null ? [] : [sayJudge(judge)]),
    ],
    platforms: [...(telegram === null ? [] : ['Telegram']), ...(zalo ? ['Zalo'] : [])],
  };
}

const sayEmbeddings = ({ model, url }: NonNullable<Settings['embeddings']>): string =>
  `Dịch vụ nhúng (mô hình ${model}) ${at(url)}: nhận câu hỏi, để tìm điều khoản gần nghĩa.`;

function sayJudge({ kind, model, url }: NonNullable<Settings['judge']>): string {
  const named = model === null ? '' : ` ${model}`;
  const name =
    kind === 'chat' ? `Mô hình ngôn ngữ${named}` : `Dịch vụ chấm${named === '' ? '' : ` (mô hình${named})`}`;
  return `${name} ${at(url)}: nhận câu hỏi và các điều khoản tìm được, để chấm; không viết chữ nào của câu trả lời.`;
}

/** `tại cham.example.vn`. */
function at(url: string): string {
  const { host, hostname } = new URL(url);
  const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return `tại ${host}${here ? ' (trên chính máy chủ này)' : ''}`;
}
