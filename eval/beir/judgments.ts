import { BeirError } from './error.ts';
import { linesOf, shown, type TextFile } from './text-file.ts';

/** Passages with a score above 0 and that score. */
export interface Judgments {
  readonly passages: ReadonlyMap<string, number>;
  /** Where the question is first named. */
  readonly line: number;
}

const JUDGMENT = /^([^\t]+)\t([^\t]+)\t(-?\d+(?:\.\d+)?)\s*$/u;
/** How other tools name the columns; without such a line the first one is a judgment. */
const HEAD = /^[^\t]+\t[^\t]+\t\s*[\p{L}_-]+\s*$/u;

/** By question, in the order of the file; one whose passages all have 0 or less has none. Throws `BeirError`. */
export function readJudgments({ path, text }: TextFile): Map<string, Judgments> {
  const judged = new Map<string, { scores: Map<string, number>; line: number }>();
  for (const { number, text: line } of linesOf(text)) {
    if (number === 1 && HEAD.test(line)) continue;
    const [, question = '', passage = '', given = ''] = JUDGMENT.exec(line) ?? [];
    if (question === '')
      throw new BeirError(
        `${path}, dòng ${number}: phải là câu hỏi, đoạn, điểm (số) cách nhau bằng tab, như q1⇥luat#2⇥1: ${shown(line)}`,
      );
    const own = judged.get(question) ?? { scores: new Map<string, number>(), line: number };
    judged.set(question, own);
    const before = own.scores.get(passage);
    if (before !== undefined && before !== Number(given))
      throw new BeirError(
        `${path}, dòng ${number}: câu "${question}" đã có điểm ${before} cho "${passage}" ở trên, nay ${given}; hãy giữ một dòng.`,
      );
    own.scores.set(passage, Number(given));
  }
  return new Map([...judged].map(([id, { scores, line }]) => [id, { passages: above(scores), line }]));
}

function above(scores: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...scores].filter(([, score]) => score > 0));
}
