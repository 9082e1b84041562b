import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Command, CommanderError } from 'commander';
import { EmbeddingsError, openSetEmbeddings } from '../knowledge/embeddings/setting.ts';
import { writeIndexes } from '../knowledge/indexes.ts';
import { createLexicon, readLexicon } from '../knowledge/lexicon.ts';
import { SnapshotError } from '../knowledge/snapshot.ts';
import { formatReport } from './format.ts';
import { misuseInVietnamese, titleInVietnamese } from './help.ts';
import {
  buildShippedLibrary,
  corpusSources,
  ingestFiles,
  type IngestOptions,
  type IngestReport,
  type Sources,
} from './ingest.ts';
import { openSources, type OpenSources } from './sources/main.ts';

/** `npm run ingest`: reads rule texts, shows what they say, and publishes them where that is accepted. */

interface Flags {
  readonly data: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
  readonly keep: readonly string[];
}

/** The data directory that the bot uses too: `.env` of the working folder is read, what the environment says wins. */
function defaultDataDir(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const named = process.env['KY_CUONG_DATA'] ?? '';
  return named === '' ? 'data' : named;
}

const program = new Command('npm run ingest --')
  .description(
    'Đọc văn bản quy định vào kho: PDF, ảnh và bản quét, DOCX, DOC, HTML, Markdown, văn bản thường, ZIP; tệp, thư mục\nhoặc địa chỉ https://. Điều văn bản không tự ghi (số, ngày, …) lấy từ tệp .yaml cùng tên bên cạnh.\nKhông nêu tệp nào thì đọc các văn bản kèm theo chương trình.',
  )
  .usage('[tệp, thư mục hoặc địa chỉ…] [tùy chọn]')
  .argument('[paths...]', 'tệp, thư mục hoặc địa chỉ')
  .option('--data <thư mục>', 'thư mục dữ liệu (biến KY_CUONG_DATA, nếu trống thì data)', defaultDataDir())
  .option('--dry-run', 'chỉ xem, không phát hành', false)
  .option('--yes', 'phát hành mà không hỏi', false)
  .option('--json', 'in kết quả dạng JSON ra đầu ra chuẩn; không hỏi', false)
  .option('--keep <tên tệp...>', 'khi có nhiều bản của một văn bản: giữ bản trong tệp này', [])
  .helpOption('-h, --help', 'xem hướng dẫn này')
  .configureHelp({
    styleTitle: titleInVietnamese,
    optionDescription: (option) => option.description,
  })
  .configureOutput({ outputError: (text, write) => write(`${misuseInVietnamese(text.trim())}\n`) })
  .exitOverride()
  .action(run);

async function run(paths: string[], flags: Flags): Promise<void> {
  const sources = await openSources({
    environment: process.env,
    fetch,
    tell: (what, done, of) => note(`  ${what}: ${done}/${of}`),
  });
  if (sources.ocrMissing !== null && paths.length > 0) note(sources.ocrMissing);
  try {
    const options = ingestOptions(flags, sources);
    const report = await (paths.length === 0 ? buildShippedLibrary(options) : ingestFiles(paths, options));
    for (const name of unknownNames(flags.keep, report))
      note(
        `--keep "${name}" không phải tên tệp của văn bản nào có hai bản; hãy ghi tên tệp, không kèm thư mục.`,
      );
    process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : `${formatReport(report)}\n`);
    // A batch in which nothing could be read is a failure for whoever called the command.
    if (report.documents.length === 0) process.exitCode = 1;
  } finally {
    sources.close();
  }
}

/** Names of `--keep` that decided nothing. */
function unknownNames(names: readonly string[], { copies }: IngestReport): string[] {
  return names.filter((name) => !copies.some(({ kept, left }) => kept === name || left === name));
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

const STAGES = { read: 'Đọc', connect: 'Nối kết', wait: 'Chờ phát hành xong:', index: 'Lập chỉ mục' };

function ingestOptions(flags: Flags, sources: OpenSources): IngestOptions {
  const lexicon = createLexicon(readLexicon());
  return {
    dataDir: flags.data,
    sources: { ...sources, read: (bytes, name) => readerOf(name, sources).read(bytes, name) },
    keep: flags.keep,
    writeIndexes: async (dir, passages) =>
      writeIndexes(dir, passages, { embeddings: await openSetEmbeddings(process.env, fetch), lexicon }),
    now: () => new Date(),
    accept: (report) => accept(report, flags),
    onProgress: ({ stage, done, total, what }) =>
      note(stage === 'read' ? `${STAGES[stage]} ${done + 1}/${total}: ${what}` : `${STAGES[stage]} ${what}…`),
  };
}

/** A corpus of articles is too large to be handed over by the reading process; who names it here vouches for it. */
function readerOf(name: string, sources: Sources): Sources {
  return name.endsWith('.jsonl.gz') ? corpusSources : sources;
}

async function accept(report: IngestReport, { dryRun, yes, json }: Flags): Promise<boolean> {
  if (dryRun) return false;
  if (yes) return true;
  if (json || !process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${formatReport(report)}\nPhát hành? (c/k) `);
    return /^(?:c|có|co|y|yes)$/iu.test(answer.trim());
  } finally {
    terminal.close();
  }
}

/** Exit codes: 0 done, 1 a fault, 2 used wrongly. */
program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const known = error instanceof SnapshotError || error instanceof EmbeddingsError;
  process.stderr.write(`${known ? error.message : `Lỗi ngoài dự kiến: ${String(error)}`}\n`);
  process.exitCode = 1;
});
