import { readFileSync } from 'node:fs';

/** The network that comes with the program, as `npm run train` wrote it. */
export function shippedNetwork(): Uint8Array {
  return readFileSync(new URL('questions.bin', import.meta.url));
}
