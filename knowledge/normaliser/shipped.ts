import { readFileSync } from 'node:fs';

/** The model of the language that comes with the program, as `npm run train -- language` wrote it. */
export function shippedLanguage(): Uint8Array {
  return readFileSync(new URL('language.bin', import.meta.url));
}
