import { asLawsAreAsked } from '../../../bot/answer.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { plainText, understand } from '../../../knowledge/query.ts';
import {
  createFoldedSense,
  createSelector,
  SELECT_FEATURES,
  type FoldedModels,
  type Selector,
} from '../../../knowledge/select.ts';
import type { Day, Provision } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';
import type { RankingData } from '../reranker.ts';
import type { EverydayLine } from './lines.ts';
import type { WrittenLines } from './read.ts';
import { createTable } from './table.ts';

/** Measures the candidates of written questions: what the choice learns from. */

/** What is measured. */
export interface Measured {
  readonly asked: WrittenLines['asked'];
  readonly everyday: readonly EverydayLine[];
  readonly knowledge: Knowledge;
  readonly on: Day;
  /** Encoders that each did not learn some of the questions, in the order of `asked`. */
  readonly folds: FoldedModels;
}

/** Questions that stand together, from the first to before the end. */
export interface Run {
  readonly from: number;
  readonly end: number;
}

/**
 * The candidates of a run of the questions, each of which recalls those of all other files: its author's own wordings are
 * likelier to be like it than a stranger's. Runs measured apart and joined are what all of them are together.
 */
export function measureRun(
  { asked, everyday, knowledge, on, folds }: Measured,
  { from, end }: Run,
  onProgress: (what: string) => void,
): RankingData {
  const questions = readQuestions(asked, knowledge, on);
  const selector = createSelector(
    { features: [], trees: [] },
    {
      questions: rememberedOf(questions),
      everyday: everydayOf(everyday),
      sense: (sensible) => createFoldedSense(folds, sensible),
      translation: null,
    },
    { library: knowledge.library, lexical: knowledge.indexes.lexical },
  );
  const measure = createMeasurer(selector, knowledge, filesOf(questions));
  const table = createTable(SELECT_FEATURES);
  questions.slice(from, end).forEach((question, at) => {
    const { vectors, right } = measure(question);
    table.add(vectors, right);
    if ((at + 1) % 500 === 0) onProgress(`đo câu ${from + 1} đến ${end}: ${at + 1}/${end - from}`);
  });
  return table.data();
}

/** A written question after it was mended. */
export interface Asked {
  readonly text: string;
  readonly provisions: readonly string[];
  readonly on: Day;
  readonly file: string;
}

export function readQuestions(asked: WrittenLines['asked'], { normaliser }: Knowledge, today: Day): Asked[] {
  return asked.map(({ text, provisions, on, file }) => {
    const day = on ?? today;
    const read = normaliser.normalise(asLawsAreAsked(plainText(text), day));
    return { text: read.text, provisions, on: day, file };
  });
}

/** The questions as the memory keeps them. */
export function rememberedOf(questions: readonly Asked[]) {
  return questions.map(({ text, provisions }) => {
    const words = tokenise(text);
    return { words: words.map(({ fold }) => fold), marked: words.map(({ norm }) => norm), provisions };
  });
}

export function everydayOf(lines: readonly EverydayLine[]): Map<string, string[]> {
  return new Map(lines.map(({ provision, words }) => [provision, tokenise(words).map(({ fold }) => fold)]));
}

/** Measures one question. */
function createMeasurer(selector: Selector, knowledge: Knowledge, files: ReadonlyMap<string, Run>) {
  const allowedOn = new Map<Day, (provision: Provision) => boolean>();
  return ({ text, provisions, on, file }: Asked) => {
    const allowed = allowedOn.get(on) ?? inForce(knowledge, on);
    allowedOn.set(on, allowed);
    const query = understand(text, knowledge.lexicon);
    const ranked = knowledge.retrieve({ text, changed: false, words: [] }, RANKED);
    const found = selector.candidates({ text, query, ranked, allowed }, files.get(file));
    const isRight = ({ id }: Provision): boolean =>
      provisions.some((wanted) => id === wanted || id.startsWith(`${wanted}.`));
    return { vectors: found.vectors, right: found.provisions.map(isRight) };
  };
}

/** Where the questions of a file stand; they stand together. */
function filesOf(questions: readonly Asked[]): Map<string, Run> {
  const files = new Map<string, Run>();
  questions.forEach(({ file }, at) => files.set(file, { from: files.get(file)?.from ?? at, end: at + 1 }));
  return files;
}

/** Passages that the selector is given; it reads fewer. */
const RANKED = 40;

function inForce({ library }: Knowledge, on: Day): (provision: Provision) => boolean {
  const known = new Map<string, boolean>();
  return ({ document }) => {
    let answer = known.get(document);
    if (answer === undefined) {
      const validity = library.document(document)?.validity;
      answer = validity === undefined || ['in_force', 'unknown'].includes(validityOn(validity, on));
      known.set(document, answer);
    }
    return answer;
  };
}
