import { DIRECTIVE_LABEL, LAW_LABEL, questionFeatures } from '../../bot/answer.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { encodeNetwork } from '../../knowledge/network.ts';
import type { QuestionSet } from '../sets.ts';
import { fromJudged } from './judged.ts';
import { trainNetwork, type Example, type TrainOptions } from './network.ts';
import type { WrittenFile, WrittenQuestion } from './written.ts';

export { readLawFile, StandingError } from './standing/lines.ts';

/** Learns whether it is the directive or a law that decides a question, from questions written on either. */

/** Chosen with each half of the files left out of learning in turn, and on the golden set for building. */
export const STANDING_RECIPE: TrainOptions = {
  hidden: 16,
  epochs: 8,
  rate: 0.05,
  dropFeatures: 0.5,
  dropHidden: 0,
  leastSeen: 5,
  seed: 1,
};

/** Day of law at which the questions are read. */
const DAY = '2026-11-25';

export interface StandingInput {
  /** The library that comes with the program: features are of its document alone. */
  readonly knowledge: Knowledge;
  /** Number of the document whose clauses are recognised. */
  readonly document: string;
  readonly files: readonly WrittenFile[];
  /** Development sets on the document. */
  readonly sets: readonly QuestionSet[];
  /** Questions on official texts; some are decided by the document too. */
  readonly laws: readonly WrittenFile[];
  readonly options: TrainOptions;
  readonly onProgress: (what: string, done: number, total: number) => void;
}

/**
 * Returns the file's bytes, the same for the same input. What neither decides is left out, but for near misses of laws
 * (`X:`), which are after what a law would say.
 */
export async function trainStanding(input: StandingInput): Promise<Uint8Array> {
  const { knowledge, document, files, sets, laws, options, onProgress } = input;
  const judged = sets.flatMap((set) => set.questions.map((question) => fromJudged(question, knowledge)));
  const own = (label: string): boolean => label.startsWith(`${document}#`);
  const told = [
    ...[...files.flatMap(({ questions }) => questions), ...judged]
      .filter(({ labels }) => labels.some(own))
      .map((question) => ({ question, label: DIRECTIVE_LABEL })),
    ...laws
      .flatMap(({ questions }) => questions)
      .map((question) => ({ question, label: question.labels.some(own) ? DIRECTIVE_LABEL : LAW_LABEL })),
  ];
  const examples: Example[] = [];
  for (const [at, one] of told.entries()) {
    if (at % 1000 === 0) onProgress('câu đã đọc', at, told.length);
    examples.push(await toExample(one, document, knowledge));
  }
  const weights = trainNetwork(examples, options, (epoch, loss) =>
    onProgress(`lượt học (sai số ${loss.toFixed(3)})`, epoch, options.epochs),
  );
  return encodeNetwork(weights, {
    document,
    ...options,
    questions: told.length,
    data: Object.fromEntries([...files, ...sets, ...laws].map(({ name, sha256 }) => [name, sha256])),
    lexicon: knowledge.lexicon.data.version,
  });
}

async function toExample(
  { question: { text, turns }, label }: { question: WrittenQuestion; label: string },
  document: string,
  knowledge: Knowledge,
): Promise<Example> {
  const features = await questionFeatures({ text, turns, on: DAY }, knowledge, new Set([document]));
  return { features, targets: new Map([[label, 1]]) };
}
