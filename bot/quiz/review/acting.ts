import type { BankAsked, BankDone, BankDoing } from '../../quiz-bank.ts';
import type { QuizItems } from '../../quiz-store.ts';
import { lastOf, type Bank, type Doing, type Done } from '../bank.ts';

/** What a page asks to be done to items of the bank: to one it is done or refused, of many it is done to those that can be. */

export async function actOn(
  bank: Bank,
  store: Pick<QuizItems, 'bankItemsOf'>,
  { doing: what, chosen, why, tags }: BankAsked,
  doing: Doing,
): Promise<BankDone> {
  const ids = [...chosen.keys()];
  const acts: Readonly<Record<BankDoing, (how: Doing) => Promise<Done>>> = {
    approve: (how) => bank.approve(ids, how),
    retire: (how) => bank.retire(ids, why, how),
    reopen: (how) => bank.reopen(ids, how),
    tag: (how) => bank.tag(ids, tags, 'add', how),
    untag: (how) => bank.tag(ids, tags, 'remove', how),
  };
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return ofOne(await acts[what]({ ...doing, seen: chosen }), id);
  const done = await acts[what]({ ...doing, seen: chosen, partly: true });
  if (done.kind === 'refused') return done;
  const { count, same = 0, left = [] } = done;
  const held = await lastOf(store, left.map((one) => one.id));
  const named = left.map((one) => ({
    id: one.id,
    stem: held.get(one.id)?.item.stem ?? one.id,
    why: one.why.map(upperFirst),
  }));
  return { kind: 'done', count, same, left: named };
} // prettier-ignore

/** Of one item alone, which the page shows: without its id. */
export function ofOne(done: Done, id: string): BankDone {
  if (done.kind === 'done') return { kind: 'done', count: done.count };
  const faults = done.faults.map((fault) =>
    fault.startsWith(`${id}: `) ? upperFirst(fault.slice(id.length + 2)) : fault,
  );
  return { kind: 'refused', faults };
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
