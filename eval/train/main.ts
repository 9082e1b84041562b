import type { Command } from 'commander';
import { addTrainAnswerable } from './answerable/main.ts';
import { addTrainEmbeddings, type World } from './embeddings/main.ts';
import { addTrainReranker } from './reranker/main.ts';

/** What is learned beside the recogniser of questions: `training` is the command `train`. */
export function addFurtherTraining(training: Command, world: World): void {
  addTrainEmbeddings(training, world);
  addTrainReranker(training);
  addTrainAnswerable(training);
}
