import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Item } from '../../quiz-item.ts';
import type { ItemVersion, QuizItems } from '../../quiz-store.ts';
import { questionOf, questionsOf } from './bring.ts';
import { approvalFaults } from './check.ts';

/** The bank asks it already. */
export const HELD = 'Ngân hàng đã có câu này.';

/** Enters a question that a model proposed or a person wrote, as a draft; sentences where it is not taken. */
export async function enterOne(
  store: QuizItems,
  library: Library,
  { item, note }: { readonly item: Item; readonly note: string },
  { by, at, day }: { readonly by: string | null; readonly at: string; readonly day: Day },
): Promise<readonly string[]> {
  const faults = approvalFaults(library, day, item);
  if (faults.length > 0) return faults;
  if ((await questionsOf(store)).has(questionOf(item))) return [HELD];
  const version: ItemVersion = {
    ...{ item, number: 1, state: 'draft', act: 'entered', by, at, note, touched: item.origin === 'written' },
  };
  return (await store.putItemVersions([version])) ? [] : ['Người khác vừa sửa cùng lúc: hãy làm lại.'];
}
