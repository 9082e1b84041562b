/** A stretch of the stream with the properties that its characters or its paragraph have. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** Index of the paragraph style; 0 (Normal) for character runs. */
  readonly style: number;
  readonly properties: Properties;
}

/** Property changes by their code (sprm), each with its first operand bytes. */
export type Properties = ReadonlyMap<number, Buffer>;

const PAGE = 512;
const ENTRY = { character: 1, paragraph: 13 } as const;
/** Tables and tabs have operands longer than a byte can say ([MS-DOC] 2.6.2). */
const TABLE_DEFINITION = 0xd608;
const TABS = 0xc615;
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** Reads the runs that a table of pages (PlcBteChpx, PlcBtePapx) lists, in the order of the stream. */
export function readRuns(words: Buffer, plc: Buffer, kind: keyof typeof ENTRY): Run[] {
  // A page is listed once: a list of more pages than the stream has would only multiply them.
  const listed = Math.max(0, Math.floor((plc.length - 4) / 8));
  const count = Math.min(listed, Math.floor(words.length / PAGE));
  const pages = Array.from(
    { length: count },
    (_, index) => plc.readUInt32LE(4 * (listed + 1) + 4 * index) & 0x3fffff,
  );
  return pages.flatMap((page) => readPage(words.subarray(page * PAGE, (page + 1) * PAGE), kind));
}

function readPage(page: Buffer, kind: keyof typeof ENTRY): Run[] {
  if (page.length < PAGE) return [];
  const count = Math.min(page.readUInt8(PAGE - 1), 0x65);
  return Array.from({ length: count }, (_, index) => {
    const offset = page.readUInt8(4 * (count + 1) + ENTRY[kind] * index) * 2;
    const [start, end] = [page.readUInt32LE(4 * index), page.readUInt32LE(4 * (index + 1))];
    const list =
      offset === 0
        ? Buffer.alloc(0)
        : kind === 'character'
          ? characterList(page, offset)
          : paragraphList(page, offset);
    const style = kind === 'paragraph' && list.length >= 2 ? list.readUInt16LE(0) : 0;
    return { start, end, style, properties: readProperties(kind === 'paragraph' ? list.subarray(2) : list) };
  });
}

function characterList(page: Buffer, offset: number): Buffer {
  return page.subarray(offset + 1, offset + 1 + page.readUInt8(offset));
}

/** The length is in words, and stands in a second byte where the first is zero. */
function paragraphList(page: Buffer, offset: number): Buffer {
  const words = page.readUInt8(offset);
  if (words !== 0) return page.subarray(offset + 1, offset + 2 * words);
  const more = offset + 1 < PAGE ? page.readUInt8(offset + 1) : 0;
  return page.subarray(offset + 2, offset + 2 + 2 * more);
}

/** Reads a list of property changes (grpprl); a later change of the same property holds. */
export function readProperties(list: Buffer): Properties {
  const properties = new Map<number, Buffer>();
  for (let at = 0; at + 2 < list.length;) {
    const code = list.readUInt16LE(at);
    const size = operandSize(list, at + 2, code);
    properties.set(code, list.subarray(at + 2, at + 2 + size));
    at += 2 + size;
  }
  return properties;
}

function operandSize(list: Buffer, at: number, code: number): number {
  const fixed = SIZES[code >> 13] ?? 0;
  if (fixed !== 0) return fixed;
  if (code === TABLE_DEFINITION) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : 2;
  const length = list.readUInt8(at);
  return code === TABS && length === 255 ? list.length - at : length + 1;
}

/** The first run that holds a place of the stream. */
export function runAt(runs: readonly Run[], place: number): Run | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return undefined;
    if (place < run.start) high = middle - 1;
    else if (place >= run.end) low = middle + 1;
    else return run;
  }
  return undefined;
}

/** True where a property that is on or off is on. */
export function isOn(properties: Properties, code: number): boolean {
  return (properties.get(code)?.[0] ?? 0) === 1;
}
