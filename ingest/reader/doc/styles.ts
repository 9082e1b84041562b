import { FONT } from './fonts.ts';
import { readProperties, type Properties } from './runs.ts';

/** What a paragraph style changes, its base included. */
export type StyleProperties = (style: number) => Properties;

const PARAGRAPH_STYLE = 1;
const NO_BASE = 0xfff;
/** Styles based on styles; Word allows no more than 10. */
const MAX_CHAIN = 10;

/** Where the sheet names the font of characters that no style gives one. */
const DEFAULT_FONT = 14;

interface Style {
  readonly base: number;
  readonly properties: Properties;
}

/** Reads the style sheet (STSH, [MS-DOC] 2.9.271): of each paragraph style the properties of paragraph and characters. */
export function readStyleSheet(sheet: Buffer): StyleProperties {
  const styles = sheet.length < 6 ? [] : readStyles(sheet);
  return (index) => {
    const merged = new Map<number, Buffer>();
    let style = styles[index];
    for (let depth = 0; style !== undefined && style !== null && depth < MAX_CHAIN; depth += 1) {
      for (const [code, operand] of style.properties) if (!merged.has(code)) merged.set(code, operand);
      style = styles[style.base];
    }
    if (!merged.has(FONT) && sheet.length >= DEFAULT_FONT + 2)
      merged.set(FONT, sheet.subarray(DEFAULT_FONT, DEFAULT_FONT + 2));
    return merged;
  };
}

function readStyles(sheet: Buffer): (Style | null)[] {
  const count = sheet.readUInt16LE(2);
  const fixed = sheet.readUInt16LE(4);
  const styles: (Style | null)[] = [];
  let at = 2 + sheet.readUInt16LE(0);
  for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
    const size = sheet.readUInt16LE(at);
    styles.push(size === 0 ? null : readStyle(sheet.subarray(at + 2, at + 2 + size), fixed));
    at += 2 + size;
  }
  return styles;
}

function readStyle(style: Buffer, fixed: number): Style | null {
  const kind = style.readUInt16LE(2);
  if ((kind & 0xf) !== PARAGRAPH_STYLE) return null;
  const name = style.readUInt16LE(fixed);
  const first = readChanges(style, fixed + 2 + 2 * (name + 1));
  const second = readChanges(style, first.next);
  const base = kind >> 4;
  return {
    base: base === NO_BASE ? -1 : base,
    // The first list names its style before its changes.
    properties: new Map([...readProperties(first.list.subarray(2)), ...readProperties(second.list)]),
  };
}

/** One counted list of changes, and where the next begins: on an even place. */
function readChanges(style: Buffer, at: number): { list: Buffer; next: number } {
  const size = at + 2 <= style.length ? style.readUInt16LE(at) : 0;
  return { list: style.subarray(at + 2, at + 2 + size), next: at + 2 + size + (size % 2) };
}
