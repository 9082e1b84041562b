import type { Library } from '../../knowledge/library.ts';
import type { Day } from '../../knowledge/types.ts';
import { sayTime } from '../hours.ts';
import type { Item } from '../quiz-item.ts';
import {
  ITEM_STATES,
  type ItemAct,
  type ItemState,
  type ItemVersion,
  type QuizItems,
} from '../quiz-store.ts';
import { answerFaults, approvalFaults, bindingFaults } from './bank/check.ts';
import { edited, sameItem, sameWords, type Edit } from './bank/edit.ts';
import { bring, weigh, type Brought, type Incoming } from './bank/bring.ts';
import { enter, type Entered } from './bank/enter.ts';
import { lastOf } from './bank/last.ts';
import { enterOne } from './bank/propose.ts';
import { lapsesOf, type Lapse } from './bank/retire.ts';
import { shapeFaults } from '../quiz-shape.ts';

export { editSchema, sameWords, type Edit } from './bank/edit.ts';
export type { Brought, Incoming } from './bank/bring.ts';
export { bindingFaults } from './bank/check.ts';
export { HELD } from './bank/propose.ts';
export { lastOf } from './bank/last.ts';
export { ANEW, type Entered } from './bank/enter.ts';
export { lapsesOf, versionOf, type Lapse } from './bank/retire.ts';

/** Who does it, and when; `by` null is the program. */
export interface Doing {
  /** Stored id of the person. */
  readonly by: string | null;
  /** ISO time. */
  readonly at: string;
  /** The day of law. */
  readonly day: Day;
  /** Numbers of the versions that whoever does it has seen, by id of the item: others refuse. Absent where nobody looked before. */
  readonly seen?: ReadonlyMap<string, number>;
  /** Of many items those that can be are changed, and the others are told of; without it all of them or none. */
  readonly partly?: boolean;
}

/** What became of an act on items: all of it or nothing, unless it may be done in part. */
export type Done =
  | { readonly kind: 'done'; readonly count: number; readonly left?: readonly Left[]; readonly same?: number }
  /** Vietnamese sentences that begin with the id of the item. */
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** An item to which an act was not done, and why: Vietnamese sentences without its id. */
export interface Left {
  readonly id: string;
  readonly why: readonly string[];
}

/** The bank of reviewed questions. Every act makes versions; nothing is lost. */
export interface Bank {
  /** Generated items, by their ids: new ones as drafts. What a person did to an item stays. */
  enter(items: readonly Item[], doing: Doing): Promise<Entered>;
  /** Items of a file: new ones as drafts, known ones as edits. */
  bring(items: readonly Incoming[], doing: Doing): Promise<Brought>;
  /** A question that a model proposed, as a draft that names the model; sentences where it is not taken. */
  propose(item: Item, model: string, doing: Doing): Promise<readonly string[]>;
  /** A question that a person wrote, as a draft; sentences where it is not taken. */
  write(item: Item, doing: Doing): Promise<readonly string[]>;
  /** What `bring` would do; nothing is stored. */
  weigh(items: readonly Incoming[], doing: Doing): Promise<Brought>;
  edit(id: string, edit: Edit, doing: Doing): Promise<Done>;
  /** Adds tags to items, or takes them away. */
  tag(ids: readonly string[], tags: readonly string[], how: 'add' | 'remove', doing: Doing): Promise<Done>;
  approve(ids: readonly string[], doing: Doing): Promise<Done>;
  retire(ids: readonly string[], why: string, doing: Doing): Promise<Done>;
  /** A retired item becomes a draft again. */
  reopen(ids: readonly string[], doing: Doing): Promise<Done>;
  /** Retires the items whose provision changed, ended or went, and says which. */
  lapse(doing: Doing): Promise<readonly Lapse[]>;
}

export function createBank(store: QuizItems, library: Library): Bank {
  return {
    enter: (items, doing) => enter(store, items, doing),
    bring: (items, doing) => bring(store, library, items, doing),
    propose: (item, model, doing) => 
      enterOne(store, library, { item, note: `Mô hình ${model} đề xuất.` }, doing),
    write: (item, doing) => enterOne(store, library, { item, note: '' }, doing),
    weigh: (items, doing) => weigh(store, library, items, doing),
    edit: (id, change, doing) => act(store, [id], doing, (last) => editOne(library, last, change, doing)),
    tag: (ids, tags, how, doing) =>
      act(store, ids, doing, (last) => {
        const kept = last.item.tags.filter((tag) => !tags.includes(tag));
        const after = how === 'add' ? [...last.item.tags, ...tags] : kept;
        return editOne(library, last, { tags: after }, doing);
      }),
    approve: (ids, doing) =>
      act(store, ids, doing, ({ item, state }) => {
        if (state === 'approved') return null;
        if (state === 'retired') return ['đã thôi dùng: hãy mở lại (reopen) trước khi duyệt.'];
        const faults = approvalFaults(library, doing.day, item);
        return faults.length > 0 ? faults : { item, state: 'approved', act: 'approved', note: '' };
      }),
    retire: (ids, why, doing) =>
      act(store, ids, doing, ({ item, state }) =>
        state === 'retired' ? null : { item, state: 'retired', act: 'retired', note: why.trim() },
      ),
    reopen: (ids, doing) =>
      act(store, ids, doing, ({ item, state }) => {
        if (state !== 'retired') return null;
        const faults = bindingFaults(library, doing.day, item);
        return faults.length > 0 ? faults : { item, state: 'draft', act: 'reopened', note: '' };
      }),
    lapse: (doing) => lapse(store, library, doing),
  };
} // prettier-ignore

/** What an item becomes. */
interface Change {
  readonly item: Item;
  readonly state: ItemState;
  readonly act: ItemAct;
  readonly note: string;
}

/** Changes items together: null leaves one as it is, sentences refuse all, or (`partly`) that one. */
async function act(
  store: QuizItems,
  ids: readonly string[],
  doing: Doing,
  change: (last: ItemVersion) => Change | string[] | null,
): Promise<Done> {
  const [versions, left]: [ItemVersion[], Left[]] = [[], []];
  let same = 0;
  const held = await lastOf(store, ids);
  for (const id of new Set(ids)) {
    const last = held.get(id) ?? null;
    const changed = last === null ? ['không có trong ngân hàng: hãy xem lại mã (bank list).'] : (unseen(last, doing) ?? change(last));
    if (Array.isArray(changed)) left.push({ id, why: changed });
    else if (changed !== null && last !== null) versions.push(versionAfter(last, changed, doing));
    else same += 1;
  }
  if (left.length > 0 && doing.partly !== true)
    return { kind: 'refused', faults: left.flatMap(({ id, why }) => why.map((fault) => `${id}: ${fault}`)) };
  if (!(await store.putItemVersions(versions))) return MEANWHILE;
  return { kind: 'done', count: versions.length, ...(doing.partly === true ? { left, same } : {}) };
} // prettier-ignore

/** What somebody else did since whoever acts has looked; null where nothing. */
function unseen({ item, number, by, at }: ItemVersion, doing: Doing): string[] | null {
  if (doing.seen === undefined || doing.seen.get(item.id) === number) return null;
  const who = by === null ? 'chương trình' : by === doing.by ? 'chính bạn, ở trang khác,' : 'người khác';
  return [`${who} đã đổi câu này lúc ${sayTime(at)}, sau khi bạn mở trang: hãy xem lại rồi làm lại.`];
}

const MEANWHILE: Done = {
  kind: 'refused',
  faults: ['Người khác vừa sửa cùng lúc, chưa lưu gì: hãy xem lại rồi làm lại.'],
};

const versionAfter = (last: ItemVersion, { item, state, act, note }: Change, { by, at }: Doing): ItemVersion => ({
  ...{ item, state, act, note, by, at },
  number: last.number + 1,
  touched: last.touched || (by !== null && !sameItem(item, last.item)),
}); // prettier-ignore

function editOne(
  library: Library,
  { item, state }: ItemVersion,
  edit: Edit,
  { day }: Doing,
): Change | string[] | null {
  if (state === 'retired') return ['đã thôi dùng: hãy mở lại (reopen) trước khi sửa.'];
  const after = edited(item, edit);
  if (sameItem(item, after)) return null;
  const faults = [...shapeFaults(after), ...bindingFaults(library, day, after)];
  // What is no item at all cannot be compared.
  const all = faults.length > 0 ? faults : answerFaults(item, after);
  if (all.length > 0) return all;
  // Other words are to be reviewed again; other tags are not.
  return { item: after, state: sameWords(item, after) ? state : 'draft', act: 'edited', note: '' };
}

/** Tries where somebody changes an item meanwhile. */
const TRIES = 3;

async function lapse(store: QuizItems, library: Library, doing: Doing): Promise<readonly Lapse[]> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const lapses = await lapseOnce(store, library, doing);
    if (lapses !== null) return lapses;
  }
  throw new Error('items of the bank were changed again and again while some were to be retired');
}

/** Items read at once. */
const PAGE = 1_000;

async function lapseOnce(store: QuizItems, library: Library, doing: Doing): Promise<readonly Lapse[] | null> {
  const wanted = { states: ITEM_STATES.filter((state) => state !== 'retired'), document: null, topic: null, tag: null };
  const all: ItemVersion[] = [];
  for (let page: readonly ItemVersion[] = []; all.length === 0 || page.length === PAGE; ) {
    page = await store.bankItems({ ...wanted, limit: PAGE, offset: all.length });
    all.push(...page);
    if (page.length === 0) break;
  }
  const last = new Map(all.map((version) => [version.item.id, version]));
  const lapses = lapsesOf(library, doing.day, all.map(({ item }) => item));
  const versions = lapses.flatMap(({ item, sentence }) => {
    const before = last.get(item.id);
    return before === undefined ? [] : [versionAfter(before, { item, state: 'retired', act: 'lapsed', note: sentence }, doing)];
  });
  return (await store.putItemVersions(versions)) ? lapses : null;
} // prettier-ignore
