import type { Knowledge } from '../../knowledge/knowledge.ts';
import { asLawsAreAsked } from '../../bot/answer.ts';
import { plainText, understand } from '../../knowledge/query.ts';
import {
  createFoldedSense,
  createSelector,
  SELECT_FEATURES,
  SENSE_UNWRITTEN,
  WRITTEN,
  type FoldedModels,
  type Selector,
} from '../../knowledge/select.ts';
import type { Day, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';
import { seededChance } from './chance.ts';
import { boost, type RankingData, type TreeOptions } from './reranker.ts';
import { createChoice } from './selector/choice.ts';
import type { EverydayLine } from './selector/lines.ts';
import type { WrittenLines } from './selector/read.ts';
import { createTable } from './selector/table.ts';
import { encodeQuestions, encodeEveryday, encodeTrees } from './selector/write.ts';

export { readWrittenLines, type WrittenLines } from './selector/read.ts';
export {
  readAskedLines,
  readEverydayLines,
  LinesError,
  type AskedLine,
  type EverydayLine,
} from './selector/lines.ts';

/** Learns which provision answers a question, from written questions on a library of official texts. */

export interface SelectorRecipe {
  readonly trees: TreeOptions;
  readonly seed: number;
  /** Share of the questions that learn as if nobody had written anything on their provisions: so it is with other texts. */
  readonly unwritten: number;
}

/** Chosen on the golden set for building (`eval/golden/golden-dev.jsonl`). */
export const SELECTOR_RECIPE: SelectorRecipe = {
  trees: {
    trees: 400,
    leaves: 15,
    rate: 0.07,
    featureFraction: 0.4,
    questionFraction: 0.7,
    leastRows: 20,
    smoothing: 2,
  },
  seed: 1,
  unwritten: 0.3,
};

export interface SelectorFiles {
  readonly weights: string;
  readonly questions: string;
  readonly everyday: string;
}

export interface SelectorInput {
  readonly asked: WrittenLines['asked'];
  readonly everyday: readonly EverydayLine[];
  readonly knowledge: Knowledge;
  readonly on: Day;
  /** Encoders that each did not learn some of the questions, in the order of `asked`. */
  readonly folds: FoldedModels;
  /** Hashes of the files that were read, for the header. */
  readonly data: Readonly<Record<string, string>>;
}

/** The same files for the same questions and library. */
export function trainSelector(
  input: SelectorInput,
  recipe: SelectorRecipe,
  onProgress: (what: string) => void,
): SelectorFiles {
  const { asked, knowledge, data } = input;
  const questions = asked.map(({ text, provisions, on, file }) => {
    const day = on ?? input.on;
    const read = knowledge.normaliser.normalise(asLawsAreAsked(plainText(text), day));
    return { text: read.text, provisions, on: day, file };
  });
  const remembered = questions.map(({ text, provisions }) => {
    const words = tokenise(text);
    return { words: words.map(({ fold }) => fold), marked: words.map(({ norm }) => norm), provisions };
  });
  const everyday = new Map(input.everyday.map(({ provision, words }) => [provision, wordsOf(words)]));
  const selector = createSelector(
    { features: [], trees: [] },
    { questions: remembered, everyday, sense: (sensible) => createFoldedSense(input.folds, sensible) },
    { library: knowledge.library, lexical: knowledge.indexes.lexical },
  );
  const examples = measureAll(questions, selector, input, onProgress);
  const taught = withoutWritten(examples, recipe.unwritten, seededChance(recipe.seed));
  const trees = boost(taught, createChoice(taught), {
    options: recipe.trees,
    chance: seededChance(recipe.seed),
    onTree: (tree) => {
      if (tree % 50 === 0) onProgress(`cây ${tree}/${recipe.trees.trees}`);
    },
  });
  const made = { recipe, data, questions: questions.length, everyday: everyday.size, on: input.on };
  return {
    weights: encodeTrees({ made, features: SELECT_FEATURES, trees }),
    questions: encodeQuestions(remembered),
    everyday: encodeEveryday(everyday),
  };
}

function wordsOf(text: string): string[] {
  return tokenise(text).map(({ fold }) => fold);
}

interface Asked {
  readonly text: string;
  readonly provisions: readonly string[];
  readonly on: Day;
  readonly file: string;
}

/**
 * The candidates of every question, which recalls those of all other files: its author's own wordings are likelier to be like
 * it than a stranger's.
 */
function measureAll(
  questions: readonly Asked[],
  selector: Selector,
  { knowledge }: SelectorInput,
  onProgress: (what: string) => void,
): RankingData {
  const allowedOn = new Map<Day, (provision: Provision) => boolean>();
  const files = filesOf(questions);
  const table = createTable(SELECT_FEATURES);
  questions.forEach(({ text, provisions, on, file }, at) => {
    const allowed = allowedOn.get(on) ?? inForce(knowledge, on);
    allowedOn.set(on, allowed);
    const query = understand(text, knowledge.lexicon);
    const ranked = knowledge.retrieve({ text, changed: false, words: [] }, RANKED);
    const found = selector.candidates({ text, query, ranked, allowed }, files.get(file));
    const isRight = ({ id }: Provision): boolean =>
      provisions.some((wanted) => id === wanted || id.startsWith(`${wanted}.`));
    table.add(found.vectors, found.provisions.map(isRight));
    if ((at + 1) % 500 === 0) onProgress(`đo ${at + 1}/${questions.length} câu`);
  });
  return table.data();
}

/** Where the questions of a file stand; they stand together. */
function filesOf(questions: readonly Asked[]): Map<string, { from: number; end: number }> {
  const files = new Map<string, { from: number; end: number }>();
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

/** Empties what was written for the provisions of some questions. */
function withoutWritten(data: RankingData, share: number, chance: () => number): RankingData {
  const { names, starts } = data;
  const values = data.values.slice();
  const columns = WRITTEN.map((name) => names.indexOf(name));
  const [edge, undecided, all, withEveryday] = ['edge', 'undecided', 'all', 'withEveryday'].map((name) =>
    names.indexOf(name),
  ) as [number, number, number, number];
  const unwritten = SENSE_UNWRITTEN.map(
    ([name, other]) => [names.indexOf(name), other === null ? -1 : names.indexOf(other)] as const,
  );
  const relative = [names.indexOf('all/best'), names.indexOf('withEveryday/best')] as const;
  for (let question = 0; question + 1 < starts.length; question += 1) {
    if (chance() >= share) continue;
    for (let row = starts[question] ?? 0; row < (starts[question + 1] ?? 0); row += 1) {
      const at = row * names.length;
      for (const column of columns) values[at + column] = 0;
      values[at + edge] = -(values[at + undecided] ?? 0);
      values[at + withEveryday] = values[at + all] ?? 0;
      values[at + relative[1]] = values[at + relative[0]] ?? 0;
      for (const [name, other] of unwritten) values[at + name] = other < 0 ? 0 : (values[at + other] ?? 0);
    }
  }
  return { ...data, values };
}
