import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { dayInVietNam } from '../../knowledge/day.ts';
import { EmbeddingsError, openSetEmbeddings } from '../../knowledge/embeddings/setting.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { SnapshotError } from '../../knowledge/snapshot.ts';
import type { Day } from '../../knowledge/types.ts';
import { misuseInVietnamese, titleInVietnamese } from '../help.ts';
import * as manage from '../manage.ts';
import { keptSnapshots } from './kept.ts';
import { sayGaps, sayGraph, sayPrune, sayRetire, sayRollback } from './say-acts.ts';
import { sayHistory, sayKept } from './say-history.ts';
import { sayList } from './say-list.ts';
import { sayDocument } from './say-show.ts';

/** `npm run library`: shows and manages what the library holds. */

interface Flags {
  readonly data: string;
  readonly json: boolean;
  readonly on: Day;
  readonly words: boolean;
  readonly keep: number;
  readonly yes: boolean;
}

const COMMAND = 'npm run library';
const now = () => new Date();
const waiting = (holder: string) => note(`Chờ phát hành xong: ${holder}…`);

/** The data directory that the bot uses too: `.env` of the working folder is read, what the environment says wins. */
function defaultDataDir(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const named = process.env['KY_CUONG_DATA'] ?? '';
  return named === '' ? 'data' : named;
}

const dataDir = defaultDataDir();

const program = new Command(`${COMMAND} --`)
  .description(
    'Xem và quản lý thư viện văn bản. Số văn bản ghi thế nào cũng được: 80/2025/QH15, "luật 80", 30 ct/tu.\nThêm --help sau tên lệnh để xem hướng dẫn của lệnh đó.',
  )
  .usage('<lệnh> [tùy chọn]')
  .helpOption('-h, --help', 'xem hướng dẫn này')
  .helpCommand(false)
  .exitOverride()
  .configureHelp({
    styleTitle: titleInVietnamese,
    subcommandTerm: (command) =>
      `${command.name()} ${command.usage().replace('[tùy chọn]', '').trim()}`.trim(),
    optionDescription: (option) => option.description,
  })
  .configureOutput({
    outputError: (text, write) => write(`${misuseInVietnamese(text.trim(), COMMAND)}\n`),
  })
  .addHelpText('after', '\nMã kết thúc: 0 xong; 1 có lỗi; 2 dùng sai.');

const NUMBER = 'số hoặc tên văn bản';

add('list', '', 'liệt kê văn bản, hiệu lực và số điều, khoản')
  .option(...onDay())
  .action(async ({ json, data, on }: Flags) => {
    const list = manage.listDocuments(await manage.openShelf(data, on));
    print(json, list, sayList);
  });
add('show', '<số>', 'xem một văn bản: dữ kiện, mục lục, văn bản dẫn đến, thay thế, sửa đổi, lưu ý')
  .argument('<số...>', NUMBER)
  .option(...onDay())
  .action(async (words: string[], { json, data, on }: Flags) => {
    const shelf = await manage.openShelf(data, on);
    print(json, manage.showDocument(manage.findHeld(words.join(' '), shelf), shelf), sayDocument);
  });
add('history', '[số]', 'xem các bản đã phát hành của một văn bản; không ghi số thì liệt kê các bản thư viện')
  .argument('[số...]', NUMBER)
  .option('--words', 'in lời văn cũ và mới của từng quy định đã đổi', false)
  .action(async (words: string[], { json, data, words: withWords }: Flags) => {
    if (words.length === 0) return print(json, await keptSnapshots(data), sayKept);
    print(json, await manage.historyOf(words.join(' '), data, withWords), sayHistory);
  });
add('rollback', '<mã>', 'dùng lại một bản thư viện cũ (mã xem bằng history)')
  .argument('<mã>', 'mã của bản thư viện, hoặc ít nhất 4 chữ số đầu')
  .option(...yes())
  .action(async (id: string, flags: Flags) => {
    const accept = (report: manage.RollbackReport) =>
      confirm(sayRollback(report), 'Dùng lại bản này?', flags);
    const report = await manage.rollBack(id, { dataDir: flags.data, now, waiting, accept });
    print(flags.json, report, sayRollback);
    if (!report.done) note('Chưa đổi gì; thêm --yes để thực hiện.');
  });
add('retire', '<số>', 'rút một văn bản khỏi thư viện; các bản thư viện cũ vẫn giữ')
  .argument('<số...>', NUMBER)
  .option(...onDay())
  .option(...yes())
  .action(async (words: string[], flags: Flags) => {
    const report = await manage.retire(words.join(' '), {
      dataDir: flags.data,
      on: flags.on,
      now,
      waiting,
      writeIndexes: indexWriter(),
      accept: (planned) => confirm(sayRetire(planned), 'Rút văn bản này?', flags),
    });
    print(flags.json, report, sayRetire);
    if (report.snapshot === null) note('Chưa phát hành; thêm --yes để thực hiện.');
  });
add('prune', '', 'xóa các bản thư viện cũ')
  .option(
    '--keep <số bản>',
    `giữ ít nhất từng này bản mới nhất (mặc định ${manage.KEEP}); bản đang dùng và các bản được dùng trong ${manage.KEEP_DAYS} ngày qua luôn được giữ`,
    parseKeep,
    manage.KEEP,
  )
  .option(...yes())
  .action(async (flags: Flags) => {
    const accept = (report: manage.PruneReport) => confirm(sayPrune(report), 'Xóa các bản này?', flags);
    const report = await manage.prune({ dataDir: flags.data, keep: flags.keep, now, waiting, accept });
    print(flags.json, report, sayPrune);
    if (!report.done) note('Chưa xóa gì; thêm --yes để thực hiện.');
  });
add('gaps', '', 'liệt kê văn bản được dẫn mà thư viện chưa có, nhiều nhất trước')
  .option(...onDay())
  .action(async ({ json, data, on }: Flags) => {
    print(json, manage.libraryGaps(await manage.openShelf(data, on)), sayGaps);
  });
add('graph', '', 'vẽ quan hệ giữa các văn bản thành tệp SVG và trang HTML trong thư mục dữ liệu')
  .option(...onDay())
  .action(async ({ json, data, on }: Flags) => {
    print(json, await manage.writeGraph(await manage.openShelf(data, on), data), sayGraph);
  });

function add(name: string, argument: string, description: string): Command {
  return program
    .command(name)
    .usage(`${argument} [tùy chọn]`.trim())
    .description(description)
    .allowExcessArguments(false)
    .option('--data <thư mục>', 'thư mục dữ liệu (biến KY_CUONG_DATA, nếu trống thì data)', dataDir)
    .option('--json', 'in kết quả dạng JSON, đầu ra chuẩn chỉ có JSON; không hỏi', false);
}

function onDay(): [string, string, (value: string) => Day, Day] {
  const description = 'ngày tính hiệu lực, dạng 2026-11-23 (mặc định: hôm nay)';
  return ['--on <ngày>', description, parseDay, dayInVietNam(now())];
}

function yes(): [string, string, boolean] {
  return ['--yes', 'làm luôn, không hỏi', false];
}

function parseDay(value: string): Day {
  const day = z.iso.date().safeParse(value);
  if (!day.success) throw new InvalidArgumentError('ghi ngày dạng 2026-11-23');
  return day.data;
}

/** At least one: the newest. */
function parseKeep(value: string): number {
  const keep = z.coerce.number().int().min(1).max(10_000).safeParse(value);
  if (!keep.success) throw new InvalidArgumentError('ghi số nguyên từ 1 trở lên, ví dụ 10');
  return keep.data;
}

function print<Result>(json: boolean, result: Result, say: (result: Result) => string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : say(result)}\n`);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** With the embeddings that are set, as `npm run ingest` and the bot use them. */
function indexWriter(): manage.RetireOptions['writeIndexes'] {
  const lexicon = createLexicon(readLexicon());
  return async (dir, passages) =>
    writeIndexes(dir, passages, { embeddings: await openSetEmbeddings(process.env, fetch), lexicon });
}

/** Asks at a terminal; anywhere else nothing is done without `--yes`. */
async function confirm(shown: string, question: string, { yes: accepted, json }: Flags): Promise<boolean> {
  if (accepted) return true;
  if (json || !process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${shown}\n${question} (c/k) `);
    return /^(?:c|có|co|y|yes)$/iu.test(answer.trim());
  } finally {
    terminal.close();
  }
}

// A reader that leaves early (`| head -1`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

/** Exit codes: 0 done, 1 a fault, 2 used wrongly. */
program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const known = [SnapshotError, EmbeddingsError, manage.ManageError].some((kind) => error instanceof kind);
  note(known && error instanceof Error ? error.message : `Lỗi ngoài dự kiến: ${String(error)}`);
  process.exitCode = 1;
});
