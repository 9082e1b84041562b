import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Item } from '../../quiz-item.ts';
import type { ItemVersion, QuizItems } from '../../quiz-store.ts';
import { questionOf, questionsOf } from './bring.ts';
import { approvalFaults } from './check.ts';

/** Enters a question that a model proposed, as a draft that names the model; sentences where it is not taken. */
export async function enterProposed(
  store: QuizItems,
  library: Library,
  { item, model }: { readonly item: Item; readonly model: string },
  { by, at, day }: { readonly by: string | null; readonly at: string; readonly day: Day },
): Promise<readonly string[]> {
  const faults = approvalFaults(library, day, item);
  if (faults.length > 0) return faults;
  if ((await questionsOf(store)).has(questionOf(item))) return ['Ngân hàng đã có câu này.'];
  const note = `Mô hình ${model} đề xuất.`;
  const version: ItemVersion = {
    ...{ item, number: 1, state: 'draft', act: 'entered', by, at, note, touched: false },
  };
  return (await store.putItemVersions([version])) ? [] : ['Người khác vừa sửa cùng lúc: hãy làm lại.'];
}
