import { fold } from '../../../knowledge/vietnamese.ts';

/** A command as it was typed: `/Nguồn 2` is `/nguon` with `2`. */
export interface Typed {
  readonly name: string;
  readonly rest: string;
}

/** The command of a line; null where it is none. */
export function typedCommand(line: string): Typed | null {
  const found = /^(?<name>\/\S+)(?:\s+(?<rest>.*))?$/su.exec(line.normalize('NFC').trim())?.groups;
  if (found === undefined) return null;
  return { name: bare(found['name'] ?? ''), rest: found['rest']?.trim() ?? '' };
}

/** Without diacritics and in lower case, spaces and commas as one space: how what is typed is compared. */
export const bare = (text: string): string =>
  fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[\s,]+/gu, ' ')
    .trim();

/** What Tab completes after `/`, in the order of the help. */
export const COMMANDS = [
  '/vanban',
  '/nguon',
  '/mo',
  '/tot',
  '/chua',
  '/chuyen',
  '/about',
  '/start',
  '/thaydoi',
  '/theodoi',
  '/botheodoi',
  '/moingay',
  '/luyen',
  '/ketqua',
  '/quiz',
  '/donvi',
  '/quen',
  '/quyen',
  '/vaitro',
  '/dangnhap',
  '/help',
  '/thoat',
] as const;

/** A code sent without its command. */
const BARE_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/iu;

/** Whether a line gives a role to whoever reads it. */
export const isCode = (line: string): boolean =>
  BARE_CODE.test(line.trim()) || typedCommand(line)?.name === '/quyen';
