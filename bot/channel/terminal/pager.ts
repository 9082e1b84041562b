import { spawn } from 'node:child_process';

/** Shows a long text in a program of its own; false where the program cannot be started. */
export type Pager = (text: string) => Promise<boolean>;

/** Bold and underline as this terminal writes them. */
const STYLES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'gu');

/** `less -R` keeps styles; of another program it is not known. */
const keepsStyles = (words: readonly string[]): boolean => words.some((word) => /^-\w*R/iu.test(word));

/**
 * A pager by its program and words, for example `['less', '-R']`; no shell reads them. It gets the text on its standard
 * input and the terminal for the rest, so nobody else may read the terminal meanwhile.
 */
export function createPager(command: readonly string[]): Pager | null {
  if (command.length === 0) return null;
  return (text) =>
    new Promise((resolve) => {
      const child = spawn('env', [UTF8, ...command], { stdio: ['pipe', 'inherit', 'inherit'], shell: false });
      child.once('error', () => resolve(false));
      child.once('close', (code) => resolve(code !== null && code !== NOT_STARTED));
      // Whoever leaves it early reads no further: no fault.
      child.stdin.on('error', () => undefined);
      child.stdin.end(`${keepsStyles(command.slice(1)) ? text : text.replaceAll(STYLES, '')}\n`);
    });
}

/** Without a locale (containers, services) `less` would show the bytes of Vietnamese letters. */
const UTF8 = 'LESSCHARSET=utf-8';
/** What a program that starts another one gives where there is none (`env`, POSIX). */
const NOT_STARTED = 127;

/** A long text in pieces of at most so many lines. */
export function pagesOf(text: string, lines: number): string[] {
  const all = text.split('\n');
  return Array.from({ length: Math.ceil(all.length / lines) }, (_, at) =>
    all.slice(at * lines, (at + 1) * lines).join('\n'),
  );
}
