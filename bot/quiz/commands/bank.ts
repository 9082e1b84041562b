import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parse, stringify } from 'yaml';
import { createBank, editSchema, type Bank, type Doing, type Done, type Edit } from '../bank.ts';
import { addFileCommands } from './files.ts';
import { addProposeCommand } from './propose.ts';
import { addResultsCommand } from './results.ts';
import { lapseLines, lineOf, linesOf } from './say-item.ts';
import { sayFlagged, summary } from './summary.ts';
import { addWantedOptions, heldIn, wantedOf, type WantedOptions } from './wanted.ts';
import { misuse, within, type BankWorld } from './world.ts';

export type { BankWorld } from './world.ts';

/** Adds `import`, `export`, `results` and `bank` to a program. */
export function addBankCommands(program: Command, world: BankWorld): void {
  addFileCommands(program, world);
  addResultsCommand(program, world);
  addProposeCommand(program, world);
  const bank = program
    .command('bank')
    .description('xem, sửa, duyệt câu hỏi trong ngân hàng; không kèm việc gì thì tóm tắt')
    .action(() => summary(world));
  addReading(bank, world);
  addActs(bank, world);
}

function addReading(bank: Command, world: BankWorld): void {
  addWantedOptions(bank.command('list'))
    .description('liệt kê câu hỏi')
    .option('--limit <số>', 'số câu mỗi lần', '50')
    .option('--offset <số>', 'bỏ qua bao nhiêu câu đầu', '0')
    .option('--json', 'in JSON')
    .action((options: ListOptions) => list(world, options));
  bank
    .command('flagged')
    .description('câu cần xem lại, theo kết quả trả lời')
    .action(() => sayFlagged(world));
  bank
    .command('show')
    .description('xem một câu và các lần thay đổi')
    .argument('<mã>', 'mã câu')
    .option('--json', 'in JSON mọi phiên bản')
    .option('--edit', 'in phần sửa được, để sửa rồi đưa vào bank edit --file')
    .action((id: string, options: { json?: true; edit?: true }) => show(world, id, options));
}

function addActs(bank: Command, world: BankWorld): void {
  const many = (name: string, description: string): Command =>
    bank.command(name).description(description).argument('<mã...>', 'mã câu');
  many('approve', 'duyệt để đem ra hỏi').action((ids: string[]) =>
    act(world, (on, doing) => on.approve(ids, doing)),
  );
  many('retire', 'cho thôi dùng')
    .option('--why <lý do>', 'vì sao', '')
    .action((ids: string[], { why }: { why: string }) =>
      act(world, (on, doing) => on.retire(ids, why, doing)),
    );
  many('reopen', 'mở lại thành nháp').action((ids: string[]) =>
    act(world, (on, doing) => on.reopen(ids, doing)),
  );
  bank
    .command('edit')
    .description('sửa một câu theo tệp; trích dẫn và điều khoản giữ nguyên')
    .argument('<mã>', 'mã câu')
    .requiredOption(
      '--file <tệp>',
      'tệp YAML hoặc JSON: stem, options, correct, accepts, explanation, whys, tags, topic',
    )
    .action((id: string, { file }: { file: string }) => edit(world, id, file));
  bank
    .command('check')
    .description('cho thôi dùng các câu có điều khoản đã đổi, hết hiệu lực hoặc không còn')
    .action(() => check(world));
}

interface ListOptions extends WantedOptions {
  readonly limit: string;
  readonly offset: string;
  readonly json?: true;
}

async function list(world: BankWorld, options: ListOptions): Promise<void> {
  const typed = wantedOf(options);
  if (typeof typed === 'string') return misuse(world, typed);
  const [limit, offset] = [Number(options.limit), Number(options.offset)];
  if (![limit, offset].every((number) => Number.isInteger(number) && number >= 0) || limit > 5_000)
    return misuse(world, `--limit “${options.limit}” và --offset “${options.offset}” phải là số nguyên, tối đa 5000.`);
  await within(world, async ({ store, library }) => {
    const wanted = heldIn(typed, library);
    const [versions, count] = [await store.bankItems({ ...wanted, limit, offset }), await store.countBankItems(wanted)];
    if (options.json) world.say(JSON.stringify(versions));
    else for (const line of [...versions.map(lineOf), `${versions.length} trong ${count} câu.`]) world.say(line);
    return 0;
  });
} // prettier-ignore

async function show(
  world: BankWorld,
  id: string,
  { json, edit: editable }: { json?: true; edit?: true },
): Promise<void> {
  await within(world, async ({ store }) => {
    const versions = await store.itemVersions(id);
    const last = versions.at(-1);
    if (last === undefined) {
      world.complain(`Không có câu mang mã “${id}”: hãy xem lại bằng bank list.`);
      return 1;
    }
    const { stem, options, correct, accepts, explanation, reasons, tags, topic } = last.item;
    const whys = reasons.map(({ why }) => why);
    if (json) world.say(JSON.stringify(versions));
    else if (editable) world.say(stringify({ stem, options, correct, accepts, explanation, whys, tags, topic }).trimEnd());
    else linesOf(versions).forEach(world.say);
    return 0;
  });
} // prettier-ignore

const doingOf = (world: BankWorld): Doing => ({
  by: world.by,
  at: world.now().toISOString(),
  day: world.today(),
});

async function act(world: BankWorld, run: (bank: Bank, doing: Doing) => Promise<Done>): Promise<void> {
  await within(world, async ({ store, library }) => {
    const done = await run(createBank(store, library), doingOf(world));
    if (done.kind === 'refused') {
      done.faults.forEach(world.complain);
      world.complain('Chưa đổi câu nào.');
      return 1;
    }
    world.say(`Đã đổi ${done.count} câu.`);
    return 0;
  });
}

async function edit(world: BankWorld, id: string, path: string): Promise<void> {
  const change = await editOf(path);
  if (typeof change === 'string') return misuse(world, change);
  await act(world, (bank, doing) => bank.edit(id, change, doing));
}

/** Longest file of one edit, UTF-16 units. */
const LONGEST_EDIT = 200_000;

/** What a file changes, or a sentence. */
async function editOf(path: string): Promise<Edit | string> {
  try {
    const text = await readFile(path, 'utf8');
    if (text.length > LONGEST_EDIT) return `Tệp “${path}” quá dài cho một câu: tối đa ${LONGEST_EDIT} ký tự.`;
    const read = editSchema.safeParse(parse(text, { maxAliasCount: 0 }));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const where = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? '');
    return `Tệp “${path}” có mục “${where}” không đúng: chỉ gồm stem, options, correct, accepts, explanation, whys, tags, topic (xem bank show --edit).`;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return `Không đọc được tệp “${path}” (${why}): tệp phải là YAML hoặc JSON.`;
  }
} // prettier-ignore

async function check(world: BankWorld): Promise<void> {
  await within(world, async ({ store, library }) => {
    const lapses = await createBank(store, library).lapse({ ...doingOf(world), by: null });
    for (const line of lapses.flatMap(lapseLines)) world.say(line);
    world.say(
      lapses.length === 0
        ? 'Mọi câu đang dùng đều còn đúng lời văn hiện hành.'
        : `${lapses.length} câu đã thôi dùng.`,
    );
    return 0;
  });
}
