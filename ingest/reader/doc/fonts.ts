import { encodingOfFont, fromFont } from '../legacy.ts';
import type { DocFile } from './header.ts';
import { charactersIn, type Piece } from './pieces.ts';
import type { Run } from './runs.ts';

/** Property code of a run's font: index into the file's list of fonts. */
export const FONT = 0x4a4f;
/** Where a font's name begins in its record (FFN, [MS-DOC] 2.9.83), bytes. */
const NAME = 40;

/** Converts stretches of the body that stand in fonts of old encodings; null where the file has no such font. */
export type FontReader = (words: string, start: number, ofParagraph: number) => string;

/** Reads the fonts of all characters; `start` is where the words begin, `ofParagraph` the font of the paragraph's style. */
export function fontReader(file: DocFile, pieces: readonly Piece[], runs: readonly Run[]): FontReader | null {
  const names = readNames(file.part('fonts'));
  if (!names.some((name) => encodingOfFont(name) !== null)) return null;
  const fonts = new Int16Array(file.lengths.body).fill(-1);
  for (const { start, end, properties } of runs) {
    const font = properties.get(FONT)?.readInt16LE(0);
    if (font === undefined) continue;
    for (const [from, to] of charactersIn(pieces, start, end)) fonts.fill(font, from, to);
  }
  return (words, start, ofParagraph) => {
    const fontAt = (at: number): number =>
      fonts[start + at] === -1 ? ofParagraph : (fonts[start + at] ?? -1);
    let read = '';
    for (let from = 0, to = 0; from < words.length; from = to) {
      while (to < words.length && fontAt(to) === fontAt(from)) to += 1;
      read += fromFont(words.slice(from, to), names[fontAt(from)] ?? '');
    }
    return read;
  };
}

/** The names of the list of fonts (SttbfFfn), in its order. */
function readNames(list: Buffer): string[] {
  const names: string[] = [];
  for (let at = 4; at < list.length; at += 1 + list.readUInt8(at)) {
    const record = list.subarray(at, at + 1 + list.readUInt8(at));
    names.push(record.toString('utf16le', NAME).split('\0')[0] ?? '');
  }
  return names;
}
