import type { Level, List } from '../list-counters.ts';

const LIST_SIZE = 28;
const LEVEL_HEAD = 28;
const OVERRIDE_SIZE = 16;
const LEVELS = 9;
/** Number formats (MSONFC) by their number in [MS-OSHARED] 2.2.1.3. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
};

/** The lists by the number that paragraphs name (counted from 1); empty where the file has none. */
export function readLists(lists: Buffer, overrides: Buffer): ReadonlyMap<number, List> {
  if (lists.length === 0 || overrides.length === 0) return new Map();
  const byId = readDefinitions(lists);
  const count = overrides.readUInt32LE(0);
  const result = new Map<number, List>();
  let at = 4 + OVERRIDE_SIZE * count;
  for (let index = 0; index < count && 4 + OVERRIDE_SIZE * (index + 1) <= overrides.length; index += 1) {
    const head = 4 + OVERRIDE_SIZE * index;
    const id = overrides.readInt32LE(head);
    const levels = new Map(byId.get(id) ?? []);
    const startsAt = new Map<number, number>();
    at = readOverride(overrides, at, overrides.readUInt8(head + 12), levels, startsAt);
    result.set(index + 1, { abstractId: String(id), levels, startsAt });
  }
  return result;
}

/** All lists first, then all their levels: one of a simple list, nine of any other. */
function readDefinitions(lists: Buffer): Map<number, Map<number, Level>> {
  const count = lists.readUInt16LE(0);
  const result = new Map<number, Map<number, Level>>();
  let at = 2 + LIST_SIZE * count;
  for (let index = 0; index < count; index += 1) {
    const head = 2 + LIST_SIZE * index;
    const isSimple = (lists.readUInt8(head + 26) & 1) !== 0;
    const levels = new Map<number, Level>();
    for (let level = 0; level < (isSimple ? 1 : LEVELS); level += 1) {
      const { definition, size } = readLevel(lists.subarray(at));
      levels.set(level, definition);
      at += size;
    }
    result.set(lists.readInt32LE(head), levels);
  }
  return result;
}

/** One list's changes: a start of its own, or a level written anew. Returns where the next list's begin. */
function readOverride(
  overrides: Buffer,
  start: number,
  count: number,
  levels: Map<number, Level>,
  startsAt: Map<number, number>,
): number {
  let at = start + 4;
  for (let index = 0; index < count; index += 1) {
    const flags = overrides.readUInt32LE(at + 4);
    const level = flags & 0xf;
    if ((flags & 0x10) !== 0) startsAt.set(level, overrides.readInt32LE(at));
    at += 8;
    if ((flags & 0x20) === 0) continue;
    const { definition, size } = readLevel(overrides.subarray(at));
    levels.set(level, definition);
    at += size;
  }
  return at;
}

function readLevel(bytes: Buffer): { definition: Level; size: number } {
  const flags = bytes.readUInt8(5);
  const text = LEVEL_HEAD + bytes.readUInt8(24) + bytes.readUInt8(25);
  const length = bytes.readUInt16LE(text);
  const follow = bytes.readUInt8(15);
  return {
    definition: {
      start: bytes.readInt32LE(0),
      format: FORMATS[bytes.readUInt8(4)] ?? 'decimal',
      text: placeholders(bytes.toString('utf16le', text + 2, text + 2 + 2 * length)),
      restartAfter: (flags & 0x08) !== 0 ? bytes.readUInt8(26) : null,
      legal: (flags & 0x04) !== 0,
      style: null,
      suffix: follow === 1 ? 'space' : follow === 2 ? 'nothing' : 'tab',
    },
    size: text + 2 + 2 * length,
  };
}

/** A level's number stands in the text as the character of its index: 0 for the first. */
function placeholders(text: string): string {
  return [...text].map((sign) => (sign < '\t' ? `%${sign.charCodeAt(0) + 1}` : sign)).join('');
}
