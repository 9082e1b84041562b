import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { addTrainEmbeddings, type World } from './embeddings/main.ts';
import { writeSyllables } from './syllables.ts';

/** What is learned beside the recogniser of questions: `training` is the command `train`. */
export function addFurtherTraining(program: Command, training: Command, world: World): void {
  addTrainEmbeddings(training, world);
  program
    .command('train-syllables')
    .description('lập lại knowledge/lexicon/syllables.txt từ một corpus.jsonl.gz dạng BEIR')
    .argument('<corpus>', 'tệp corpus.jsonl.gz')
    .action((corpus: string) => {
      const target = fileURLToPath(new URL('../../knowledge/lexicon/syllables.txt', import.meta.url));
      process.stdout.write(`${writeSyllables(corpus, target)} âm tiết: ${target}\n`);
    });
}
