import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { labelOf } from '../pool.ts';
import { fileWriters, roundTables, type ResultTable } from '../results.ts';
import { newRound, replay } from '../round.ts';
import { misuse, within, type BankWorld, type OpenedBank } from './world.ts';

/** `results CODE`: what a round showed, for whoever sits at this computer: shown, or as a workbook or one table as CSV. */
export function addResultsCommand(program: Command, world: BankWorld): void {
  program
    .command('results')
    .description('kết quả một bài đố: từng người, chủ đề, quy định ít được nhớ, câu hỏi')
    .argument('<mã>', 'mã của bài đố')
    .option('--file <tệp>', 'ghi ra tệp .xlsx (mọi bảng) hoặc .csv (bảng chọn bằng --table)')
    .option('--table <tên>', 'tên bảng cho tệp .csv', 'Từng người')
    .action((code: string, options: Options) => results(world, code, options));
}

interface Options {
  readonly file?: string;
  readonly table: string;
}

async function results(world: BankWorld, code: string, { file, table }: Options): Promise<void> {
  if (file !== undefined && !/\.(?:xlsx|csv)$/iu.test(file))
    return misuse(world, `Tệp “${file}” phải có đuôi .xlsx hoặc .csv.`);
  await within(world, async (opened) => {
    const tables = await tablesOf(opened, code);
    if (tables === null) {
      world.complain(`Không có bài đố mang mã “${code}”.`);
      return 1;
    }
    if (file === undefined) {
      for (const one of tables) for (const line of linesOf(one)) world.say(line);
      return 0;
    }
    const chosen = tables.find(({ name }) => name.toLowerCase() === table.toLowerCase());
    if (/\.csv$/iu.test(file) && chosen === undefined) {
      world.complain(`Không có bảng “${table}”: ${tables.map(({ name }) => name).join(', ')}.`);
      return 2;
    }
    const { csvOf, xlsxOf } = await fileWriters();
    await writeFile(
      file,
      chosen !== undefined && /\.csv$/iu.test(file) ? csvOf(chosen) : await xlsxOf(tables),
    );
    world.say(`Đã ghi kết quả ra “${file}”.`);
    return 0;
  });
}

/** Whoever can read the data folder can read all of it. */
async function tablesOf({ store, library }: OpenedBank, code: string): Promise<ResultTable[] | null> {
  const setup = await store.roundByCode(code.trim().toUpperCase());
  if (setup === null) return null;
  const state = replay(newRound(setup), await store.roundEvents(setup.id));
  return roundTables(state, { library, topicName: labelOf }, await store.unitsOf([...state.players.keys()]));
}

const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

function linesOf({ name, head, rows }: ResultTable): string[] {
  const said = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? NUMBER.format(cell) : (cell ?? ''))).join(' | '),
  );
  return rows.length === 0 ? [] : [`## ${name}`, head.join(' | '), ...said, ''];
}
