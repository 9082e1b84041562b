import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Questions written for training: what they are after stands in the first column. */
export interface WrittenQuestion {
  readonly text: string;
  /** The same person's earlier messages, oldest first. */
  readonly turns: readonly string[];
  /** Labels that are right, the best first: a clause (`30-CT/TU#m3.d2/5`) or another (`X:amount`, `C:87-NQ/TU`, `clarify`). */
  readonly labels: readonly string[];
}

/** A file of written questions. */
export interface WrittenFile {
  readonly name: string;
  readonly sha256: string;
  readonly questions: readonly WrittenQuestion[];
}

/** A line that is not of the form, by file and number. */
export class WrittenError extends Error {
  override readonly name = 'WrittenError';
}

const OTHER = /^(?:X:[a-z]+|C:\S+|clarify|smalltalk|refused)$/;
/** `m3.d2.c6`: sixth clause of the provision `m3.d2`; what follows a slash says which part of the clause, for readers. */
const CLAUSE = /^([a-z0-9.-]+)\.c(\d+)(?:\/[a-z]+)?$/;
/** A place by its name is looked up, not recognised. */
const NAMED = /^named:/;
const BEFORE = ' ⇒ ';

/** Reads the `.tsv` files of a folder, by name. `document`: number of the document that the clauses belong to. */
export function readWritten(folder: URL, document: string): WrittenFile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tsv'));
  return files.sort().map((name) => {
    const bytes = readFileSync(new URL(name, folder));
    const lines = bytes.toString('utf8').split('\n');
    return {
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      questions: lines.flatMap((line, at) =>
        line === '' ? [] : readLine(line, document, `${name}:${at + 1}`),
      ),
    };
  });
}

function readLine(line: string, document: string, where: string): WrittenQuestion[] {
  const [labels, , text, ...rest] = line.split('\t');
  if (labels === undefined || text === undefined || text === '' || rest.length > 0)
    throw new WrittenError(`${where}: cần đúng ba cột LABEL, STYLE, TEXT`);
  if (NAMED.test(labels)) return [];
  const turns = text.split(BEFORE);
  const read = labels.split('|').map((label) => readLabel(label, document, where));
  return [{ text: turns.at(-1) ?? '', turns: turns.slice(0, -1), labels: [...new Set(read)] }];
}

function readLabel(label: string, document: string, where: string): string {
  if (OTHER.test(label)) return label;
  const clause = CLAUSE.exec(label);
  if (clause === null) throw new WrittenError(`${where}: không hiểu nhãn "${label}"`);
  return `${document}#${clause[1] ?? ''}/${Number(clause[2]) - 1}`;
}
