import type { Block } from '../blocks.ts';
import { makeCounters } from '../list-counters.ts';
import { tableBlocks, type Cell } from '../tables.ts';
import type { DocFile } from './header.ts';
import { readLists } from './lists.ts';
import { isOn, type Properties } from './runs.ts';

/** Property codes ([MS-DOC] 2.6) of paragraphs: their list and its level; within a table; ends a row. */
const LIST_LEVEL = 0x260a;
const LIST = 0x460b;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;

/** A paragraph with what its marks say. */
export interface Paragraph {
  readonly text: string;
  /** Ends a cell of a table. */
  readonly isCellEnd: boolean;
  readonly properties: Properties;
}

/** Paragraphs with their numbers, tables as rows; rows that a damaged file leaves open are closed. */
export function toBlocks(paragraphs: readonly Paragraph[], file: DocFile): Block[] {
  const number = numberer(file);
  const blocks: Block[] = [];
  let rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell: Block[] = [];
  const closeTable = (): void => {
    if (row.length + cell.length > 0) rows.push([...row, cell]);
    if (rows.length > 0) blocks.push(...tableBlocks(rows));
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
      closeTable();
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
