import { existsSync, readFileSync, statSync } from 'node:fs';
import { BeirError } from './error.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A text file whole; `option` is what names another one. Throws `BeirError`. */
export function readText(path: string, option: string): TextFile {
  if (!existsSync(path))
    throw new BeirError(`Không có tệp ${path}; hãy chọn --split khác hoặc ghi tệp sau ${option}.`);
  if (!statSync(path).isFile()) throw new BeirError(`${path} là thư mục; sau ${option} phải là một tệp.`);
  return { path, text: readFileSync(path, 'utf8') };
}

/** A line with its number, from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines that say something; a byte order mark, the sign of a Windows line end and empty lines are left out, numbers count them. */
export function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .map((line, at) => ({ number: at + 1, text: line.replace(/\r$/u, '') }))
    .filter((line) => line.text.trim() !== '');
}

/** The beginning of what stands there, for a message. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
