import { readFileSync } from 'node:fs';
import { BeirError } from '../beir.ts';

/** What was judged of absent questions that were answered: does the article shown first say what the removed one says. */

/** `yes` it says the same, `part` a part of it or the same for others, `no` it answers nothing; `-` drawn from, not judged. */
const LABELS = ['yes', 'part', 'no', '-'] as const;
export type Label = (typeof LABELS)[number];

export interface Judgement {
  /** Id of the article that was shown: where another one comes first now, the label says nothing. */
  readonly shown: string;
  readonly label: Label;
}

/** By the question's id: all that the judged ones were drawn from. */
export type Judged = ReadonlyMap<string, Judgement>;

/** Reads `question⇥article shown⇥label`; lines that begin with `#` are remarks. Throws `BeirError`. */
export function readJudged(path: string | URL): Judged {
  const judged = new Map<string, Judgement>();
  for (const [at, line] of readFileSync(path, 'utf8').split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [question = '', shown = '', given = ''] = line.split('\t');
    const label = LABELS.find((one) => one === given);
    if (question === '' || shown === '' || label === undefined)
      throw new BeirError(
        `${String(path)}, dòng ${at + 1}: phải là câu hỏi, điều đã hiện, nhãn (${LABELS.join(', ')}) cách nhau bằng tab: ${line.slice(0, 60)}`,
      );
    if (judged.has(question))
      throw new BeirError(`${String(path)}, dòng ${at + 1}: câu ${question} đã có ở trên; hãy bỏ một dòng.`);
    judged.set(question, { shown, label });
  }
  return judged;
}
