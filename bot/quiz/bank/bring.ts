import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Item } from '../../quiz-item.ts';
import { ITEM_STATES, type ItemVersion, type QuizItems } from '../../quiz-store.ts';
import { foldText } from '../../quiz-shape.ts';
import { answerFaults, bindingFaults, reboundTo } from './check.ts';
import { lastOf } from './last.ts';
import { edited, editFrom, sameItem, sameWords } from './edit.ts';

/** An item of a file. */
export interface Incoming {
  readonly item: Item;
  /** Where it stands in the file. */
  readonly line: number;
  /** Whether `item.id` is the id that this program gave it. */
  readonly known: boolean;
}

/** What became of a file: all of it, or nothing, unless it may come in part. */
export type Brought =
  | {
      readonly kind: 'stored';
      readonly added: number;
      readonly changed: number;
      readonly same: number;
      /** Items that stay outside, with why; empty unless it may come in part. */
      readonly left: readonly LeftOut[];
    }
  | {
      readonly kind: 'refused';
      readonly faults: readonly { readonly line: number | null; readonly what: string }[];
    };

interface LeftOut {
  readonly id: string;
  readonly line: number;
  readonly what: string;
}

interface Doing {
  readonly by: string | null;
  readonly at: string;
  readonly day: Day;
  /** What can come in comes in, and the rest is told of. */
  readonly partly?: boolean;
}

type Refused = Extract<Brought, { kind: 'refused' }>;

export async function bring(store: QuizItems, library: Library, items: readonly Incoming[], doing: Doing): Promise<Brought> {
  const weighed = await versionsOf(store, library, items, doing);
  if ('kind' in weighed) return weighed;
  if (!(await store.putItemVersions([...weighed.added, ...weighed.changed])))
    return { kind: 'refused', faults: [{ line: null, what: 'Người khác vừa sửa cùng lúc, chưa lưu gì: hãy nhập lại.' }] };
  return countsOf(weighed);
} // prettier-ignore

/** What `bring` would do. */
export async function weigh(store: QuizItems, library: Library, items: readonly Incoming[], doing: Doing): Promise<Brought> {
  const weighed = await versionsOf(store, library, items, doing);
  return 'kind' in weighed ? weighed : countsOf(weighed);
} // prettier-ignore

interface Weighed {
  readonly added: readonly ItemVersion[];
  readonly changed: readonly ItemVersion[];
  readonly same: number;
  readonly left: readonly LeftOut[];
}

const countsOf = ({ added, changed, same, left }: Weighed): Brought => ({
  kind: 'stored',
  added: added.length,
  changed: changed.length,
  same,
  left,
});

async function versionsOf(store: QuizItems, library: Library, items: readonly Incoming[], doing: Doing): Promise<Weighed | Refused> {
  const left: LeftOut[] = [];
  let same = 0;
  const [added, changed]: [ItemVersion[], ItemVersion[]] = [[], []];
  const asked = await questionsOf(store);
  const held = await lastOf(store, items.filter(({ known }) => known).map(({ item }) => item.id));
  for (const { item, line, known } of items) {
    const last = known ? (held.get(item.id) ?? null) : null;
    const made = last === null ? newItem(library, item, known ? new Set() : asked, doing) : changedItem(library, last, item, doing);
    if (Array.isArray(made)) left.push(...made.map((what) => ({ id: item.id, line, what: `Câu “${item.stem.slice(0, 60)}”: ${what}` })));
    else if (made !== null) (last === null ? added : changed).push(made);
    else same += 1;
  }
  if (left.length > 0 && doing.partly !== true) return { kind: 'refused', faults: left };
  return { added, changed, same, left };
} // prettier-ignore

/** A draft; null where the bank asks the same already, or the file did above. */
function newItem(library: Library, item: Item, asked: Set<string>, doing: Doing): ItemVersion | string[] | null {
  const faults = bindingFaults(library, doing.day, item);
  if (faults.length > 0) return faults;
  const question = questionOf(item);
  if (asked.has(question)) return null;
  asked.add(question);
  const { by, at } = doing;
  const bound = reboundTo(library, doing.day, item);
  return { item: bound, number: 1, state: 'draft', act: 'entered', by, at, note: '', touched: by !== null };
} // prettier-ignore

function changedItem(library: Library, last: ItemVersion, item: Item, { by, at, day }: Doing): ItemVersion | string[] | null {
  const after = edited(last.item, editFrom(item));
  if (sameItem(last.item, after) && item.type === last.item.type) return null;
  if (item.type !== last.item.type) return [`đã đổi loại câu từ ${last.item.type} sang ${item.type}: hãy nhập như câu mới (bỏ phần ky-cuong).`];
  if (last.state === 'retired') return [`mã “${item.id}” đã thôi dùng mà tệp lại sửa: hãy mở lại (bank reopen) trước, hoặc bỏ câu này khỏi tệp.`];
  const faults = [...bindingFaults(library, day, after), ...answerFaults(last.item, after)];
  if (faults.length > 0) return faults;
  const state = sameWords(last.item, after) ? last.state : 'draft';
  return { item: after, number: last.number + 1, state, act: 'edited', by, at, note: '', touched: true };
} // prettier-ignore

/** Items read at once. */
const PAGE = 1_000;

/** What the bank asks, whatever became of it. */
export async function questionsOf(store: QuizItems): Promise<Set<string>> {
  const asked = new Set<string>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.bankItems({ states: ITEM_STATES, document: null, topic: null, tag: null, limit: PAGE, offset });
    for (const { item } of page) asked.add(questionOf(item));
    if (page.length < PAGE) return asked;
  }
} // prettier-ignore

/** By which a question is known again, whatever the order of its options. */
export const questionOf = ({ stem, options }: Item): string =>
  [stem, ...options.map(foldText).sort()].map(foldText).join('\n');
