import type { BankDone, BankFile, BankFileRead, BankFormat } from '../../quiz-bank.ts';
import type { Bank, Doing, Incoming } from '../bank.ts';
import { ENDING_OF, FORMATS, formatOf, importItems, inOrder, sayFault, type Format } from '../formats.ts';

/** Files that trainers bring: read, looked at, then taken or dropped. */

export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  gift: 'GIFT',
  moodle: 'Moodle XML',
  aiken: 'Aiken (không có giải thích, không có câu xếp thứ tự)',
  xlsx: 'Excel (XLSX)',
  csv: 'CSV',
};

export const formats: readonly BankFormat[] = FORMATS.map((id) => ({
  id,
  label: FORMAT_NAMES[id],
  ending: `.${ENDING_OF[id]}`,
}));

/** Milliseconds that a file waits for a decision: an hour, as a rule text that was brought. */
const HOLD_MS = 60 * 60 * 1_000;
/** Files that wait, of all people: each holds up to 5,000 questions. One of each person waits; the next takes its place. */
const MOST_WAITING = 10;
/** Faults that are shown; a trainer mends some and sends the file again. */
const MOST_FAULTS = 100;

interface Waiting {
  readonly person: string;
  readonly since: number;
  readonly file: BankFile;
  readonly items: readonly Incoming[];
}

export interface FilesNeeds {
  readonly bank: () => Bank;
  readonly doing: (person: string) => Doing;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface Files {
  read(person: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<BankFileRead>;
  pending(person: string, id: string): BankFile | null;
  take(person: string, id: string): Promise<BankDone | null>;
  drop(person: string, id: string): void;
}

/** Files that wait are held in memory: a restart forgets them, and they are sent again. */
export function createFiles(needs: FilesNeeds): Files {
  const waiting = new Map<string, Waiting>();
  const find = (person: string, id: string): Waiting | null => {
    for (const [key, { since }] of waiting) if (since < needs.now().getTime() - HOLD_MS) waiting.delete(key);
    const one = waiting.get(id);
    return one?.person === person ? one : null;
  };
  const keep = (person: string, file: BankFile, items: readonly Incoming[]): void => {
    for (const [key, one] of waiting) if (one.person === person) waiting.delete(key);
    waiting.set(file.id, { person, since: needs.now().getTime(), file, items });
    const [oldest] = waiting.keys();
    if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
  };
  return {
    read: async (person, { name, bytes }) => {
      const format = formatOf(name, bytes);
      if (format === null) return refused([UNKNOWN_FORMAT]);
      const read = await importItems(bytes, format, () => `q-${needs.newId()}`);
      const all = read.kind === 'read' ? read.items : read.rest;
      const weighed = await needs.bank().weigh(all, { ...needs.doing(person), partly: true });
      if (weighed.kind === 'refused') return refused(weighed.faults.map((fault) => sayFault(format, fault)));
      const { added, changed, same, left: outside } = weighed;
      const items = all.filter(({ item }) => !outside.some(({ id }) => id === item.id));
      const faults = inOrder([...(read.kind === 'refused' ? read.faults : []), ...outside]);
      const left = faults.map((fault) => sayFault(format, fault));
      if (items.length === 0) return refused(left);
      const notes = read.notes.map((note) => sayFault(format, note));
      const head = { id: needs.newId(), name, format: FORMAT_NAMES[format] };
      const file = { ...head, added, changed, same, notes, left, items };
      keep(person, file, items);
      return left.length === 0 ? { kind: 'read', file } : refused(left, file);
    },
    pending: (person, id) => find(person, id)?.file ?? null,
    take: async (person, id) => {
      const one = find(person, id);
      if (one === null) return null;
      const brought = await needs.bank().bring(one.items, needs.doing(person));
      if (brought.kind === 'refused')
        return { kind: 'refused', faults: brought.faults.map(({ line, what }) => (line === null ? what : `Dòng ${String(line)}: ${what}`)) };
      waiting.delete(id);
      return { kind: 'done', count: brought.added + brought.changed };
    },
    drop: (person, id) => void (find(person, id) !== null && waiting.delete(id)),
  };
} // prettier-ignore

const UNKNOWN_FORMAT =
  'Không rõ tệp thuộc dạng nào. Hãy đặt đuôi tệp: .gift.txt, .xml (Moodle), .aiken.txt, .xlsx hoặc .csv.';

/** @param rest what would come in without the faults, if anything */
function refused(faults: readonly string[], rest: BankFile | null = null): BankFileRead {
  const more = faults.length - MOST_FAULTS;
  return {
    kind: 'refused',
    rest,
    faults: more > 0 ? [...faults.slice(0, MOST_FAULTS), `… và ${String(more)} lỗi nữa.`] : faults,
  };
}
