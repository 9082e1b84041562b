import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../../bot/settings.ts';
import { openEmbeddingsService } from '../../knowledge/embeddings/service.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import {
  BeirError,
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
  readonly wordsOnly?: true;
  readonly service?: true;
  readonly json?: true;
  readonly out?: string;
  readonly data?: string;
}

interface World {
  readonly clock: () => number;
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof globalThis.fetch;
}

export function addBench(program: Command, world: World): void {
  program
    .command('bench')
    .description('tìm các câu hỏi của một bộ đo dạng BEIR và đếm: recall, MRR, nDCG, thời gian')
    .argument('<thư mục>', 'thư mục có corpus.jsonl.gz, queries-<split>.jsonl, qrels/<split>.tsv')
    .option('--split <tên>', 'phần của bộ đo', 'dev')
    .option('--queries <tệp>', 'câu hỏi ở tệp khác')
    .option('--qrels <tệp>', 'đáp án ở tệp khác')
    .option('--unaccented', 'hỏi không dấu')
    .option('--noisy', 'hỏi với lỗi gõ, chữ viết tắt, có câu mất dấu; lần nào cũng cùng những lỗi ấy')
    .option('--words-only', 'không tính độ gần nghĩa: chỉ chữ, để thấy véc-tơ thêm được gì')
    .option('--service', 'nhúng bằng dịch vụ của EMBEDDINGS_URL và EMBEDDINGS_MODEL')
    .option('--json', 'in kết quả dạng JSON')
    .option('--out <tệp>', 'ghi thêm kết quả từng câu, mỗi dòng một JSON')
    .option('--data <thư mục>', 'giữ chỉ mục ở đây để lần sau khỏi lập lại; để trống thì dùng thư mục tạm')
    .action((folder: string, options: Options) => bench(folder, options, world));
}

async function bench(folder: string, options: Options, world: World): Promise<void> {
  const { split, queries, qrels, json, out } = options;
  const { questions, unjudged } = readQuestions(folder, split, { queries, qrels });
  if (unjudged.length > 0) note(unjudgedText(unjudged));
  note(`Đọc corpus của ${folder}…`);
  const corpus = readCorpus(folder);
  await withFolder(options.data, async (data) => {
    note(`Lập hoặc mở chỉ mục của ${corpus.passages.length} điều…`);
    const library = await openBeirLibrary(corpus, data, await partsOf(options, world));
    note(`Hỏi ${questions.length} câu…`);
    const report = await benchBeir(questions, new Set(corpus.passages.map(({ id }) => id)), {
      search: botSearch(library, corpus, options),
      clock: world.clock,
      chance: seededChance(1),
      reword: rewordingOf(options),
    });
    if (out !== undefined)
      await writeFile(out, report.records.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const reworded = [options.noisy && 'có lỗi gõ', options.unaccented && 'không dấu'];
    const what = [
      folder,
      ...(queries === undefined ? [split] : [basename(queries)]),
      ...reworded,
      options.wordsOnly && 'chỉ chữ',
    ];
    print(
      json
        ? JSON.stringify({ ...beirJson(report), unjudged: unjudged.length })
        : beirText(report, what.filter(Boolean).join(', ')),
    );
  });
}

function unjudgedText(ids: readonly string[]): string {
  const more = ids.length > 5 ? ', …' : '';
  return `Không hỏi ${ids.length} câu vì qrels không có điều nào có điểm trên 0 cho câu đó: ${ids.slice(0, 5).join(', ')}${more}`;
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

/** The road of a question to its passages, as the bot goes it; the same without their likeness in meaning where asked for. */
function botSearch(
  { normaliser, embed, retrieve }: BeirLibrary,
  { passages }: BeirCorpus,
  { wordsOnly }: Pick<Options, 'wordsOnly'>,
): BeirSearch {
  return async (question) => {
    const meant = normaliser.normalise(question);
    const found = retrieve(meant, LIMIT, wordsOnly ? null : await embed(meant));
    return found.map(({ row }) => passages[row]?.id ?? '');
  };
}

/** Of the typing faults. */
const SEED = 1;

/** How the questions are asked. */
function rewordingOf({ noisy, unaccented: bare }: Options): (text: string) => string {
  const chance = seededChance(SEED);
  const typed = noisy ? (text: string) => makeNoisy(text, chance) : (text: string) => text;
  return bare ? (text) => unaccented(typed(text)) : typed;
}

/** The parts that the bot has where nothing else is set, or its embedding service. */
async function partsOf({ service }: Options, { environment, fetch }: World) {
  const data = readLexicon();
  if (service === undefined) return { data, embeddings: openStaticEmbeddings() };
  const { embeddings } = readSettings(environment);
  if (embeddings === null)
    throw new BeirError('--service cần dịch vụ nhúng: hãy đặt EMBEDDINGS_URL và EMBEDDINGS_MODEL.');
  return { data, embeddings: await openEmbeddingsService(embeddings, fetch) };
}
