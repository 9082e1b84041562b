import { bare } from '../../named-places.ts';

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

export { bare } from '../../named-places.ts';

/** What Tab completes after `/`, in the order of the help. `stored`: there is nothing of it without a store behind the desk. */
const COMMANDS: readonly { readonly name: string; readonly stored?: true }[] = [
  { name: '/vanban' },
  { name: '/nguon' },
  { name: '/mo' },
  { name: '/tot', stored: true },
  { name: '/chua', stored: true },
  { name: '/chuyen', stored: true },
  { name: '/about' },
  { name: '/start' },
  { name: '/thaydoi', stored: true },
  { name: '/luyen', stored: true },
  { name: '/ketqua', stored: true },
  { name: '/quiz', stored: true },
  { name: '/batdau', stored: true },
  { name: '/tamdung', stored: true },
  { name: '/tieptuc', stored: true },
  { name: '/ketthuc', stored: true },
  { name: '/xephang', stored: true },
  { name: '/donvi', stored: true },
  { name: '/quen' },
  { name: '/quyen', stored: true },
  { name: '/vaitro', stored: true },
  { name: '/dangnhap', stored: true },
  { name: '/help' },
  { name: '/thoat' },
];

/** The commands that are there: all where a store stands behind the desk (`npm start`), else those that need none. */
export const commandsWith = (store: boolean): readonly string[] =>
  COMMANDS.filter(({ stored }) => store || stored !== true).map(({ name }) => name);

/** A code sent without its command. */
const BARE_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/iu;

/** Whether a line gives a role to whoever reads it. */
export const isCode = (line: string): boolean =>
  BARE_CODE.test(line.trim()) || typedCommand(line)?.name === '/quyen';
