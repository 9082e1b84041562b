import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { openStaticEmbeddings } from '../../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { createReranker, readRerankWeights } from '../../../knowledge/rerank.ts';
import { offTopic, openAbsentLibrary } from '../../absent.ts';
import { BeirError, readQuestions } from '../../beir.ts';
import { ANSWERABLE_RECIPE, trainAnswerable } from '../answerable.ts';
import { readWritten } from '../written.ts';
import { readWrittenOnArticles } from './written.ts';
import { crossedRerankers, readExamples, readStrangers } from './read.ts';

/** `npm run train -- answerable`: learns `knowledge/answerable/weights.json` from the training questions of the benchmarks. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

const WEIGHTS = fileURLToPath(new URL('../../../knowledge/answerable/weights.json', import.meta.url));
const BENCHMARKS = fileURLToPath(new URL('../../../../shared/bench', import.meta.url));
const WRITTEN = new URL('../../questions/train/30-CT-TU/', import.meta.url);

/** The set that the reranker was learned from, and one that it never saw. Chosen by cross-validation. */
const [LEARNED, UNSEEN] = ['zalo-pd', 'alqac22'];
const SHARE = { unseen: 0.3, strangers: 5, written: 0.1 };
const BY_PEOPLE = 'written';

interface Options {
  readonly bench: string;
  readonly check?: true;
  readonly data?: string;
}

export function addTrainAnswerable(training: Command): void {
  training
    .command('answerable')
    .description('học lại khi nào kho không có đáp án (knowledge/answerable/weights.json)')
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
    const { examples, made } = await readAll(bench, folder);
    const weights = trainAnswerable(examples, ANSWERABLE_RECIPE, made, note);
    note(JSON.stringify(weights.made['crossed'], null, 1));
    const text = `${JSON.stringify(weights)}\n`;
    // The parent command has an option of the same name, which commander gives to it.
    const checking = check ?? command.parent?.opts<Options>().check;
    if (checking !== true) await writeFile(WEIGHTS, text);
    const same = readFileSync(WEIGHTS, 'utf8') === text;
    const fault = `${WEIGHTS} không phải kết quả của npm run train -- answerable với dữ liệu hiện nay.`;
    print(same ? `${Buffer.byteLength(text)} byte: ${WEIGHTS}` : fault);
    if (!same) process.exitCode = 1;
  } finally {
    if (data === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** All examples, those of the set with most questions first, and what they were made of. */
async function readAll(bench: string, data: string) {
  const { folds } = ANSWERABLE_RECIPE;
  const shipped = readRerankWeights();
  const ours = { data: readLexicon(), embeddings: openStaticEmbeddings() };
  note(`Đọc và lập chỉ mục ${LEARNED}…`);
  const learned = await openAbsentLibrary(join(bench, LEARNED), data, ours);
  const asked = readQuestions(join(bench, LEARNED), 'train');
  const rerankers = crossedRerankers(asked.questions, learned, folds, note);
  const written = readWrittenOnArticles(new Set(learned.corpus.passages.map(({ id }) => id)));
  note(`${written.questions.length} câu người viết về các văn bản có trong ${LEARNED}`);
  const files = readWritten(WRITTEN, '30-CT/TU');
  const strangers = offTopic(files, 'train');
  const parts = [
    readExamples(asked.questions, learned, { set: LEARNED, rerankers, share: 1 }, folds),
    readExamples(
      written.questions,
      learned,
      {
        set: BY_PEOPLE,
        // The reranker never saw these.
        rerankers: [createReranker(shipped, learned.tokens)],
        share: SHARE.written,
      },
      folds,
    ),
    readStrangers(strangers, learned, shipped, { set: LEARNED, share: SHARE.strangers, folds }),
  ];
  note(`Đọc và lập chỉ mục ${UNSEEN}…`);
  const unseen = await openAbsentLibrary(join(bench, UNSEEN), data, ours);
  const others = readQuestions(join(bench, UNSEEN), 'train');
  const judging = { set: UNSEEN, rerankers: [createReranker(shipped, unseen.tokens)], share: SHARE.unseen };
  parts.push(readExamples(others.questions, unseen, judging, folds));
  return {
    examples: parts.flat(),
    made: {
      data: {
        [LEARNED]: `${learned.corpus.sha256} ${asked.sha256}`,
        [UNSEEN]: `${unseen.corpus.sha256} ${others.sha256}`,
        [BY_PEOPLE]: written.sha256,
        ...Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
      },
      questions: {
        [LEARNED]: asked.questions.length,
        [UNSEEN]: others.questions.length,
        [BY_PEOPLE]: written.questions.length,
        offTopic: strangers.length,
      },
    },
  };
}
