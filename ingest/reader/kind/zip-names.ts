/** Signatures and sizes of ZIP records (APPNOTE.TXT 4.3). */
const END = 0x06054b50;
const END_SIZE = 22;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
/** Longest comment after the end record, bytes. */
const MAX_COMMENT = 0xffff;
/** Names that are looked at; a DOCX has some dozens. */
const MAX_NAMES = 10_000;

/** The names in a ZIP's directory, in its order; null where the directory is missing (a truncated file). Inflates nothing. */
export function entryNames(bytes: Uint8Array): readonly string[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(buffer);
  return end === null ? null : readNames(buffer, buffer.readUInt32LE(end + 16), end);
}

function findEnd(buffer: Buffer): number | null {
  const last = buffer.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1)
    if (buffer.readUInt32LE(at) === END) return at;
  return null;
}

function readNames(buffer: Buffer, start: number, end: number): string[] {
  const names: string[] = [];
  let at = start;
  while (at + ENTRY_SIZE <= end && names.length < MAX_NAMES && buffer.readUInt32LE(at) === ENTRY) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length));
    at += ENTRY_SIZE + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}
