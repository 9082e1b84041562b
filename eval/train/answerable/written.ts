import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { BeirQuestion } from '../../beir.ts';

/** Questions that people wrote on official texts, as far as a benchmark holds their articles. */

export interface WrittenOnArticles {
  readonly questions: readonly BeirQuestion[];
  /** SHA-256 over the files in the order of their names. */
  readonly sha256: string;
}

const WRITTEN = new URL('../../questions/train/corpus/', import.meta.url);
/** With marks and short forms written out, as the benchmark's own questions are. */
const STYLE = 'plain';
/** One in so many is learned from: they are sixteen times as many as the benchmark's, on a few of its laws. */
const ONE_IN = 2;

/** `36/2018/QH14#d22.k2` is in the article `36/2018/qh14#22`. */
function articleOf(provision: string): string | null {
  const [, number, article] = /^([^#]+)#d(\d+[a-zđ]?)(?:\.|$)/u.exec(provision) ?? [];
  return number === undefined || article === undefined ? null : `${number.toLowerCase()}#${article}`;
}

/** The articles of all provisions of a label; none where one of them is not held. */
export function articlesOf(label: string, held: ReadonlySet<string>): string[] {
  const found = label.split(/[|+]/u).map(articleOf);
  return found.every((one) => one !== null && held.has(one))
    ? [...new Set(found.filter((one) => one !== null))]
    : [];
}

/** Reads them in the order of the files, each text once. `held`: ids of the benchmark's articles. */
export function readWrittenOnArticles(held: ReadonlySet<string>): WrittenOnArticles {
  const names = readdirSync(WRITTEN).filter((name) => name.startsWith('asked-'));
  const hash = createHash('sha256');
  const questions = new Map<string, BeirQuestion>();
  for (const name of names.sort()) {
    const text = readFileSync(new URL(name, WRITTEN), 'utf8');
    hash.update(text);
    for (const line of text.split('\n')) {
      const [label = '', style, , , asked = ''] = line.split('\t');
      const gold = style === STYLE ? articlesOf(label, held) : [];
      if (gold.length > 0 && asked !== '' && !questions.has(asked))
        questions.set(asked, { id: `written-${questions.size}`, text: asked, gold });
    }
  }
  return {
    questions: [...questions.values()].filter((_, at) => at % ONE_IN === 0),
    sha256: hash.digest('hex'),
  };
}
