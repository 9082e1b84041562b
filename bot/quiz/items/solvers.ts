import type { Item, ItemType } from '../../quiz-item.ts';
import { denies } from './truth.ts';
import { commonWords, shareIn, wordsOf } from './words.ts';

/** Solvers that know no rule: what they score above chance is what items give away. */

/** How much an option speaks for itself; the highest is taken, ties share. */
type Solver = (option: string, at: number, item: Item, all: readonly string[]) => number;

/** Whoever takes a statement that denies something for false, every other for true. */
const denying: Solver = (option, _, { stem }) => (denies(stem) === (option === 'Sai') ? 1 : 0);

const SOLVERS: Readonly<Record<string, Solver>> = {
  first: (_, at) => -at,
  last: (_, at) => at,
  longest: (option) => option.length,
  shortest: (option) => -option.length,
  alike: (option, _, { stem }) => shareIn(wordsOf(option), wordsOf(stem)),
  unlike: (option, _, { stem }) => -shareIn(wordsOf(option), wordsOf(stem)),
  commonest: (option, _, { stem }) => commonWords(wordsOf(option), wordsOf(stem)),
  typical: (option, at, _, all) =>
    all
      .filter((__, other) => other !== at)
      .reduce((sum, other) => sum + shareIn(wordsOf(option), wordsOf(other)), 0),
};

export interface SolverScore {
  readonly type: ItemType;
  readonly solver: string;
  readonly items: number;
  /** Percent. */
  readonly right: number;
  readonly chance: number;
}

/** What each solver scores on each type; steps in order are no choice of one. */
export function measureSolvers(items: readonly Item[]): SolverScore[] {
  const types = [...new Set(items.map(({ type }) => type))].filter((type) => type !== 'order');
  return types.flatMap((type) => {
    const own = items.filter((item) => item.type === type);
    const chance = (100 * own.reduce((sum, { options }) => sum + 1 / options.length, 0)) / own.length;
    const solvers = type === 'true_false' ? { ...SOLVERS, denying } : SOLVERS;
    return Object.entries(solvers).map(([solver, rate]) => ({
      type,
      solver,
      items: own.length,
      right: (100 * own.reduce((sum, item) => sum + scoreOf(item, rate), 0)) / own.length,
      chance,
    }));
  });
}

/** 1 where the right option alone is rated highest; its share where others are rated as high. */
function scoreOf(item: Item, rate: Solver): number {
  const rates = item.options.map((option, at) => rate(option, at, item, item.options));
  const best = Math.max(...rates);
  const taken = rates.flatMap((one, at) => (Math.abs(one - best) < 1e-9 ? [at] : []));
  return taken.filter((at) => item.correct.includes(at)).length / taken.length;
}
