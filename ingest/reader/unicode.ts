/** A text that says itself to be Unicode, or proves it. */
export interface UnicodeText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
}

/** How many bytes are looked at to see zeros in every second place. */
const WINDOW = 4096;
/** Share of zeros in every second place of a UTF-16 text: Vietnamese is mostly letters below U+0100. */
const MIN_ZEROS = 0.3;
/** Bytes below which zeros prove nothing: a title of eight letters. */
const MIN_BYTES = 16;

/** Decodes UTF-8 and UTF-16, with or without byte order mark; null where the bytes are neither. */
export function decodeUnicode(bytes: Uint8Array): UnicodeText | null {
  const wide = utf16(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return null;
  }
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const [even, odd] = [zeros(bytes, 0), zeros(bytes, 1)];
  if (odd >= MIN_ZEROS && even < odd / 10) return 'utf-16le';
  return even >= MIN_ZEROS && odd < even / 10 ? 'utf-16be' : null;
}

/** Share of zeros in every second place, from `first`. */
function zeros(bytes: Uint8Array, first: number): number {
  const end = Math.min(bytes.length, WINDOW);
  let count = 0;
  for (let at = first; at < end; at += 2) if (bytes[at] === 0) count += 1;
  return end < MIN_BYTES ? 0 : count / (end / 2);
}
