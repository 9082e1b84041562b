import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { createAnswerability, readAnswerableWeights } from '../../knowledge/answerable.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { createReranker, readRerankWeights } from '../../knowledge/rerank.ts';
import {
  askAbsent,
  askStrangers,
  measureAbsent,
  measureCeilings,
  offTopic,
  openAbsentLibrary,
  readJudged,
  twinsOf,
  type AbsentAsked,
  type AbsentLibrary,
  type AbsentWorld,
  type Ceilings,
  type Judged,
} from '../absent.ts';
import { BeirError, readQuestions } from '../beir.ts';
import { readWritten, seededChance } from '../train.ts';
import { absentText, ceilingText } from './report.ts';

/** `npm run eval -- absent DIR`: is it known when the rules do not answer. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

const JUDGED = new URL('judged-zalo-pd-dev.tsv', import.meta.url);
const WRITTEN = new URL('../questions/train/30-CT-TU/', import.meta.url);

interface Options {
  readonly split: string;
  readonly queries?: string;
  readonly qrels?: string;
  readonly json?: true;
  readonly out?: string;
  readonly judged?: string;
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
    .option('--out <tệp>', 'ghi thêm kết quả từng câu, mỗi dòng một JSON')
    .option(
      '--judged <tệp>',
      'câu đã được xét là có đáp án ở điều khác hay không (mặc định: eval/absent/judged-zalo-pd-dev.tsv)',
    )
    .option('--data <thư mục>', 'giữ chỉ mục ở đây để lần sau khỏi lập lại; để trống thì dùng thư mục tạm')
    .action(absent);
}

async function absent(folder: string, options: Options): Promise<void> {
  const { split, queries, qrels, json, out, judged } = options;
  const { questions } = readQuestions(folder, split, { queries, qrels });
  const labels = readJudged(judged ?? JUDGED);
  const held = options.data ?? (await mkdtemp(join(tmpdir(), 'ky-cuong-absent-')));
  try {
    note(`Đọc và lập chỉ mục ${folder}…`);
    const library = await openAbsentLibrary(folder, held, partsOfBot());
    note(`Hỏi ${questions.length} câu…`);
    const world = absentWorld(library);
    const asked = askAbsent(questions, world);
    const strangers = askStrangers(offTopic(readWritten(WRITTEN, '30-CT/TU'), 'measure'), world);
    if (out !== undefined) await writeFile(out, asked.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const figures = measureAbsent(asked, strangers, seededChance(1));
    const ceilings = ceilingsOf(asked, labels, judged !== undefined);
    print(
      json
        ? JSON.stringify({ figures, ceilings })
        : [
            absentText(figures, `${folder}, ${queries === undefined ? split : basename(queries)}`),
            ...(ceilings ? [ceilingText(ceilings)] : []),
          ].join('\n\n\n'),
    );
  } finally {
    if (options.data === undefined) await rm(held, { recursive: true, force: true });
  }
}

/** null where none of the questions was judged; that is an error for a file that somebody named. */
function ceilingsOf(asked: readonly AbsentAsked[], judged: Judged, named: boolean): Ceilings | null {
  const twins = twinsOf(asked);
  if (twins.some(({ id }) => judged.has(id))) return measureCeilings(twins, judged, seededChance(2));
  if (named)
    throw new BeirError('Tệp của --judged không có câu nào của phần này; hãy chọn đúng --split hoặc tệp.');
  return null;
}

/** What the bot opens a corpus with. */
export const partsOfBot = () => ({ data: readLexicon(), embeddings: openStaticEmbeddings() });

/** The shipped decision over a corpus. */
export function absentWorld(library: AbsentLibrary): AbsentWorld {
  return {
    library,
    reranker: createReranker(readRerankWeights(), library.tokens),
    answerability: createAnswerability(readAnswerableWeights(), library),
  };
}
