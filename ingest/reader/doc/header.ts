import { UnreadableError } from '../../reader.ts';
import { ENCRYPTED } from '../encrypted.ts';
import { readStreams } from './compound-file.ts';

/** Where the FIB ([MS-DOC] 2.5) says that structures stand in the table stream: offset of the pair (position, length). */
const PLACES = {
  styles: 0xa2,
  characterRuns: 0xfa,
  paragraphRuns: 0x102,
  fonts: 0x112,
  pieces: 0x1a2,
  lists: 0x2e2,
  listOverrides: 0x2ea,
} as const;

const MAGIC = 0xa5ec;
/** `nFib` of Word 97; older files are built otherwise. */
const WORD_97 = 0x00c1;
const IS_ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;

/** A Word 97–2003 file opened: its two streams and where things stand in them. */
export interface DocFile {
  /** The stream `WordDocument`: words and runs of properties. */
  readonly words: Buffer;
  /** The table stream: where pieces, runs, lists and styles are described. */
  readonly table: Buffer;
  /** Lengths in characters of the stories, which follow each other: body, footnotes, … text boxes. */
  readonly lengths: {
    readonly body: number;
    readonly footnotes: number;
    readonly textBoxes: number;
    readonly before: number;
  };
  /** A structure of the table stream; empty where the file has none. */
  part(name: keyof typeof PLACES): Buffer;
  /** From a structure's beginning to the end of the stream: lists have levels after their counted length. */
  partAndAfter(name: keyof typeof PLACES): Buffer;
}

/** Opens a DOC. Throws `UnreadableError`. */
export function openDoc(bytes: Uint8Array): DocFile {
  const streams = readStreams(bytes);
  const words = streams.get('WordDocument')?.();
  if (words === undefined || words.readUInt16LE(0) !== MAGIC)
    throw new UnreadableError('tệp không có văn bản Word bên trong; hãy mở và lưu lại thành DOCX');
  const flags = words.readUInt16LE(0x0a);
  if ((flags & IS_ENCRYPTED) !== 0) throw new UnreadableError(ENCRYPTED);
  if (words.readUInt16LE(2) < WORD_97)
    throw new UnreadableError('tệp Word đời trước Word 97; hãy mở và lưu lại thành DOCX');
  const table = streams.get((flags & TABLE_1) !== 0 ? '1Table' : '0Table')?.() ?? Buffer.alloc(0);
  return { words, table, lengths: readLengths(words), ...places(words, table) };
}

function readLengths(words: Buffer): DocFile['lengths'] {
  const [body = 0, footnotes = 0, headers = 0, , comments = 0, endnotes = 0, textBoxes = 0] = Array.from(
    { length: 7 },
    (_, index) => words.readUInt32LE(0x4c + 4 * index),
  );
  return { body, footnotes, textBoxes, before: body + footnotes + headers + comments + endnotes };
}

function places(words: Buffer, table: Buffer): Pick<DocFile, 'part' | 'partAndAfter'> {
  const start = (name: keyof typeof PLACES): number => words.readUInt32LE(PLACES[name]);
  const length = (name: keyof typeof PLACES): number => words.readUInt32LE(PLACES[name] + 4);
  return {
    part: (name) => table.subarray(start(name), start(name) + length(name)),
    partAndAfter: (name) => (length(name) === 0 ? Buffer.alloc(0) : table.subarray(start(name))),
  };
}
