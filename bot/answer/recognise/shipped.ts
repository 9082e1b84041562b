import { readFileSync } from 'node:fs';

/** The network that comes with the program, as `npm run train` wrote it. */
export function shippedNetwork(): Uint8Array {
  return readFileSync(new URL('questions.bin', import.meta.url));
}

/** The network that tells the directive's questions from those on laws, as `npm run train -- standing` wrote it. */
export function shippedStanding(): Uint8Array {
  return readFileSync(new URL('standing.bin', import.meta.url));
}
