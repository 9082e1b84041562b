/** Bytes that grow, with numbers in as few bytes as they need: seven bits a byte, the lowest first. */
export interface ByteSink {
  readonly length: number;
  number(value: number): void;
  bytes(): Uint8Array;
}

/** Bytes that a number of 32 bits takes at most. */
export const NUMBER_BYTES = 5;

export function createByteSink(): ByteSink {
  let buffer = new Uint8Array(1 << 16);
  let length = 0;
  return {
    get length() {
      return length;
    },
    number(value) {
      if (length + NUMBER_BYTES > buffer.length) buffer = grown(buffer);
      let rest = value;
      while (rest > 0x7f) {
        buffer[length] = (rest & 0x7f) | 0x80;
        length += 1;
        rest >>>= 7;
      }
      buffer[length] = rest;
      length += 1;
    },
    bytes: () => buffer.subarray(0, length),
  };
}

/** Bytes that a number takes. */
export function bytesOfNumber(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

function grown(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(buffer.length * 2);
  larger.set(buffer);
  return larger;
}

/** Reads numbers from `at` on; `at` moves. */
export interface ByteCursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function readNumber(cursor: ByteCursor): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.bytes[cursor.at] ?? 0;
    cursor.at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
}
