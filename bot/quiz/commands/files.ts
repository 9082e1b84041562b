import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Item } from '../../quiz-item.ts';
import type { ItemsWanted, QuizItems } from '../../quiz-store.ts';
import { createBank } from '../bank.ts';
import {
  exportItems,
  FORMATS,
  formatOf,
  importItems,
  MOST_BYTES,
  sayFault,
  type Fault,
  type Format,
} from '../formats.ts';
import { addWantedOptions, wantedOf, type WantedOptions } from './wanted.ts';
import { misuse, within, type BankWorld } from './world.ts';

/** `import` and `export`. */
export function addFileCommands(program: Command, world: BankWorld): void {
  program
    .command('import')
    .description('nhập câu hỏi từ tệp; có một lỗi thì không nhập câu nào')
    .argument('<tệp>', 'tệp GIFT, Moodle XML, Aiken, XLSX hoặc CSV')
    .option('--format <dạng>', FORMATS.join(', '))
    .action((path: string, options: { format?: string }) => importFile(world, path, options.format));
  addWantedOptions(program.command('export'))
    .description('xuất câu hỏi ra tệp')
    .argument('<tệp>', 'tệp sẽ ghi; đuôi tệp cho biết dạng nếu không ghi --format')
    .option('--format <dạng>', FORMATS.join(', '))
    .option('--force', 'ghi đè nếu tệp đã có')
    .action((path: string, options: ExportOptions) => exportFile(world, path, options));
}

const isFormat = (word: string): word is Format => FORMATS.some((format) => format === word);

const unknownFormat = (word: string): string => `Dạng “${word}” không có: chọn trong ${FORMATS.join(', ')}.`;

/** Faults shown; the rest are counted. */
const MOST_SHOWN = 50;

async function importFile(world: BankWorld, path: string, said: string | undefined): Promise<void> {
  if (said !== undefined && !isFormat(said)) return misuse(world, unknownFormat(said));
  const bytes = await bytesOf(path);
  if (typeof bytes === 'string') return misuse(world, bytes);
  const format = said ?? formatOf(path, bytes);
  if (format === null) return misuse(world, `Không rõ tệp “${path}” thuộc dạng nào: hãy ghi --format.`);
  const read = await importItems(bytes, format, world.freshId);
  if (read.kind === 'refused') return refuse(world, format, read.faults);
  await within(world, async ({ store, library }) => {
    const doing = { by: world.by, at: world.now().toISOString(), day: world.today() };
    const brought = await createBank(store, library).bring(read.items, doing);
    if (brought.kind === 'refused') {
      refuse(world, format, brought.faults);
      return 1;
    }
    for (const note of read.notes) world.complain(sayFault(format, note));
    world.say(`Đã nhập ${brought.added} câu mới (nháp), sửa ${brought.changed} câu đã có, ${brought.same} câu giống hệt để nguyên.`);
    return 0;
  });
} // prettier-ignore

/** The bytes of a file, or a sentence; a file that is far too big is not read. */
async function bytesOf(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return `Tệp “${path}” lớn ${Math.ceil(size / 1e6)} MB, tối đa ${MOST_BYTES / 1e6} MB: hãy chia thành nhiều tệp.`;
    return await readFile(path);
  } catch (error) {
    return `Không đọc được tệp “${path}” (${codeOf(error)}): hãy xem lại đường dẫn và quyền đọc.`;
  }
} // prettier-ignore

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

function refuse(world: BankWorld, format: Format, faults: readonly Fault[]): void {
  for (const fault of faults.slice(0, MOST_SHOWN)) world.complain(sayFault(format, fault));
  if (faults.length > MOST_SHOWN) world.complain(`… và ${faults.length - MOST_SHOWN} lỗi nữa.`);
  world.complain('Chưa nhập câu nào. Hãy sửa tệp rồi nhập lại.');
  world.end(1);
}

interface ExportOptions extends WantedOptions {
  readonly format?: string;
  readonly force?: true;
}

async function exportFile(world: BankWorld, path: string, options: ExportOptions): Promise<void> {
  const wanted = wantedOf(options);
  if (typeof wanted === 'string') return misuse(world, wanted);
  const said = options.format;
  if (said !== undefined && !isFormat(said)) return misuse(world, unknownFormat(said));
  const format = said ?? formatOf(path, new Uint8Array());
  if (format === null) return misuse(world, `Đuôi tệp “${path}” chưa nói rõ dạng: hãy ghi --format (${FORMATS.join(', ')}).`);
  await within(world, async ({ store }) => {
    const items = await allOf(store, wanted);
    const { bytes, left } = await exportItems(format, items);
    try {
      await writeFile(path, bytes, { flag: options.force ? 'w' : 'wx' });
    } catch (error) {
      const exists = codeOf(error) === 'EEXIST';
      world.complain(exists ? `Tệp “${path}” đã có: chọn tên khác, hoặc thêm --force để ghi đè.` : `Không ghi được tệp “${path}” (${codeOf(error)}): hãy xem lại thư mục và quyền ghi.`);
      return 1;
    }
    for (const { id, why } of left) world.complain(`Không xuất ${id}: ${why}.`);
    world.say(`Đã xuất ${items.length - left.length} câu ra “${path}”.`);
    return 0;
  });
} // prettier-ignore

/** Items read at once. */
const PAGE = 1_000;

async function allOf(store: QuizItems, wanted: Omit<ItemsWanted, 'limit' | 'offset'>): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await store.bankItems({ ...wanted, limit: PAGE, offset: items.length });
    items.push(...page.map(({ item }) => item));
    if (page.length < PAGE) return items;
  }
}
