import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createAnswerability, readAnswerableWeights } from '../../knowledge/answerable.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { createReranker, readRerankWeights } from '../../knowledge/rerank.ts';
import { measureAbsent, offTopic, openAbsentLibrary } from '../absent.ts';
import { readQuestions } from '../beir.ts';
import { readWritten, seededChance } from '../train.ts';
import { absentText } from './report.ts';

/** `npm run eval -- absent DIR`: is it known when the rules do not answer. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

const WRITTEN = new URL('../questions/train/30-CT-TU/', import.meta.url);

interface Options {
  readonly split: string;
  readonly queries?: string;
  readonly qrels?: string;
  readonly json?: true;
  readonly data?: string;
}

export function addAbsent(program: Command): void {
  program
    .command('absent')
    .description('đo việc nhận ra câu hỏi mà kho không có đáp án: bỏ văn bản hoặc đề mục đúng rồi hỏi lại')
    .argument('<thư mục>', 'thư mục có corpus.jsonl.gz, queries-<split>.jsonl, qrels/<split>.tsv')
    .option('--split <tên>', 'phần của bộ đo', 'dev')
    .option('--queries <tệp>', 'câu hỏi ở tệp khác')
    .option('--qrels <tệp>', 'đáp án ở tệp khác')
    .option('--json', 'in kết quả dạng JSON')
    .option('--data <thư mục>', 'giữ chỉ mục ở đây để lần sau khỏi lập lại; để trống thì dùng thư mục tạm')
    .action(absent);
}

async function absent(folder: string, { split, queries, qrels, json, data }: Options): Promise<void> {
  const { questions } = readQuestions(folder, split, { queries, qrels });
  const held = data ?? (await mkdtemp(join(tmpdir(), 'ky-cuong-absent-')));
  try {
    note(`Đọc và lập chỉ mục ${folder}…`);
    const library = await openAbsentLibrary(folder, held, {
      data: readLexicon(),
      embeddings: openStaticEmbeddings(),
    });
    note(`Hỏi ${questions.length} câu…`);
    const figures = measureAbsent(questions, offTopic(readWritten(WRITTEN, '30-CT/TU'), 'measure'), {
      library,
      reranker: createReranker(readRerankWeights(), library.tokens),
      answerability: createAnswerability(readAnswerableWeights(), library),
      chance: seededChance(1),
    });
    print(json ? JSON.stringify(figures) : absentText(figures, `${folder}, ${split}`));
  } finally {
    if (data === undefined) await rm(held, { recursive: true, force: true });
  }
}
