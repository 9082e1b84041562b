import type { Command } from 'commander';
import type { World as WholeWorld } from '../world.ts';
import { addTrainAnswerable } from './answerable/main.ts';
import { addTrainEmbeddings, type World } from './embeddings/main.ts';
import { addTrainReranker } from './reranker/main.ts';
import { addTrainSelector } from './selector/main.ts';
import { addTrainSense } from './sense/main.ts';
import { addTrainStanding, type StandingWorld } from './standing/main.ts';
import { addTrainTranslation } from './translation/main.ts';

/** What is learned beside the recogniser of questions: `training` is the command `train`. */
export function addFurtherTraining(training: Command, world: World & WholeWorld & StandingWorld): void {
  addTrainEmbeddings(training, world);
  addTrainReranker(training);
  addTrainSense(training, world);
  addTrainTranslation(training, world);
  addTrainSelector(training, world);
  addTrainAnswerable(training);
  addTrainStanding(training, world);
}
