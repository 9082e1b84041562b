import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { askAbsent, measureAbsent, openAbsentLibrary } from '../absent.ts';
import { absentWorld, partsOfBot } from '../absent/main.ts';
import { readQuestions } from '../beir.ts';
import { absentMarks, benchMarks, type MarkedRun } from '../marks.ts';
import { measureOurs } from '../peers/main.ts';
import { seededChance } from '../train/chance.ts';
import type { World } from '../world.ts';

/** The benchmarks of `check` and `record`: what is found, and whether it is known when nothing answers, over one index. */

/** Those whose figures are compared, and their split. */
const BENCHES = ['alqac25', 'zalo-pd'] as const;
const SPLIT = 'dev';
/** Questions whose law and subject are taken out, at most: every other one of the larger set is enough for a sign test. */
const ABSENT = 411;

/** Marks of every benchmark in `folder`; says what it found, and what is not there. `beside`: nobody named the folder. */
export async function markBenches(
  folder: string,
  beside: boolean,
  world: World,
  tell: (text: string) => void,
): Promise<Record<string, MarkedRun>> {
  const marked: Record<string, MarkedRun> = {};
  for (const name of BENCHES) {
    const own = join(folder, name);
    if (existsSync(own)) Object.assign(marked, await markBench(own, world, tell));
    else
      tell(
        `Bỏ qua ${name} (tìm điều, và nhận ra câu không có đáp án): không có ${beside ? 'bộ đo cạnh dự án' : own}; hãy chỉ bằng --bench THƯ_MỤC.`,
      );
  }
  return marked;
}

async function markBench(
  folder: string,
  world: World,
  tell: (text: string) => void,
): Promise<Record<string, MarkedRun>> {
  const name = `${basename(folder)}-${SPLIT}`;
  const { questions, sha256 } = readQuestions(folder, SPLIT);
  const temporary = await mkdtemp(join(tmpdir(), 'ky-cuong-check-'));
  try {
    const library = await openAbsentLibrary(folder, temporary, partsOfBot());
    const figures = await measureOurs(library, questions, world);
    const { recallAt1, recallAt10, mrrAt10 } = figures;
    const shares = [recallAt1, recallAt10, mrrAt10].map((share) => share.toFixed(3));
    tell(`${folder} ${SPLIT}: R@1 ${shares[0]}, R@10 ${shares[1]}, MRR@10 ${shares[2]}`);
    const step = Math.ceil(questions.length / ABSENT);
    const asked = askAbsent(
      questions.filter((_, at) => at % step === 0),
      absentWorld(library),
    );
    for (const { kind, questions: count, auroc } of measureAbsent(asked, [], seededChance(1)))
      if (kind !== 'offTopic')
        tell(`${folder} ${SPLIT}, ${TOLD[kind]} (${count} câu): AUROC ${auroc.value.toFixed(3)}`);
    const absent = Object.entries(absentMarks(asked, sha256)).map(
      ([kind, run]) => [`absent-${kind}-${name}`, run] as const,
    );
    return { [name]: benchMarks(figures, sha256), ...Object.fromEntries(absent) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const TOLD = { law: 'bỏ văn bản có điều đúng', subject: 'bỏ cả đề mục' } as const;
