import { UnreadableError } from '../../reader.ts';

/** A stretch of the text: characters from `start` on stand at byte `at` of the stream `WordDocument`. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  /** Bytes a character: 2 for UTF-16, 1 for Windows-1252. */
  readonly width: 1 | 2;
}

/** Marks before the two parts of the structure ([MS-DOC] 2.9.38): property lists, then the pieces. */
const PROPERTIES = 1;
const PIECES = 2;

/** Reads the pieces (Clx). */
export function readPieces(clx: Buffer): Piece[] {
  let at = 0;
  while (clx[at] === PROPERTIES) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== PIECES)
    throw new UnreadableError('tệp DOC bị hỏng (không có bảng đoạn); hãy mở và lưu lại thành DOCX');
  const body = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((body.length - 4) / 12);
  return Array.from({ length: count }, (_, index) => {
    const place = body.readUInt32LE(4 * (count + 1) + 8 * index + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    return {
      start: body.readUInt32LE(4 * index),
      end: body.readUInt32LE(4 * (index + 1)),
      at: isNarrow ? (place & 0x3fffffff) / 2 : place & 0x3fffffff,
      width: isNarrow ? 1 : 2,
    };
  });
}

/** The characters of all pieces, one UTF-16 unit each. Pieces that follow each other never have more of them than bytes. */
export function readCharacters(words: Buffer, pieces: readonly Piece[]): string {
  const isSound = pieces.every(
    ({ start, end }, index) => start === (pieces[index - 1]?.end ?? 0) && start <= end,
  );
  if (!isSound || (pieces.at(-1)?.end ?? 0) > words.length)
    throw new UnreadableError('tệp DOC bị hỏng (bảng đoạn sai); hãy mở và lưu lại thành DOCX');
  const western = new TextDecoder('windows-1252');
  return pieces
    .map(({ start, end, at, width }) => {
      const bytes = words.subarray(at, at + (end - start) * width);
      return width === 2 ? bytes.toString('utf16le') : western.decode(bytes);
    })
    .join('');
}

/** Where a character stands in the stream; -1 where no piece has it. */
export function placeOf(pieces: readonly Piece[], character: number): number {
  const piece = pieces.find((one) => one.start <= character && character < one.end);
  return piece === undefined ? -1 : piece.at + (character - piece.start) * piece.width;
}

/** Character ranges that a range of the stream holds, in the order of the text. */
export function charactersIn(pieces: readonly Piece[], from: number, to: number): [number, number][] {
  return pieces.flatMap((piece): [number, number][] => {
    const start = piece.start + Math.ceil(Math.max(0, from - piece.at) / piece.width);
    const end = Math.min(piece.end, piece.start + Math.floor((to - piece.at) / piece.width));
    return start < end ? [[start, end]] : [];
  });
}
