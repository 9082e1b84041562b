import { UnreadableError } from '../../reader.ts';

/** Sector numbers from here on are marks: free, end of chain, part of the tables themselves ([MS-CFB] 2.1). */
const FIRST_MARK = 0xfffffffa;
const HEADER_SECTORS = 109;
const ENTRY = 128;

interface Container {
  readonly buffer: Buffer;
  readonly sectorSize: number;
  readonly table: Uint32Array;
}

interface Entry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** The streams at the root of a compound file (OLE) by name. Streams of embedded objects are not among them. */
export function readStreams(bytes: Uint8Array): ReadonlyMap<string, () => Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 1 << buffer.readUInt16LE(0x1e);
  if (sectorSize !== 512 && sectorSize !== 4096) throw damaged();
  const container = { buffer, sectorSize, table: readTable(buffer, sectorSize) };
  const entries = readEntries(chain(container, buffer.readUInt32LE(0x30)));
  const root = entries[0];
  if (root === undefined) throw damaged();
  const small = smallStreams(container, root);
  const cutoff = buffer.readUInt32LE(0x38);
  const open = (entry: Entry) => (): Buffer =>
    (entry.size < cutoff ? small(entry.start) : chain(container, entry.start)).subarray(0, entry.size);
  return new Map(siblings(entries, root.child).map((entry) => [entry.name, open(entry)]));
}

function damaged(): UnreadableError {
  return new UnreadableError('tệp DOC bị hỏng hoặc bị cắt ngang; hãy tải lại hoặc mở và lưu lại thành DOCX');
}

/** The table of sectors: for each the next of its stream. Its own sectors are listed in the header, then in a chain. */
function readTable(buffer: Buffer, sectorSize: number): Uint32Array {
  const count = buffer.readUInt32LE(0x2c);
  if (count > buffer.length / sectorSize) throw damaged();
  const sectors = wordsOf(buffer.subarray(0x4c, 0x4c + 4 * Math.min(count, HEADER_SECTORS)));
  let more = buffer.readUInt32LE(0x44);
  while (sectors.length < count && more < FIRST_MARK) {
    const list = wordsOf(sector(buffer, sectorSize, more));
    more = list.pop() ?? FIRST_MARK;
    sectors.push(...list);
  }
  return Uint32Array.from(sectors.slice(0, count).flatMap((at) => wordsOf(sector(buffer, sectorSize, at))));
}

function wordsOf(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4));
}

function sector(buffer: Buffer, size: number, at: number): Buffer {
  const start = (at + 1) * size;
  if (start >= buffer.length) throw damaged();
  return buffer.subarray(start, start + size);
}

/** All sectors of a stream; a chain longer than the file runs in a circle. */
function chain({ buffer, sectorSize, table }: Container, start: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = start; at < FIRST_MARK; at = table[at] ?? FIRST_MARK) {
    if (parts.length > table.length) throw damaged();
    parts.push(sector(buffer, sectorSize, at));
  }
  return Buffer.concat(parts);
}

/** Streams below the cutoff stand in pieces of 64 bytes within the root's own stream. */
function smallStreams(container: Container, root: Entry): (start: number) => Buffer {
  const table = wordsOf(chain(container, container.buffer.readUInt32LE(0x3c)));
  const store = chain(container, root.start);
  const size = 1 << container.buffer.readUInt16LE(0x20);
  return (start) => {
    const parts: Buffer[] = [];
    for (let at = start; at < FIRST_MARK; at = table[at] ?? FIRST_MARK) {
      if (parts.length > table.length) throw damaged();
      parts.push(store.subarray(at * size, (at + 1) * size));
    }
    return Buffer.concat(parts);
  };
}

function readEntries(directory: Buffer): Entry[] {
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY;
    const length = Math.min(64, Math.max(2, directory.readUInt16LE(at + 64)));
    return {
      name: directory.toString('utf16le', at, at + length - 2),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    };
  });
}

/** The entries of one storage, which hang as a tree below its first. */
function siblings(entries: readonly Entry[], first: number): Entry[] {
  const seen = new Set<number>();
  const waiting = [first];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    waiting.push(entry.left, entry.right);
  }
  return [...seen].map((at) => entries[at]).filter((entry) => entry !== undefined);
}
