import type { BeirQuestion } from './beir/questions.ts';
import type { BeirRecord, BeirReport } from './beir/report-shape.ts';
import {
  meanInterval,
  MEASURE_NAMES,
  measureRanking,
  type MeanInterval,
  type MeasureName,
} from './beir/measure.ts';

export { BeirError } from './beir/error.ts';
export { byLaw, readCorpus, type BeirCorpus, type BeirPassage } from './beir/corpus.ts';
export { readQuestions, type BeirQuestion, type BeirQuestions } from './beir/questions.ts';
export type { BeirRecord, BeirReport } from './beir/report-shape.ts';
export { beirJson, beirText } from './beir/report.ts';
export { indexBeirLibrary, openBeirLibrary, type BeirLibrary } from './beir/library.ts';
export { MEASURE_NAMES, meanInterval, measureRanking, type Measures } from './beir/measure.ts';

/** Searches as the bot does: ids of passages, best first. */
export type BeirSearch = (question: string) => Promise<readonly string[]>;

export interface BeirWorld {
  readonly search: BeirSearch;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Numbers in [0, 1), for the intervals. */
  readonly chance: () => number;
  /** How a question is asked: as it stands, without marks, with typing faults. */
  readonly reword: (text: string) => string;
}

/** Questions that are asked before times are taken, so that nothing is read from the disk for the first time. */
const WARM_UP = 20;

/** Asks every question and counts. A question for which nothing was found counts 0; it is never left out. */
export async function benchBeir(
  questions: readonly BeirQuestion[],
  ids: ReadonlySet<string>,
  { search, clock, chance, reword }: BeirWorld,
): Promise<BeirReport> {
  const asked = questions.map((question) => ({ ...question, text: reword(question.text) }));
  for (const { text } of asked.slice(0, WARM_UP)) await search(text);
  const records: BeirRecord[] = [];
  for (const { id, text, gold, grades } of asked) {
    const began = clock();
    const found = await search(text);
    const milliseconds = clock() - began;
    records.push({
      id,
      text,
      gold,
      found: found.slice(0, 10),
      milliseconds,
      ...measureRanking({ found, gold, grades }),
    });
  }
  const gold = new Set(questions.flatMap((question) => question.gold));
  return {
    n: records.length,
    means: meansOf(records, chance),
    latencyMs: latency(records),
    missingGold: [...gold].filter((id) => !ids.has(id)),
    records,
  };
}

function meansOf(records: readonly BeirRecord[], chance: () => number): BeirReport['means'] {
  const means = MEASURE_NAMES.map((name) => {
    const values = records.map((record) => record[name]);
    return [name, meanInterval(values, chance)] as const;
  });
  return Object.fromEntries(means) as Record<MeasureName, MeanInterval>;
}

function latency(records: readonly BeirRecord[]): BeirReport['latencyMs'] {
  const times = records.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
