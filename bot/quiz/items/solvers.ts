import type { Library } from '../../../knowledge/library.ts';
import type { Item, ItemType } from '../../quiz-item.ts';
import { cluesOf, rarityIn, shapeOf, shareOf, type Clues, type Rarity } from './clues.ts';
import { denies } from './truth.ts';
import { shareIn, wordsOf } from './words.ts';

/** Solvers that know no rule: what they score above chance is what items give away. */

/** An option as a solver sees it. */
interface Seen {
  readonly option: string;
  readonly at: number;
  readonly item: Item;
  readonly clues: Clues;
}

/** How much an option speaks for itself; the highest is taken, ties share. */
type Solver = (seen: Seen) => number;

/** Whoever takes a statement that denies something for false, every other for true. */
const denying: Solver = ({ option, item }) => (denies(item.stem) === (option === 'Sai') ? 1 : 0);

const SOLVERS: Readonly<Record<string, Solver>> = {
  first: ({ at }) => -at,
  last: ({ at }) => at,
  longest: ({ option }) => option.length,
  shortest: ({ option }) => -option.length,
  alike: ({ clues }) => clues.share,
  unlike: ({ clues }) => -clues.share,
  commonest: ({ clues }) => clues.words,
  pairs: ({ clues }) => clues.pairs,
  triples: ({ clues }) => clues.triples,
  letters: ({ clues }) => clues.letters,
  unlettered: ({ clues }) => -clues.letters,
  rarest: ({ clues }) => clues.rarest,
  weightiest: ({ clues }) => clues.weight,
  typical: ({ option, at, item }) =>
    item.options
      .filter((_, other) => other !== at)
      .reduce((sum, other) => sum + shareIn(wordsOf(option), wordsOf(other)), 0),
};

export interface SolverScore {
  readonly type: ItemType;
  /** The recipe's name, or null for all of the type. */
  readonly recipe: string | null;
  readonly solver: string;
  readonly items: number;
  /** Percent. */
  readonly right: number;
  readonly chance: number;
}

/** What each solver, to whom words are as rare as in the library, scores on each type, and on each recipe of it; steps in order are no choice of one. */
export function measureSolvers(items: readonly Item[], library: Library): SolverScore[] {
  const rarity = rarityIn(library);
  const types = [...new Set(items.map(({ type }) => type))].filter((type) => type !== 'order');
  return types.flatMap((type) => {
    const own = items
      .filter((item) => item.type === type)
      .map((item) => ({ item, seen: seenOf(item, rarity) }));
    const recipes = [...new Set(own.map(({ item }) => recipeOf(item)))];
    const groups = recipes.length < 2 ? [null] : [null, ...recipes];
    return groups.flatMap((recipe) =>
      scoresOf(
        own.filter(({ item }) => recipe === null || recipeOf(item) === recipe),
        { type, recipe },
      ),
    );
  });
}

/** `gap-amount` of `…~gap-amount.1`; of items that nobody made by a recipe what they are. */
const recipeOf = ({ id, origin }: Pick<Item, 'id' | 'origin'>): string =>
  /~([a-z-]+)\.\d+$/u.exec(id)?.[1] ?? origin;

interface Put {
  readonly item: Item;
  readonly seen: readonly Seen[];
}

function seenOf(item: Item, rarity: Rarity): Seen[] {
  const stem = shapeOf(item.stem);
  return item.options.map((option, at) => ({
    option,
    at,
    item,
    clues: cluesOf(shapeOf(option), stem, rarity),
  }));
}

function scoresOf(own: readonly Put[], of: Pick<SolverScore, 'type' | 'recipe'>): SolverScore[] {
  const chance = (100 * own.reduce((sum, { seen }) => sum + 1 / seen.length, 0)) / own.length;
  const solvers = of.type === 'true_false' ? { ...SOLVERS, denying } : SOLVERS;
  return Object.entries(solvers).map(([solver, rate]) => ({
    ...of,
    solver,
    items: own.length,
    right: (100 * own.reduce((sum, one) => sum + scoreOf(one, rate), 0)) / own.length,
    chance,
  }));
}

/** 1 where the right option alone is rated highest; its share where others are rated as high. */
function scoreOf({ item, seen }: Put, rate: Solver): number {
  const rates = seen.map(rate);
  const [right = 0] = item.correct;
  const others = [...rates.keys()].filter((at) => at !== right);
  return shareOf(rates[right] ?? 0, rates, others);
}
