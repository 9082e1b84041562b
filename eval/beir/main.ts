import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import {
  beirJson,
  beirText,
  benchBeir,
  openBeirLibrary,
  readCorpus,
  readQuestions,
  type BeirCorpus,
  type BeirLibrary,
  type BeirSearch,
} from '../beir.ts';
import { makeNoisy, unaccented } from '../noise.ts';
import { seededChance } from '../train/chance.ts';

/** `npm run eval -- bench DIR`: the bot's search on a benchmark in BEIR's shape. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

interface Options {
  readonly split: string;
  readonly queries?: string;
  readonly qrels?: string;
  readonly unaccented?: true;
  readonly noisy?: true;
  readonly json?: true;
  readonly out?: string;
  readonly data?: string;
}

export function addBench(program: Command, { clock }: { readonly clock: () => number }): void {
  program
    .command('bench')
    .description('tìm các câu hỏi của một bộ đo dạng BEIR và đếm: recall, MRR, nDCG, thời gian')
    .argument('<thư mục>', 'thư mục có corpus.jsonl.gz, queries-<split>.jsonl, qrels/<split>.tsv')
    .option('--split <tên>', 'phần của bộ đo', 'dev')
    .option('--queries <tệp>', 'câu hỏi ở tệp khác')
    .option('--qrels <tệp>', 'đáp án ở tệp khác')
    .option('--unaccented', 'hỏi không dấu')
    .option('--noisy', 'hỏi với lỗi gõ, chữ viết tắt, có câu mất dấu; lần nào cũng cùng những lỗi ấy')
    .option('--json', 'in kết quả dạng JSON')
    .option('--out <tệp>', 'ghi thêm kết quả từng câu, mỗi dòng một JSON')
    .option('--data <thư mục>', 'giữ chỉ mục ở đây để lần sau khỏi lập lại; để trống thì dùng thư mục tạm')
    .action((folder: string, options: Options) => bench(folder, options, clock));
}

async function bench(folder: string, options: Options, clock: () => number): Promise<void> {
  const { split, queries, qrels, json, out } = options;
  const { questions } = readQuestions(folder, split, { queries, qrels });
  note(`Đọc corpus của ${folder}…`);
  const corpus = readCorpus(folder);
  await withFolder(options.data, async (data) => {
    note(`Lập hoặc mở chỉ mục của ${corpus.passages.length} điều…`);
    const library = await openBeirLibrary(corpus, data, ourParts());
    note(`Hỏi ${questions.length} câu…`);
    const report = await benchBeir(questions, new Set(corpus.passages.map(({ id }) => id)), {
      search: botSearch(library, corpus),
      clock,
      chance: seededChance(1),
      reword: rewordingOf(options),
    });
    if (out !== undefined)
      await writeFile(out, report.records.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const what = [folder, split, options.noisy && 'có lỗi gõ', options.unaccented && 'không dấu'];
    print(json ? JSON.stringify(beirJson(report)) : beirText(report, what.filter(Boolean).join(', ')));
  });
}

async function withFolder(data: string | undefined, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'ky-cuong-beir-')));
  try {
    await use(folder);
  } finally {
    if (data === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Passages that the measures look at. */
const LIMIT = 100;

/** The road of a question to its passages, as the bot goes it. */
function botSearch({ retrieve }: BeirLibrary, { passages }: BeirCorpus): BeirSearch {
  return (question) => Promise.resolve(retrieve(question, LIMIT).map(({ row }) => passages[row]?.id ?? ''));
}

/** Of the typing faults. */
const SEED = 1;

/** How the questions are asked. */
function rewordingOf({ noisy, unaccented: bare }: Options): (text: string) => string {
  const chance = seededChance(SEED);
  const typed = noisy ? (text: string) => makeNoisy(text, chance) : (text: string) => text;
  return bare ? (text) => unaccented(typed(text)) : typed;
}

/** The parts that the bot has where nothing else is set. */
function ourParts() {
  const data = readLexicon();
  return { data, embeddings: openStaticEmbeddings() };
}
