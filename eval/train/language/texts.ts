import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { isUnaccented, tokenise } from '../../../knowledge/vietnamese.ts';

/** What a text is, for how often it counts. */
export type TextKind = 'heading' | 'body' | 'question' | 'written';

/** Texts to learn the language from, with hashes of the files that they come from. */
export interface LanguageTexts {
  readonly data: Readonly<Record<string, string>>;
  readonly texts: Iterable<{ readonly kind: TextKind; readonly text: string }>;
}

/** A file of written questions, as it lies in `eval/questions/train`: name and bytes. */
export interface WrittenTexts {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sets in BEIR's shape whose articles are read; of the first the training questions too. */
const CORPORA = ['zalo-pd', 'alqac25', 'alqac22'].map((set) => join(set, 'corpus.jsonl.gz'));
const QUESTIONS = join('zalo-pd', 'queries-train.jsonl');

/** Ways of writing that a model of right spelling does not learn from. */
const CARELESS = /^(?:unaccented|chat|typos?|english|keywords?)$/u;

const articleSchema = z.object({ title: z.string(), text: z.string() });
const questionSchema = z.object({ text: z.string() });

/** Reads the benchmarks' folder and the written questions. Throws where a file of the folder is not there. */
export function languageTexts(
  bench: string,
  written: readonly WrittenTexts[],
  onProgress: (what: string) => void,
): LanguageTexts {
  const missing = [...CORPORA, QUESTIONS].find((name) => !existsSync(join(bench, name)));
  if (missing !== undefined)
    throw new Error(`không có ${join(bench, missing)}: --bench phải là thư mục có nó`);
  const data: Record<string, string> = {};
  const read = (name: string, bytes: Buffer): string[] => {
    data[name] = createHash('sha256').update(bytes).digest('hex');
    onProgress(name);
    const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return plain
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  };
  const all = function* (): Generator<{ kind: TextKind; text: string }> {
    for (const name of CORPORA) yield* read(name, readFileSync(join(bench, name))).flatMap(articleTexts);
    for (const line of read(QUESTIONS, readFileSync(join(bench, QUESTIONS))))
      yield { kind: 'question', text: questionSchema.parse(JSON.parse(line)).text };
    for (const { name, bytes } of written)
      for (const text of read(name, bytes).flatMap(carefulTexts)) yield { kind: 'written', text };
  };
  return { data, texts: all() };
}

function articleTexts(line: string): { kind: TextKind; text: string }[] {
  const { title, text } = articleSchema.parse(JSON.parse(line));
  return [
    { kind: 'heading', text: title },
    { kind: 'body', text },
  ];
}

/** The messages of a written line, where they are spelled with care. */
function carefulTexts(line: string): string[] {
  const [, style = '', text = ''] = line.split('\t');
  if (CARELESS.test(style)) return [];
  return text.split(' ⇒ ').filter((message) => !isUnaccented(tokenise(message)));
}
