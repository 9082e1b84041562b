import type { LeftOut } from '../../reader.ts';
import type { Block } from '../blocks.ts';
import { makeCounters } from '../list-counters.ts';
import { tableBlocks, type Cell } from '../tables.ts';
import { withoutFields } from './fields.ts';
import type { DocFile } from './header.ts';
import { readLists } from './lists.ts';
import { charactersIn, placeOf, readCharacters, readPieces } from './pieces.ts';
import { readRuns, runAt, type Properties } from './runs.ts';
import { readStyleSheet } from './styles.ts';

/** Property codes ([MS-DOC] 2.6): deleted and hidden characters; lists, tables of paragraphs. */
const DELETED = 0x0800;
const HIDDEN = 0x083c;
const LIST_LEVEL = 0x260a;
const LIST = 0x460b;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;

/** A paragraph with what its marks say. */
interface Paragraph {
  readonly text: string;
  /** Ends a cell of a table. */
  readonly isCellEnd: boolean;
  readonly properties: Properties;
}

/** What a DOC's body holds, in reading order. */
export interface DocBody {
  readonly blocks: Block[];
  readonly leftOut: LeftOut[];
}

/** Reads the body of an opened DOC: paragraphs with the numbers that Word makes, tables as rows. */
export function readDocBody(file: DocFile): DocBody {
  const pieces = readPieces(file.part('pieces'));
  const characters = readCharacters(file.words, pieces);
  const { kept, hidden } = withoutDropped(file, pieces, characters);
  const { body, footnotes, textBoxes, before } = file.lengths;
  const beside = (start: number, length: number, reason: string): LeftOut[] =>
    leaveOut(kept.slice(start, start + length), reason);
  return {
    blocks: toBlocks(paragraphsOf(file, pieces, withoutFields(kept.slice(0, body))), file),
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

/** Deleted and hidden characters become zeros, so that all others keep their places. */
function withoutDropped(
  file: DocFile,
  pieces: ReturnType<typeof readPieces>,
  characters: string,
): { kept: string; hidden: string } {
  let kept = characters;
  let hidden = '';
  for (const run of readRuns(file.words, file.part('characterRuns'), 'character')) {
    const isDeleted = isOn(run.properties, DELETED);
    if (!isDeleted && !isOn(run.properties, HIDDEN)) continue;
    for (const [start, end] of charactersIn(pieces, run.start, run.end)) {
      if (!isDeleted) hidden += kept.slice(start, end);
      kept = kept.slice(0, start) + kept.slice(start, end).replace(/[^\r\u0007]/gu, '\0') + kept.slice(end);
    }
  }
  return { kept, hidden };
}

function paragraphsOf(file: DocFile, pieces: ReturnType<typeof readPieces>, body: string): Paragraph[] {
  const runs = readRuns(file.words, file.part('paragraphRuns'), 'paragraph').sort(
    (a, b) => a.start - b.start,
  );
  const styles = readStyleSheet(file.part('styles'));
  return [...body.matchAll(/([^\r\u0007\f]*)([\r\u0007\f])/gu)].map((match) => {
    const [, words = '', end] = match;
    const run = runAt(runs, placeOf(pieces, match.index + words.length));
    const properties = new Map([...styles(run?.style ?? 0), ...(run?.properties ?? [])]);
    return { text: plain(words), isCellEnd: end === '\u0007', properties };
  });
}

function toBlocks(paragraphs: readonly Paragraph[], file: DocFile): Block[] {
  const number = numberer(file);
  const blocks: Block[] = [];
  let rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell: Block[] = [];
  const closeTable = (): void => {
    blocks.push(...tableBlocks(cell.length > 0 || row.length > 0 ? [...rows, [...row, cell]] : rows));
    [rows, row, cell] = [[], [], []];
  };
  for (const { text, isCellEnd, properties } of paragraphs) {
    if (isOn(properties, ROW_END)) {
      rows.push(row);
      row = [];
      continue;
    }
    const label = number(properties);
    const line: Block[] = text.trim() === '' ? [] : [{ kind: 'line', text: label + text }];
    if (!isOn(properties, IN_TABLE) && !isCellEnd) {
      if (rows.length > 0) closeTable();
      blocks.push(...line);
      continue;
    }
    cell.push(...line);
    if (!isCellEnd) continue;
    row.push(cell);
    cell = [];
  }
  closeTable();
  return blocks;
}

/** Writes the number that a paragraph's properties give it; empty where they give none. */
function numberer(file: DocFile): (properties: Properties) => string {
  const lists = readLists(file.partAndAfter('lists'), file.partAndAfter('listOverrides'));
  const counters = makeCounters();
  return (properties) => {
    const id = properties.get(LIST)?.readUInt16LE(0) ?? 0;
    const list = lists.get(id);
    return list === undefined
      ? ''
      : counters.next(list, String(id), properties.get(LIST_LEVEL)?.readUInt8(0) ?? 0);
  };
}

function isOn(properties: Properties, code: number): boolean {
  return (properties.get(code)?.[0] ?? 0) === 1;
}

/** Word's marks within a paragraph: line break, hyphens; what stands for pictures and notes has no words. */
function plain(characters: string): string {
  return characters
    .replace(/\u000b/gu, '\n')
    .replace(/\u001e/gu, '-')
    .replace(/[\u0000-\u0008\u001f]/gu, '');
}
