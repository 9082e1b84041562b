import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { openStaticEmbeddings } from '../../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { findCandidates } from '../../../knowledge/retrieve.ts';
import { BeirError, openBeirLibrary, readCorpus, readQuestions } from '../../beir.ts';
import { RERANKER_RECIPE, trainReranker, type TrainingSet } from '../reranker.ts';

/** `npm run train -- reranker`: learns `knowledge/rerank/weights.json` from the training questions of the benchmarks. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

const WEIGHTS = fileURLToPath(new URL('../../../knowledge/rerank/weights.json', import.meta.url));
const BENCHMARKS = fileURLToPath(new URL('../../../../shared/bench', import.meta.url));

/** Whose training questions are learned from. */
const SETS = ['zalo-pd', 'alqac22'] as const;

interface Options {
  readonly bench: string;
  readonly check?: true;
  readonly data?: string;
}

export function addTrainReranker(training: Command): void {
  training
    .command('reranker')
    .description('học lại cách xếp hạng các điều tìm được (knowledge/rerank/weights.json)')
    .option('--bench <thư mục>', 'thư mục các bộ đo dạng BEIR', BENCHMARKS)
    .option('--data <thư mục>', 'giữ chỉ mục ở đây để lần sau khỏi lập lại; để trống thì dùng thư mục tạm')
    .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
    .action(train);
}

async function train({ bench, check, data }: Options, command: Command): Promise<void> {
  if (!existsSync(bench))
    throw new BeirError(`Không có thư mục ${bench}; hãy ghi thư mục bộ đo sau --bench.`);
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'ky-cuong-train-')));
  try {
    const sets: TrainingSet[] = [];
    for (const set of SETS) sets.push(await readSet(bench, folder, set));
    const text = `${JSON.stringify(trainReranker(sets, RERANKER_RECIPE, note))}\n`;
    // The parent command has an option of the same name, which commander gives to it.
    const checking = check ?? command.parent?.opts<Options>().check;
    if (checking !== true) await writeFile(WEIGHTS, text);
    const same = readFileSync(WEIGHTS, 'utf8') === text;
    const fault = `${WEIGHTS} không phải kết quả của npm run train -- reranker với dữ liệu hiện nay.`;
    print(same ? `${text.length} byte: ${WEIGHTS}` : fault);
    if (!same) process.exitCode = 1;
  } finally {
    if (data === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function readSet(bench: string, data: string, folder: string): Promise<TrainingSet> {
  note(`Đọc và lập chỉ mục ${folder}…`);
  const corpus = readCorpus(join(bench, folder));
  const { questions, sha256 } = readQuestions(join(bench, folder), 'train');
  const { indexes, normaliser } = await openBeirLibrary(corpus, join(data, folder), ourParts());
  const rowOf = new Map(corpus.passages.map(({ id }, row) => [id, row]));
  const asked = questions.map((question) => {
    const { text } = normaliser.normalise(question.text);
    return {
      text,
      gold: new Set(question.gold.map((id) => rowOf.get(id) ?? -1)),
      rows: findCandidates(text, indexes).map(({ row }) => row),
    };
  });
  return {
    name: folder,
    tokens: indexes.tokens,
    questions: asked,
    sha256: `${corpus.sha256} ${sha256}`,
  };
}

/** The parts that the bot has where nothing else is set. */
function ourParts() {
  const data = readLexicon();
  return { data, embeddings: openStaticEmbeddings() };
}
