import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { isHeldOut, readSet, setNames } from '../../sets.ts';
import { readLawFile, STANDING_RECIPE, trainStanding } from '../standing.ts';
import { readWritten } from '../written.ts';

/** `npm run train -- standing`: learns whether the directive or a law decides a question. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const SHIPPED = fileURLToPath(new URL('../../../bot/answer/recognise/standing.bin', import.meta.url));
const LAWS = new URL('../../questions/train/corpus/', import.meta.url);

export interface StandingWorld {
  readonly document: { readonly document: string; readonly folder: URL };
  /** The shipped library alone, built anew. */
  readonly withKnowledge: <Result>(use: (knowledge: Knowledge) => Promise<Result>) => Promise<Result>;
}

export function addTrainStanding(training: Command, world: StandingWorld): void {
  training
    .command('standing')
    .description(
      'học lại: chỉ thị hay luật quyết định câu hỏi (bot/answer/recognise/standing.bin), khoảng 2 phút',
    )
    .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
    .action((options: { check?: true }, command: Command) =>
      // The parent command has an option of the same name, which commander gives to it.
      train(options.check ?? command.parent?.opts<{ check?: true }>().check === true, world),
    );
}

async function train(checking: boolean, { document, withKnowledge }: StandingWorld): Promise<void> {
  const names = readdirSync(LAWS).filter((name) => /^asked-.*\.tsv$/.test(name));
  const bytes = await withKnowledge((knowledge) =>
    trainStanding({
      knowledge,
      document: document.document,
      files: readWritten(document.folder, document.document),
      sets: setNames()
        .filter((name) => !isHeldOut(name))
        .map(readSet),
      laws: names.sort().map((name) => readLawFile(name, readFileSync(new URL(name, LAWS)))),
      options: STANDING_RECIPE,
      onProgress: (what, done, total) => note(`${done}/${total} ${what}`),
    }),
  );
  if (!checking) await writeFile(SHIPPED, bytes);
  const same = existsSync(SHIPPED) && readFileSync(SHIPPED).equals(bytes);
  if (!same) process.exitCode = 1;
  print(
    same
      ? `${bytes.length} byte: ${SHIPPED}`
      : `${SHIPPED} không phải kết quả của npm run train -- standing.`,
  );
}
