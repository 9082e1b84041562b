import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** A file of which parts are read when they are asked for. */
export interface ByteFile {
  readonly size: number;
  /** Throws a `RangeError` where the file ends before. */
  read(start: number, length: number): Buffer;
}

/** Files up to this size are read at once: an office's library is answered from memory, a great one from the disk. */
const WHOLE_BELOW = 8 * 1024 * 1024;

/** Closes files that nobody can read from any more: those of a snapshot that was replaced. */
const forgotten = new FinalizationRegistry((descriptor: number) => closeSync(descriptor));

export function openByteFile(path: string): ByteFile {
  const descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  if (size <= WHOLE_BELOW) {
    try {
      return bytesAsFile(readFileSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  }
  const file: ByteFile = {
    size,
    read(start, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      for (let done = 0; done < length;) {
        const got = readSync(descriptor, bytes, done, length - done, start + done);
        if (got === 0) throw new RangeError(`${path} ends before byte ${start + length}`);
        done += got;
      }
      return bytes;
    },
  };
  forgotten.register(file, descriptor);
  return file;
}

/** Bytes in memory, as a file. */
export function bytesAsFile(bytes: Uint8Array): ByteFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read(start, length) {
      if (start + length > buffer.length) throw new RangeError(`no byte ${start + length}`);
      return buffer.subarray(start, start + length);
    },
  };
}
