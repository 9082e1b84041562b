import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { RoundEvent } from '../../quiz-rounds.ts';
import { csvOf, resultTables, xlsxOf, type ResultTable } from '../results.ts';
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
    await writeFile(
      file,
      chosen !== undefined && /\.csv$/iu.test(file) ? csvOf(chosen) : await xlsxOf(tables),
    );
    world.say(`Đã ghi kết quả ra “${file}”.`);
    return 0;
  });
}

async function tablesOf({ store, library }: OpenedBank, code: string): Promise<ResultTable[] | null> {
  const setup = await store.roundByCode(code.trim().toUpperCase());
  if (setup === null) return null;
  const attempts = await store.attempts({ person: null, round: setup.id, since: '' });
  const events = await store.roundEvents(setup.id);
  return resultTables({
    attempts,
    items: setup.questions.map(({ item }) => item),
    // Whoever can read the data folder can read all of it.
    viewer: { person: setup.trainer, role: 'administrator' },
    owner: { trainer: setup.trainer },
    names: setup.anonymous ? new Map() : namesIn(events),
    topicName: (topic) => topic,
    placeName: (id) => {
      const provision = library.provision(id);
      return provision === undefined ? id : `${provision.locator}, ${provision.document}`;
    },
  });
}

function namesIn(events: readonly RoundEvent[]): Map<string, string> {
  return new Map(
    events.flatMap((event) =>
      (event.kind === 'joined' || event.kind === 'vote') && event.name !== null
        ? [[event.person, event.name] as const]
        : [],
    ),
  );
}

const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

function linesOf({ name, head, rows }: ResultTable): string[] {
  const said = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? NUMBER.format(cell) : (cell ?? ''))).join(' | '),
  );
  return rows.length === 0 ? [] : [`## ${name}`, head.join(' | '), ...said, ''];
}
