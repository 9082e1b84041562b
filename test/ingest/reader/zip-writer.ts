import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive, with lies that a hostile archive tells. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Says that the entry needs a password. */
  readonly encrypted?: boolean;
  /** Size to declare instead of the true one. */
  readonly said?: number;
}

/** A ZIP archive of the files, deflated. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let place = 0;
  for (const file of files) {
    const deflated = deflateRawSync(file.bytes);
    const name = Buffer.from(file.name);
    const common = commonHead(file, deflated.length, name.length);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, deflated]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02'), uint16(20), common, rest, name]));
    bodies.push(local);
    place += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06'),
    uint16(0, 0, files.length, files.length),
    uint32(directory.length, place),
    uint16(0),
  ]);
  return Buffer.concat([...bodies, directory, end]);
}

/** What the local and the central header share: version, flags (UTF-8 names), method, time, checksum, sizes, lengths. */
function commonHead({ bytes, encrypted, said }: ZipFile, deflated: number, nameLength: number): Buffer {
  const flags = 0x800 | (encrypted === true ? 1 : 0);
  const sizes = uint32(crc32(bytes), deflated, said ?? bytes.length);
  return Buffer.concat([uint16(20, flags, 8, 0, 0x21), sizes, uint16(nameLength, 0)]);
}

function uint16(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, 2 * index);
  return buffer;
}

function uint32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, 4 * index);
  return buffer;
}
