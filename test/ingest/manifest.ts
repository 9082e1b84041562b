import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from '../support/corpus.ts';

/** What the corpus's own list says of one file. */
export interface Listed {
  readonly file: string;
  /** Articles of the whole file; of a topic of the codification, of all its documents together. */
  readonly articles: number;
  /** Articles of single documents of a topic. */
  readonly documents: ReadonlyMap<string, number>;
}

/** The corpus's list of files: `119 in the topic; 36 of 44/2019/QH14`, `45`. */
export function readManifest(): Listed[] {
  const [, ...rows] = readFileSync(join(corpusFolder, 'MANIFEST.tsv'), 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [file = '', , numbers = '', , counted = ''] = row.split('\t');
    const single = numbers.includes(';') ? [] : [[numbers, Number.parseInt(counted)] as const];
    const named = [...counted.matchAll(/(\d+) of (\S+?)(?:;|$)/gu)].map(
      ([, count, number = '']) => [number, Number(count)] as const,
    );
    return { file, articles: Number.parseInt(counted), documents: new Map([...single, ...named]) };
  });
}
