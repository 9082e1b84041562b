import type { LeftOut } from '../../reader.ts';
import type { Block } from '../blocks.ts';
import { withoutDropped } from './dropped.ts';
import { withoutFields } from './fields.ts';
import { FONT, fontReader, type FontReader } from './fonts.ts';
import type { DocFile } from './header.ts';
import { toBlocks, type Paragraph } from './paragraph-blocks.ts';
import { placeOf, readCharacters, readPieces, type Piece } from './pieces.ts';
import { readRuns, runAt } from './runs.ts';
import { readStyleSheet } from './styles.ts';

/** What a DOC's body holds, in reading order. */
export interface DocBody {
  readonly blocks: Block[];
  readonly leftOut: LeftOut[];
}

/** Reads the body of an opened DOC: paragraphs with the numbers that Word makes, tables as rows. */
export function readDocBody(file: DocFile): DocBody {
  const pieces = readPieces(file.part('pieces'));
  const characters = readCharacters(file.words, pieces);
  const runs = readRuns(file.words, file.part('characterRuns'), 'character');
  const { kept, hidden } = withoutDropped(runs, pieces, characters);
  const fonts = fontReader(file, pieces, runs);
  const { body, footnotes, textBoxes, before } = file.lengths;
  const beside = (start: number, length: number, reason: string): LeftOut[] =>
    leaveOut(kept.slice(start, start + length), reason);
  return {
    blocks: toBlocks(
      paragraphsOf(file, pieces, withSoftHyphens(withoutFields(kept.slice(0, body))), fonts),
      file,
    ),
    leftOut: [
      ...leaveOut(hidden, 'hidden'),
      ...beside(body, footnotes, 'footnote'),
      ...beside(before, textBoxes, 'text-box'),
    ],
  };
}

function leaveOut(characters: string, reason: string): LeftOut[] {
  const text = plain(withoutFields(characters)).trim();
  return text === '' ? [] : [{ text, page: null, reason }];
}

function paragraphsOf(
  file: DocFile,
  pieces: readonly Piece[],
  body: string,
  fonts: FontReader | null,
): Paragraph[] {
  const runs = readRuns(file.words, file.part('paragraphRuns'), 'paragraph').sort(
    (a, b) => a.start - b.start,
  );
  const styles = readStyleSheet(file.part('styles'));
  return [...body.matchAll(/[\r\u0007\f]/gu)].map((mark, index, marks) => {
    const start = index === 0 ? 0 : (marks[index - 1]?.index ?? 0) + 1;
    const words = body.slice(start, mark.index);
    const run = runAt(runs, placeOf(pieces, mark.index));
    const properties = new Map([...styles(run?.style ?? 0), ...(run?.properties ?? [])]);
    const read = fonts?.(words, start, properties.get(FONT)?.readInt16LE(0) ?? -1) ?? words;
    return { text: plain(read), isCellEnd: mark[0] === '\u0007', properties };
  });
}

/** Word's marks within a paragraph: line break, hyphens; what stands for pictures and notes has no words. */
function plain(characters: string): string {
  return characters
    .replace(/\u000b/gu, '\n')
    .replace(/\u001e/gu, '-')
    .replace(/[\u0000-\u0008]/gu, '');
}

/** Word's optional hyphen is a soft hyphen, which in TCVN3 is the letter "ư"; where it is none it is dropped later. */
function withSoftHyphens(characters: string): string {
  return characters.replaceAll('\u001f', '\u00ad');
}
