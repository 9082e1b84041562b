import type { LexiconData } from '../../knowledge/lexicon.ts';
import { createLexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Item } from '../quiz-item.ts';
import { createAssembler } from './items/assemble.ts';
import { knownBodies } from './items/bodies.ts';
import { checkItem } from './items/check.ts';
import { rarityIn } from './items/clues.ts';
import type { Draft } from './items/draft.ts';
import { knownAmounts } from './items/known-amounts.ts';
import type { Kit, Recipe } from './items/recipe.ts';
import { allowed } from './items/recipes/allowed.ts';
import { bodies } from './items/recipes/bodies.ts';
import { changes } from './items/recipes/changes.ts';
import { cited } from './items/recipes/cited.ts';
import { fines } from './items/recipes/fines.ts';
import { gapAmounts } from './items/recipes/gap-amount.ts';
import { headings } from './items/recipes/headings.ts';
import { listed } from './items/recipes/listed.ts';
import { modals } from './items/recipes/modals.ts';
import { parts } from './items/recipes/parts.ts';
import { situations } from './items/recipes/situations.ts';
import { steps } from './items/recipes/steps.ts';
import { terms } from './items/recipes/terms.ts';
import { readChanges, readOrders, readSituations } from './items/rows.ts';
import { createScreen, saysOnlyTheRest } from './items/screen.ts';
import { shelvesOf } from './items/source.ts';
import { createTopics } from './items/topic.ts';
import { withoutTwins } from './items/twins.ts';

export { shuffled } from './items/chance.ts';
export { choose, type Wanted } from './items/choose.ts';
export { checkItem, type Fault } from './items/check.ts';
export { contextOf } from './items/known-amounts.ts';
export type { TopicOf } from './items/assemble.ts';
export { createScreen, refersElsewhere } from './items/screen.ts';
export { lineOf, shelvesIn, shelvesOf, type Source } from './items/source.ts';
export { createTopics } from './items/topic.ts';
export { lowerFirst, overlap, wordsOf } from './items/words.ts';
export { measureSolvers, type SolverScore } from './items/solvers.ts';

/** In the order in which a document's items come, those that are worth most first. */
const RECIPES: readonly Recipe[] = [
  situations,
  changes,
  gapAmounts,
  fines,
  allowed,
  modals,
  bodies,
  terms,
  steps,
  cited,
  listed,
  parts,
  headings,
];

/** What items are made with. */
export interface ItemNeeds {
  /** Day of law: only what is in force on it is asked. */
  readonly on: Day;
  readonly lexicon: LexiconData;
}

/** Every item that the library's rules give, the same for the same library and program. */
export function makeItems(library: Library, { on, lexicon }: ItemNeeds): Item[] {
  const isSound = createScreen(lexicon.syllables);
  const shelves = shelvesOf(library, on, isSound);
  const kit: Kit = {
    shelves,
    isSound,
    amounts: knownAmounts(shelves),
    bodies: knownBodies(shelves),
    situations: readSituations(),
    changes: readChanges(),
    orders: readOrders(),
  };
  const drafts = shelves.flatMap((shelf) => RECIPES.flatMap((recipe) => recipe(shelf, kit)));
  const assemble = createAssembler(createTopics(createLexicon(lexicon)), rarityIn(library));
  const items = assembleAll(drafts, assemble).filter(({ quote }) => !saysOnlyTheRest(quote?.text ?? ''));
  return withoutTwins(items.filter((item) => checkItem(item, library).length === 0));
}

/** Tries of what could not hide its answer. */
const TRIES = 4;

/** What could not hide its answer is tried again after all others: other ranks are left then, other statements asked. */
function assembleAll(drafts: readonly Draft[], assemble: (draft: Draft) => Item | null): Item[] {
  const made = new Map<Draft, Item>();
  for (let left = drafts, turn = 0; turn < TRIES; turn++)
    left = left.filter((draft) => {
      const item = assemble(draft);
      if (item !== null) made.set(draft, item);
      return item === null;
    });
  return drafts.flatMap((draft) => made.get(draft) ?? []);
}
