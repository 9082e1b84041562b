import type { RoundAbout, RoundQuestion, RoundSetup } from '../../quiz-rounds.ts';
import type { ItemSource } from '../items-wanted.ts';
import { fittingBetween } from '../apart.ts';
import { questionOf, timeOf } from '../present.ts';
import type { Item } from '../../quiz-item.ts';
import type { RoundState } from '../round.ts';
import type { QuizNeeds } from './types.ts';

/** Items drawn for one that is replaced: as many as a round may hold already, and a few. */
const DRAWN = 60;

/** Before a round begins: puts others in the place of questions that are not to be asked any more, in the store; all questions then, or null where none was replaced. That this fails keeps nobody waiting. */
export async function refresh(
  { items, store, log }: Pick<QuizNeeds, 'items' | 'store' | 'log'>,
  state: RoundState | null,
): Promise<readonly RoundQuestion[] | null> {
  if (state?.phase !== 'waiting') return null;
  try {
    const questions = await freshQuestions(items, state.setup);
    if (questions === null || !(await store.reviseRound(state.setup.id, questions))) return null;
    log.info({ items: questions.length }, 'quiz: questions of a round that begins were replaced');
    return questions;
  } catch (error) {
    log.error({ err: error }, 'quiz: the questions of a round were not looked at before it began');
    return null;
  }
}

/**
 * The questions of a round that is about to begin, those that are not to be asked any more replaced by others of the same topic or
 * document, or of what the round is about, of which none gives another's answer away; left out where there are none; null where all of them may be asked.
 */
export async function freshQuestions(source: ItemSource, setup: RoundSetup): Promise<readonly RoundQuestion[] | null> {
  const { questions } = setup;
  const stale = (await source.stale?.(questions.map(({ item }) => item))) ?? new Set<string>();
  if (stale.size === 0) return null;
  const isStale = ({ item }: RoundQuestion) => stale.has(item.id);
  const fresh: RoundQuestion[] = [];
  for (const [at, question] of questions.entries()) {
    const after = questions.slice(at + 1).filter((one) => !isStale(one));
    // An item of the same id may come back in the new words of its rule.
    const found = isStale(question) ? await another(source, setup, question.item, { before: fresh, after, seed: setup.id }) : question;
    if (found !== null) fresh.push(found);
  }
  return fresh;
} // prettier-ignore

/** Where a question is wanted: what stands around it, and by what it is drawn. */
export interface Gap {
  readonly before: readonly RoundQuestion[];
  readonly after: readonly RoundQuestion[];
  readonly seed: string;
  /** Items that are not wanted: the one that is exchanged. */
  readonly not?: ReadonlySet<string>;
}

/**
 * A question within what the round is about, on the topic of an item, else in its document, else (with `like` null at once) of
 * anything that the round is about; one that the round does not ask and that may be asked. Null where there is none.
 */
export async function another(source: ItemSource, setup: RoundSetup, like: Item | null, gap: Gap): Promise<RoundQuestion | null> {
  const { before, after, seed, not } = gap;
  const taken = new Set([...before, ...after].map(({ item }) => item.id));
  const items = (questions: readonly RoundQuestion[]) => questions.map(({ item }) => item);
  for (const one of placesOf(setup, like)) {
    const drawn = await source.pick({ ...one, count: DRAWN, seed });
    const stale = (await source.stale?.(drawn)) ?? new Set<string>();
    const free = drawn.filter(({ id }) => !taken.has(id) && !stale.has(id) && not?.has(id) !== true);
    for (const item of fittingBetween(free, items(before), items(after))) {
      const question = questionOf(item, setup.id);
      if (question !== null) return timed(question, setup);
    }
  }
  return null;
} // prettier-ignore

/** Where another is looked for, the likest first. A round of an older program does not say what it is about. */
function placesOf({ about }: RoundSetup, like: Item | null): RoundAbout[] {
  const all = about ?? { topics: [], documents: [], types: [] };
  const [topic, document] = [like?.topic ?? null, like?.quote?.document ?? null];
  return [
    ...(topic === null ? [] : [{ ...all, topics: [topic] }]),
    ...(document === null ? [] : [{ ...all, documents: [document] }]),
    ...(about === undefined ? [] : [about]),
  ];
}

/** Where times are by length, the newcomer's is. */
const timed = (question: RoundQuestion, { questions }: RoundSetup): RoundQuestion =>
  questions.some(({ seconds }) => seconds !== undefined)
    ? { ...question, seconds: timeOf(question) }
    : question;
