import type { Item } from '../quiz-item.ts';
import { aikenOf, readAiken } from './formats/aiken.ts';
import { itemFrom } from './formats/carried.ts';
import { csvOf, readCsv } from './formats/csv.ts';
import { giftOf, readGift } from './formats/gift.ts';
import { moodleOf, readMoodle } from './formats/moodle.ts';
import { decode } from './formats/text.ts';
import { Unfit, type Fault, type Found, type Reading } from './formats/types.ts';
import { readXlsx, xlsxOf } from './formats/xlsx.ts';
import { shapeFaults, short } from '../quiz-shape.ts';

export type { Fault } from './formats/types.ts';

/** Items as files: of this program, and of others. */

export const FORMATS = ['gift', 'moodle', 'aiken', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Biggest file taken, bytes, and most questions in one. A corpus of 1,500 items is some 6 MB of XML. */
export const MOST_BYTES = 20_000_000;
export const MOST_QUESTIONS = 5_000;

/** What a file gives: all of its items; or none, unless somebody chooses to take the `rest`. */
export type Imported =
  | {
      readonly kind: 'read';
      readonly items: readonly ImportedItem[];
      /** What was passed over on purpose. */
      readonly notes: readonly Fault[];
    }
  | {
      readonly kind: 'refused';
      readonly faults: readonly Fault[];
      /** The questions beside the faults. */
      readonly rest: readonly ImportedItem[];
      readonly notes: readonly Fault[];
    };

export interface ImportedItem {
  readonly item: Item;
  /** Line of the file, row of the sheet, from 1. */
  readonly line: number;
  /** Whether this program wrote it: then `item.id` is the id that it had. */
  readonly known: boolean;
}

export interface Exported {
  readonly bytes: Uint8Array;
  /** Items that the format cannot hold, with why (Vietnamese). */
  readonly left: readonly { readonly id: string; readonly why: string }[];
}

/** Writes a file. GIFT, Moodle XML, XLSX and CSV hold whole items; Aiken holds the question alone. */
export async function exportItems(format: Format, items: readonly Item[]): Promise<Exported> {
  switch (format) {
    case 'gift':
      return { bytes: Buffer.from(giftOf(items)), left: [] };
    case 'moodle':
      return { bytes: Buffer.from(moodleOf(items)), left: [] };
    case 'csv':
      return { bytes: Buffer.from(csvOf(items)), left: [] };
    case 'xlsx': {
      const { bytes, tooLong } = await xlsxOf(items);
      const why = 'dài hơn một ô Excel chứa được';
      return { bytes, left: tooLong.map((at) => ({ id: items[at]?.id ?? '', why })) };
    }
    case 'aiken': {
      const written = items.map((item) => ({ id: item.id, text: aikenOf(item) }));
      const left = written.filter(({ text }) => text === null);
      const why = 'Aiken không có loại câu sắp xếp thứ tự';
      return {
        bytes: Buffer.from(written.flatMap(({ text }) => (text === null ? [] : [text])).join('\n')),
        left: left.map(({ id }) => ({ id, why })),
      };
    }
  }
}

/** Reads a file: every fault of it at once. `freshId` names questions that come from elsewhere. */
export async function importItems(
  bytes: Uint8Array,
  format: Format,
  freshId: () => string,
): Promise<Imported> {
  if (bytes.length > MOST_BYTES)
    return refused(`Tệp lớn ${Math.ceil(bytes.length / 1e6)} MB, tối đa ${MOST_BYTES / 1e6} MB: hãy chia thành nhiều tệp.`);
  const reading = await readingOf(bytes, format);
  if (reading.found.length > MOST_QUESTIONS)
    return refused(`Tệp có ${reading.found.length} câu, tối đa ${MOST_QUESTIONS}: hãy chia thành nhiều tệp.`);
  const items = reading.found.map((found) => assemble(found, freshId));
  const copies = twice(items);
  const faults = [...reading.faults, ...items.flatMap(({ faults: own }) => own), ...copies.values()];
  const sound = items.flatMap(({ made }) => (made === null || copies.has(made) ? [] : [made]));
  if (faults.length > 0) return { kind: 'refused', faults: inOrder(faults), rest: sound, notes: reading.notes };
  if (items.length === 0) return refused('Không thấy câu hỏi nào trong tệp: hãy xem lại định dạng (GIFT, Moodle XML, Aiken, XLSX, CSV).');
  return { kind: 'read', items: sound, notes: reading.notes };
} // prettier-ignore

/** As the file has them; what is meant of the whole file first. */
export const inOrder = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));

const refused = (what: string): Imported => ({
  kind: 'refused',
  faults: [{ line: null, what }],
  rest: [],
  notes: [],
});

async function readingOf(bytes: Uint8Array, format: Format): Promise<Reading> {
  if (format === 'xlsx') return readXlsx(bytes);
  try {
    return { gift: readGift, moodle: readMoodle, aiken: readAiken, csv: readCsv }[format](decode(bytes));
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { found: [], faults: [{ line: null, what: error.message }], notes: [] };
  }
}

interface Assembled {
  readonly made: ImportedItem | null;
  readonly faults: readonly Fault[];
}

function assemble(found: Found, freshId: () => string): Assembled {
  const { line, question } = found;
  const fault = (what: string): Fault => ({ line, what: `Câu “${short(question.stem)}”: ${what}` });
  try {
    const item = itemFrom(found, freshId);
    const faults = shapeFaults(item).map(fault);
    return { made: faults.length > 0 ? null : { item, line, known: found.carried !== null }, faults };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { made: null, faults: [fault(`${error.message}.`)] };
  }
}

/** Items of an id that stands above already, with what is said of them: a row that was copied to make another. */
function twice(items: readonly Assembled[]): Map<ImportedItem, Fault> {
  const [lines, copies] = [new Map<string, number>(), new Map<ImportedItem, Fault>()];
  for (const { made } of items) {
    if (made === null) continue;
    const before = lines.get(made.item.id);
    if (before === undefined) lines.set(made.item.id, made.line);
    else copies.set(made, { line: made.line, what: `Mã câu “${made.item.id}” đã có ở dòng ${before}: nếu là câu mới, hãy xóa phần ky-cuong của câu này.` });
  }
  return copies;
} // prettier-ignore

const ENDINGS: Readonly<Record<string, Format>> = {
  gift: 'gift',
  xml: 'moodle',
  aiken: 'aiken',
  xlsx: 'xlsx',
  csv: 'csv',
  tsv: 'csv',
};

/** The format of a file, by its name and what it begins with; null where it is none of them. */
export function formatOf(name: string, bytes: Uint8Array): Format | null {
  const ending = /\.([a-z]+)(?:(?<=\.(?:gift|aiken))\.txt)?$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (known !== undefined) return known;
  // Moodle gives GIFT and Aiken the ending .txt.
  const text = beginningOf(bytes);
  if (/^PK\u0003\u0004/u.test(text)) return 'xlsx';
  if (/<quiz[\s>]/u.test(text)) return 'moodle';
  if (/^(?:ANSWER|ĐÁP ÁN)\s*:/imu.test(text)) return 'aiken';
  return /(?<!\\)\{[^]*\}/u.test(text) ? 'gift' : null;
}

/** Its first letters; what Notepad calls Unicode has two bytes for each. */
function beginningOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marks: Readonly<Record<string, string>> = { '255,254': 'utf-16le', '254,255': 'utf-16be' };
  return new TextDecoder(marks[`${first},${second}`] ?? 'utf-8').decode(bytes.subarray(0, 200_000));
}

/** What the endings of files of a format are. */
export const ENDING_OF: Readonly<Record<Format, string>> = {
  gift: 'gift.txt',
  moodle: 'xml',
  aiken: 'aiken.txt',
  xlsx: 'xlsx',
  csv: 'csv',
};

/** `Dòng 12: …`, for people. */
export const sayFault = (format: Format, { line, what }: Fault): string =>
  line === null ? what : `${format === 'xlsx' ? 'Hàng' : 'Dòng'} ${line}: ${what}`;
