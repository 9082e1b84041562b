import { LEARNED } from '../learned.ts';

/** All trainings in an order in which each finds what it builds on, as many at a time as there are cores. */

export interface Stage {
  readonly name: string;
  /** Stages whose files it reads. */
  readonly needs: readonly string[];
  /** Cores that it uses. */
  readonly cores: 1 | 2;
  /** Words of its command after `train`. */
  readonly words: readonly string[];
  /** What it writes: paths from the root of the project. */
  readonly files: readonly string[];
}

/** Where the texts are that are no part of the project. */
export interface TrainingData {
  /** Folder of the benchmarks (zalo-pd, alqac22, alqac25). */
  readonly bench: string;
  /** Folder of the official texts. */
  readonly corpus: string;
}

/** The stages, those first that take longest: a short one then fills the gap beside them. */
export function stages({ bench, corpus }: TrainingData): readonly Stage[] {
  const stage = (
    name: keyof typeof LEARNED,
    needs: readonly string[],
    words: readonly string[] = [],
  ): Stage => ({
    name,
    needs,
    cores: 1,
    words: [name, ...words],
    files: LEARNED[name],
  });
  return [
    stage('language', [], ['--bench', bench]),
    stage('embeddings', [], ['--bench', bench]),
    stage('reranker', ['language'], ['--bench', bench]),
    stage('sense', ['language'], ['--corpus', corpus]),
    stage('translation', ['language'], ['--corpus', corpus]),
    stage('answerable', ['reranker'], ['--bench', bench]),
    stage('standing', ['language']),
    stage('recogniser', ['language']),
    {
      ...stage('selector', ['language', 'embeddings', 'reranker', 'sense'], ['--corpus', corpus]),
      cores: 2,
    },
  ];
}

/** Runs a stage to its end; true where it went well. */
export type RunStage = (stage: Stage) => Promise<boolean>;

export interface Ended {
  readonly name: string;
  readonly outcome: 'done' | 'failed' | 'left_out';
}

/**
 * Runs all stages on `cores` cores; one that uses more than there are runs alone. What builds on a failed stage is left out;
 * the others go on. In the order in which they ended.
 */
export async function runStages(all: readonly Stage[], run: RunStage, cores: number): Promise<Ended[]> {
  const ended: Ended[] = [];
  const waiting = [...all];
  const running = new Map<Stage, Promise<void>>();
  const outcome = (name: string) => ended.find((one) => one.name === name)?.outcome;
  const start = (stage: Stage): void => {
    waiting.splice(waiting.indexOf(stage), 1);
    const going = run(stage).then((well) => {
      running.delete(stage);
      ended.push({ name: stage.name, outcome: well ? 'done' : 'failed' });
    });
    running.set(stage, going);
  };
  while (waiting.length > 0 || running.size > 0) {
    for (const stage of [...waiting]) {
      if (!stage.needs.some((name) => ['failed', 'left_out'].includes(outcome(name) ?? ''))) continue;
      waiting.splice(waiting.indexOf(stage), 1);
      ended.push({ name: stage.name, outcome: 'left_out' });
    }
    const used = [...running.keys()].reduce((sum, stage) => sum + stage.cores, 0);
    const next = waiting.find(
      (stage) =>
        stage.needs.every((name) => outcome(name) === 'done') &&
        (running.size === 0 || used + stage.cores <= cores),
    );
    if (next !== undefined) start(next);
    else if (running.size > 0) await Promise.race(running.values());
    else if (waiting.every((stage) => stage.needs.every((name) => outcome(name) !== 'left_out')))
      throw new Error(`these stages wait for one another: ${waiting.map(({ name }) => name).join(', ')}`);
  }
  return ended;
}
