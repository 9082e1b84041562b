import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Item } from '../../bot/quiz-item.ts';

/** Items that a person judged against the text: `test/fixtures/quiz/judged.tsv`. */
export interface Judged {
  readonly id: string;
  /** Of what was judged: another wording needs another judgement. */
  readonly hash: string;
  readonly right: boolean;
  readonly note: string;
}

/** What of an item a judgement is about, as 16 hex digits. */
export const judgedHash = ({ stem, options, correct, quote }: Item): string =>
  createHash('sha256')
    .update(JSON.stringify([stem, options, correct, quote?.text]))
    .digest('hex')
    .slice(0, 16);

export const judgedItems = (): Judged[] =>
  readFileSync(new URL('../fixtures/quiz/judged.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id = '', hash = '', verdict = '', note = ''] = line.split('\t');
      return { id, hash, right: verdict === 'right', note };
    });
