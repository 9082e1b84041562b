import { questionFeatures } from '../bot/answer.ts';
import { clauseHash, clauseKey, readClauses } from '../knowledge/clauses.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { encodeNetwork } from '../knowledge/network.ts';
import { trainNetwork, type Example, type TrainOptions } from './train/network.ts';
import { fromJudged } from './train/judged.ts';
import type { WrittenFile, WrittenQuestion } from './train/written.ts';
import type { QuestionSet } from './sets.ts';

export { seededChance } from './train/chance.ts';
export {
  LANGUAGE_RECIPE,
  languageTexts,
  trainLanguage,
  type LanguageRecipe,
  type LanguageTexts,
  type WrittenTexts,
} from './train/language.ts';
export { WrittenError, readWritten } from './train/written.ts';

/** The recipe of the shipped network. Chosen on written files that were left out of training. */
export const RECIPE: TrainOptions = {
  hidden: 256,
  epochs: 20,
  rate: 0.05,
  dropFeatures: 0.5,
  dropHidden: 0.3,
  leastSeen: 3,
  seed: 1,
};

/** Day of law at which the questions are read. */
const DAY = '2026-11-25';
/** Share of the first of several right labels; the others share the rest. */
const FIRST_SHARE = 0.75;

export interface TrainInput {
  readonly knowledge: Knowledge;
  /** Number of the document whose clauses are recognised. */
  readonly document: string;
  readonly files: readonly WrittenFile[];
  /** Development sets, which are learned too. */
  readonly sets: readonly QuestionSet[];
  readonly options: TrainOptions;
  readonly onProgress: (what: string, done: number, total: number) => void;
}

/** Trains the recogniser of a document's clauses; returns the file's bytes. Throws where a label names no clause. */
export async function trainRecogniser({
  knowledge,
  document,
  files,
  sets,
  options,
  onProgress,
}: TrainInput): Promise<Uint8Array> {
  const clauses = clausesOf(document, knowledge);
  const judged = sets.flatMap((set) => set.questions.map((question) => fromJudged(question, knowledge)));
  const questions = [...files.flatMap((file) => file.questions), ...judged];
  refuseUnknown(questions, clauses);
  const examples: Example[] = [];
  for (const [at, question] of questions.entries()) {
    if (at % 500 === 0) onProgress('câu đã đọc', at, questions.length);
    examples.push(await toExample(question, document, knowledge));
  }
  const weights = trainNetwork(examples, options, (epoch, loss) =>
    onProgress(`lượt học (sai số ${loss.toFixed(3)})`, epoch, options.epochs),
  );
  return encodeNetwork(weights, {
    document,
    ...options,
    questions: questions.length,
    data: Object.fromEntries([...files, ...sets].map(({ name, sha256 }) => [name, sha256])),
    lexicon: knowledge.lexicon.data.version,
    clauses: Object.fromEntries(
      weights.labels.flatMap((label) => {
        const hash = clauses.get(label);
        return hash === undefined ? [] : [[label, hash]];
      }),
    ),
  });
}

function clausesOf(number: string, { library, lexicon }: Knowledge): Map<string, string> {
  const provisions = library.document(number)?.provisions ?? [];
  return new Map(
    provisions
      .flatMap((provision) => readClauses(provision, lexicon))
      .map((clause) => [clauseKey(clause), clauseHash(clause.text)]),
  );
}

function refuseUnknown(questions: readonly WrittenQuestion[], clauses: ReadonlyMap<string, string>): void {
  const unknown = questions
    .flatMap(({ labels }) => labels)
    .find((label) => label.includes('#') && !clauses.has(label));
  if (unknown !== undefined) throw new Error(`no clause ${unknown} in the library`);
}

async function toExample(
  { text, turns, labels }: WrittenQuestion,
  document: string,
  knowledge: Knowledge,
): Promise<Example> {
  const features = await questionFeatures({ text, turns, on: DAY }, knowledge, new Set([document]));
  const [first = '', ...others] = labels;
  const rest = others.map((label) => [label, (1 - FIRST_SHARE) / others.length] as const);
  return { features, targets: new Map([[first, others.length === 0 ? 1 : FIRST_SHARE], ...rest]) };
}
