import { readFileSync } from 'node:fs';
import { LEARNED_FILES, learnedText, notLearned, readLearned } from '../learned.ts';

const ROOT = new URL('../../', import.meta.url);
const readProject = (path: string) => readFileSync(new URL(path, ROOT));

/** Whether the files that are shipped as learned are those that `npm run train` made: a sentence, and what is wrong. */
export function shippedAsLearned(): { readonly text: string; readonly wrong: readonly string[] } {
  const learned = readLearned(readProject('eval/learned.json').toString('utf8'));
  const wrong = notLearned(learned, LEARNED_FILES, readProject);
  return { text: wrong.length === 0 ? learnedText(learned) : wrong.join('\n'), wrong };
}
