import type { RoundQuestion, RoundSetup } from '../../quiz-rounds.ts';
import type { ItemSource } from '../items-wanted.ts';
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
 * document, or left out where there are none; null where all of them may be asked.
 */
export async function freshQuestions(source: ItemSource, { id, questions }: RoundSetup): Promise<readonly RoundQuestion[] | null> {
  const stale = (await source.stale?.(questions.map(({ item }) => item))) ?? new Set<string>();
  if (stale.size === 0) return null;
  // An item of the same id may come back in the new words of its rule.
  const taken = new Set(questions.map(({ item }) => item.id).filter((one) => !stale.has(one)));
  const fresh: RoundQuestion[] = [];
  for (const question of questions) {
    const found = stale.has(question.item.id) ? await another(source, question.item, id, taken) : question;
    if (found === null) continue;
    // Where times are by length, the newcomer's is.
    fresh.push(question.seconds === undefined ? found : { ...found, seconds: timeOf(found) });
  }
  return fresh;
} // prettier-ignore

/** An item of the same topic, else of the same document, that the round does not ask yet; drawn by the round's id. */
async function another(source: ItemSource, { topic, quote }: Item, seed: string, taken: Set<string>): Promise<RoundQuestion | null> {
  const document = quote?.document ?? null;
  const wanted = [
    ...(topic === null ? [] : [{ topics: [topic], documents: [] }]),
    ...(document === null ? [] : [{ topics: [], documents: [document] }]),
  ];
  for (const one of wanted) {
    const drawn = await source.pick({ ...one, count: DRAWN, seed });
    const stale = (await source.stale?.(drawn)) ?? new Set<string>();
    for (const item of drawn) {
      const question = taken.has(item.id) || stale.has(item.id) ? null : questionOf(item, seed);
      if (question === null) continue;
      taken.add(item.id);
      return question;
    }
  }
  return null;
} // prettier-ignore
