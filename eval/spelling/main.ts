import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { z } from 'zod';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { createNormaliser, shippedLanguage } from '../../knowledge/normaliser.ts';
import { isHeldOut, readSet, setNames } from '../sets.ts';
import { measureSpelling, spellingText, type SpellingReport } from '../spelling.ts';
import { languageTexts, trainLanguage } from '../train.ts';
import { writeSyllables } from '../train/syllables.ts';

/** `npm run eval -- spelling`, `npm run train -- language` and `train-syllables`: how words are written. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const MODEL = fileURLToPath(new URL('../../knowledge/normaliser/language.bin', import.meta.url));
const SYLLABLES = fileURLToPath(new URL('../../knowledge/lexicon/syllables.txt', import.meta.url));
const WRITTEN = new URL('../questions/train/30-CT-TU/', import.meta.url);

/** `train`: the command to which the training of the language belongs. */
export function addSpelling(program: Command, train: Command, clock: () => number): void {
  program
    .command('spelling')
    .description('đo tỷ lệ từ được hiểu đúng khi viết không dấu, viết tắt, gõ sai')
    .option('--bench <thư mục>', 'thư mục các bộ dữ liệu dạng BEIR; thêm câu hỏi của zalo-pd dev')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: Options) => spelling(options, clock));
  train
    .command('language')
    .description('học lại mô hình tiếng Việt (knowledge/normaliser/language.bin)')
    .requiredOption('--bench <thư mục>', 'thư mục có zalo-pd, alqac25, alqac22')
    .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
    .action(language);
  program
    .command('train-syllables')
    .description('lập lại knowledge/lexicon/syllables.txt từ một corpus.jsonl.gz dạng BEIR')
    .argument('<corpus>', 'tệp corpus.jsonl.gz')
    .action((corpus: string) => {
      print(`${writeSyllables(corpus, SYLLABLES)} âm tiết: ${SYLLABLES}`);
    });
}

interface Options {
  readonly bench?: string;
  readonly json?: true;
}

/** Ways of writing that show how words are meant; of the rest nobody knows it for certain. */
const CAREFUL =
  /^(?:plain|formal|story|long_story|leading|indirect|follow[-_]?up|statement|compound|situation|caps|nfd|old[-_]?tone|tone_placement|near.?miss|regional|euphemism|everyday|elliptic)$/u;

function spelling({ bench, json }: Options, clock: () => number): void {
  const { shortForms: abbreviations, chatPairs: pairs } = readLexicon();
  const normaliser = createNormaliser({
    model: shippedLanguage(),
    library: null,
    abbreviations,
    pairs,
  });
  const report: Record<string, SpellingReport> = {};
  for (const [name, texts] of textsBySet(bench)) report[name] = measureSpelling(texts, normaliser, clock);
  print(json ? JSON.stringify(report) : spellingText(report));
}

/** The development sets together, each held-out set by itself, and the benchmark's questions where its folder is given. */
function textsBySet(bench: string | undefined): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const name of setNames()) {
    const careful = readSet(name).questions.filter(({ style }) => CAREFUL.test(style));
    const group = isHeldOut(name) ? name : 'dev*';
    texts.set(group, [...(texts.get(group) ?? []), ...careful.map(({ text }) => text.normalize('NFC'))]);
  }
  const queries = bench === undefined ? null : join(bench, 'zalo-pd', 'queries-dev.jsonl');
  if (queries === null) note('Không có --bench: bỏ qua câu hỏi của zalo-pd.');
  else if (!existsSync(queries)) throw new Error(`không có ${queries}: --bench phải là thư mục có zalo-pd`);
  else texts.set('zalo-pd dev', readQueries(queries));
  return texts;
}

function readQueries(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text.normalize('NFC'));
}

async function language({ bench, check }: { bench: string; check?: true }): Promise<void> {
  const written = readdirSync(WRITTEN)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, WRITTEN)) }));
  const bytes = trainLanguage(languageTexts(bench, written, note), note);
  if (!check) await writeFile(MODEL, bytes);
  else if (!existsSync(MODEL) || !readFileSync(MODEL).equals(bytes)) {
    print(`${MODEL} không phải kết quả của npm run train -- language với dữ liệu hiện nay.`);
    process.exitCode = 1;
    return;
  }
  print(`${bytes.length} byte: ${MODEL}`);
}
