import { createHash } from 'node:crypto';
import type { Code } from '../store.ts';

/** Fills as many random bytes as asked for. */
export type Random = (size: number) => Uint8Array;

/** Capital letters and digits that nobody mistakes for one another: no I, L, O, U, 0, 1. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
/** Characters of a code: 30^10, about 49 bits; 8 to 10 can be typed on a phone. */
const LENGTH = 10;
/** Random bits behind each character: 32 over an alphabet of 30 leave no bias that could be noticed. */
const BYTES_A_CHARACTER = 4;

/** A new code, as it is shown: `ABCDE-23456`. */
export function makeCode(random: Random): string {
  const bytes = Buffer.from(random(LENGTH * BYTES_A_CHARACTER));
  const letters = Array.from(
    { length: LENGTH },
    (_, index) => ALPHABET[bytes.readUInt32BE(index * BYTES_A_CHARACTER) % ALPHABET.length],
  ).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}

/**
 * What is kept of a code. The purpose is part of it, so that a code typed at the wrong place is unknown there and
 * stays good. Codes are looked up by this hash: how long a look-up takes tells nothing about any code.
 */
export function hashCode(purpose: Code['purpose'], code: string): string {
  const typed = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`${purpose}\0${typed}`).digest('hex');
}
