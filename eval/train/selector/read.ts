import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readWritten, type WrittenFile } from '../written.ts';
import { readAskedLines, readEverydayLines, type AskedLine, type EverydayLine } from './lines.ts';

/** What people wrote for the official texts. */
export interface WrittenLines {
  readonly asked: readonly (AskedLine & { readonly file: string })[];
  readonly everyday: readonly EverydayLine[];
  /** Hashes of the files by name. */
  readonly data: Readonly<Record<string, string>>;
}

const WRITTEN = new URL('../../questions/train/corpus/', import.meta.url);
const DIRECTIVE = new URL('../../questions/train/30-CT-TU/', import.meta.url);
/** Number of the directive on which those questions were written. */
const TRAINED = '30-CT/TU';

/** Reads all of it; lines of one file stand together. */
export function readWrittenLines(): WrittenLines {
  const names = readdirSync(WRITTEN)
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  const read = names.map((name) => ({ name, text: readFileSync(new URL(name, WRITTEN), 'utf8') }));
  const of = (prefix: string) => read.filter(({ name }) => name.startsWith(prefix));
  const directive = readWritten(DIRECTIVE, TRAINED);
  const asked = of('asked-').flatMap(({ name, text }) =>
    readAskedLines(text, name).map((line) => ({ ...line, file: name })),
  );
  return {
    asked: [...asked, ...askedOfDirective(directive)],
    everyday: of('everyday-').flatMap(({ name, text }) => readEverydayLines(text, name)),
    data: Object.fromEntries([
      ...read.map(({ name, text }) => [name, hash(text)] as const),
      ...directive.map(({ name, sha256 }) => [`${TRAINED} ${name}`, sha256] as const),
    ]),
  };
}

/** One in so many questions on the directive is learned: there are a hundred times as many on each of its clauses. */
const ONE_IN = 8;

/** Questions that the directive decides, so that its provisions compete with those of the laws. */
function askedOfDirective(files: readonly WrittenFile[]): WrittenLines['asked'] {
  const decided = files
    .flatMap(({ name, questions }) => questions.map((question) => ({ ...question, name })))
    .map(({ text, turns, labels, name }) => ({
      text: [...turns, text].join('. '),
      provisions: [...new Set(labels.filter((label) => label.includes('#')).map(provisionOf))],
      on: null,
      file: `${TRAINED} ${name}`,
    }))
    .filter(({ provisions }) => provisions.length > 0);
  return decided.filter((_, at) => at % ONE_IN === 0);
}

/** `30-CT/TU#m3.d2/5` is a clause of `30-CT/TU#m3.d2`. */
function provisionOf(label: string): string {
  return label.slice(0, label.lastIndexOf('/'));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
