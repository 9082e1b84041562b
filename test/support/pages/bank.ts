import type { Item } from '../../../bot/quiz-item.ts';
import type { ItemVersion } from '../../../bot/quiz-store.ts';
import type { World } from '../../bot/channel/web/world.ts';
import { itemsOfDirective } from '../../fixtures/practice-items.ts';

const AT = '2026-11-20T02:00:00.000Z';

/** A question that was edited and that everybody answers right, and one whose rule has other words by now. */
export async function fillBank({ store, knowledge }: World): Promise<void> {
  const bound = itemsOfDirective(knowledge.library).find(({ type }) => type === 'single_choice');
  if (bound === undefined) throw new Error('the fixture has no item to choose in');
  const version = (item: Item, number: number, more: Partial<ItemVersion>): ItemVersion => ({
    ...{ item, number, state: 'draft', act: 'entered', by: 'a', at: AT, note: '', touched: false },
    ...more,
  });
  const stale: Item = { ...bound, id: 'q-cu', version: '0'.repeat(64), tags: ['đợt 1'] };
  const easy: Item = { ...bound, id: 'q-de' };
  const edited: Item = { ...easy, stem: `${easy.stem} Chọn một nơi.`, explanation: 'Mục 3, đoạn 2.' };
  await store.putItemVersions([
    version(stale, 1, {}),
    version(stale, 2, { state: 'approved', act: 'approved' }),
    version(easy, 1, {}),
    version(edited, 2, { act: 'edited', touched: true }),
  ]);
  const { id, provision, topic, correct } = edited;
  const answered = { item: id, provision, topic, round: 'r', correct: true, choice: correct[0] ?? 0, ms: 5_000, unit: null };
  const people = Array.from({ length: 24 }, (_, at) => `p${String(at)}`);
  await store.addAttempts(people.map((person) => ({ ...answered, person, at: '2026-11-21T02:00:00.000Z' })));
} // prettier-ignore
