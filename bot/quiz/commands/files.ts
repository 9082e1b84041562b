import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Item } from '../../quiz-item.ts';
import type { ItemsWanted, QuizItems } from '../../quiz-store.ts';
import { createBank } from '../bank.ts';
import {
  exportItems,
  inOrder,
  FORMATS,
  formatOf,
  importItems,
  MOST_BYTES,
  sayFault,
  type Fault,
  type Format,
} from '../formats.ts';
import { addWantedOptions, heldIn, wantedOf, type WantedOptions } from './wanted.ts';
import { misuse, within, type BankWorld } from './world.ts';

/** `import` and `export`. */
export function addFileCommands(program: Command, world: BankWorld): void {
  program
    .command('import')
    .description('nhập câu hỏi từ tệp; có một lỗi thì không nhập câu nào, trừ khi ghi --skip')
    .argument('<tệp>', 'tệp GIFT, Moodle XML, Aiken, XLSX hoặc CSV')
    .option('--format <dạng>', FORMATS.join(', '))
    .option('--skip', 'bỏ qua câu không nhập được (kể từng câu, kèm số dòng), nhập các câu còn lại')
    .action((path: string, options: ImportOptions) => importFile(world, path, options));
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

interface ImportOptions {
  readonly format?: string;
  readonly skip?: boolean;
}

async function importFile(world: BankWorld, path: string, { format: said, skip = false }: ImportOptions): Promise<void> {
  if (said !== undefined && !isFormat(said)) return misuse(world, unknownFormat(said));
  const bytes = await bytesOf(path);
  if (typeof bytes === 'string') return misuse(world, bytes);
  const format = said ?? formatOf(path, bytes);
  if (format === null) return misuse(world, `Không rõ tệp “${path}” thuộc dạng nào: hãy ghi --format.`);
  const read = await importItems(bytes, format, world.freshId);
  const [items, faults] = read.kind === 'read' ? [read.items, []] : [read.rest, read.faults];
  if (faults.length > 0 && (!skip || items.length === 0)) return refuse(world, format, faults, items.length);
  await within(world, async ({ store, library }) => {
    const doing = { by: world.by, at: world.now().toISOString(), day: world.today(), partly: skip };
    const brought = await createBank(store, library).bring(items, doing);
    if (brought.kind === 'refused') {
      refuse(world, format, brought.faults, besides(items, brought.faults));
      return 1;
    }
    const left = inOrder([...faults, ...brought.left]);
    for (const one of [...left, ...read.notes]) world.complain(sayFault(format, one));
    world.say(`Đã nhập ${brought.added} câu mới (nháp), sửa ${brought.changed} câu đã có, ${brought.same} câu giống hệt để nguyên.`);
    if (left.length > 0) world.say(`Bỏ qua ${new Set(left.map(({ line }) => line)).size} câu kể trên: chưa có trong ngân hàng.`);
    return 0;
  });
} // prettier-ignore

/** Questions that no fault names; none where what is wrong is not theirs. */
const besides = (items: readonly { readonly line: number }[], faults: readonly Fault[]): number =>
  faults.some(({ line }) => line === null)
    ? 0
    : items.filter((item) => !faults.some(({ line }) => line === item.line)).length;

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

/** @param sound how many questions could come in without the faults */
function refuse(world: BankWorld, format: Format, faults: readonly Fault[], sound: number): void {
  for (const fault of faults.slice(0, MOST_SHOWN)) world.complain(sayFault(format, fault));
  if (faults.length > MOST_SHOWN) world.complain(`… và ${faults.length - MOST_SHOWN} lỗi nữa.`);
  const skipped = sound === 0 ? '' : `; hoặc thêm --skip để nhập ${sound} câu đọc được, bỏ qua các câu trên`;
  world.complain(`Chưa nhập câu nào. Hãy sửa tệp rồi nhập lại${skipped}.`);
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
  await within(world, async ({ store, library }) => {
    const items = await allOf(store, heldIn(wanted, library));
    if (items.length === 0) {
      world.complain('Không có câu nào hợp với lựa chọn này nên chưa ghi tệp: xem lại các tùy chọn, hoặc npm run quiz -- bank list.');
      return 1;
    }
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
