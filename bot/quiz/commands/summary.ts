import { ITEM_STATES } from '../../quiz-store.ts';
import { VIEW_WORDS } from '../../quiz-words.ts';
import { lineOf } from './say-item.ts';
import { lastOf } from '../bank.ts';
import { readFared, sayFlags } from '../review.ts';
import { within, type BankWorld, type OpenedBank } from './world.ts';

/** Days for which the summary names what retired itself as of late. */
const LATE_DAYS = 30;
const COUNTED = [...ITEM_STATES, 'lapsed', 'flagged'] as const;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** `bank` alone: how many there are, and which the answers show to be bad. */
export async function summary(world: BankWorld): Promise<void> {
  await within(world, async (opened) => {
    const flags = await flagged(opened);
    const since = new Date(world.now().getTime() - LATE_DAYS * DAY_MS).toISOString();
    const lapsed = new Set((await opened.store.lapsedSince(since)).map(({ item }) => item.id)).size;
    const of = async (view: (typeof COUNTED)[number]): Promise<number> => {
      if (view === 'flagged') return flags.length;
      if (view === 'lapsed') return lapsed;
      return opened.store.countBankItems({ states: [view], document: null, topic: null, tag: null });
    };
    const counts = [];
    for (const view of COUNTED) counts.push(`${VIEW_WORDS[view]} ${String(await of(view))}`);
    const total = await opened.store.countBankItems({ states: [...ITEM_STATES], document: null, topic: null, tag: null });
    world.say(`${String(total)} câu: ${counts.join(', ')} (hết hiệu lực: trong ${String(LATE_DAYS)} ngày qua).`);
    flags.flat().forEach(world.say);
    world.say('Thêm --help để xem các việc làm được với ngân hàng.');
    return 0;
  });
} // prettier-ignore

/** `bank flagged`. */
export async function sayFlagged(world: BankWorld): Promise<void> {
  await within(world, async (opened) => {
    const flags = await flagged(opened);
    flags.flat().forEach(world.say);
    world.say(
      flags.length === 0 ? 'Chưa có câu nào cần xem lại.' : `${String(flags.length)} câu cần xem lại.`,
    );
    return 0;
  });
}

/** The lines of each item that is flagged. */
async function flagged({ store }: OpenedBank): Promise<string[][]> {
  const { flagged: found } = await readFared(store);
  const held = await lastOf(store, [...found.keys()]);
  return [...held.values()].flatMap((version) => {
    const analysis = found.get(version.item.id);
    if (analysis === undefined || version.state === 'retired') return [];
    return [[lineOf(version), ...sayFlags(version.item, analysis).map((flag) => `  ${flag}`)]];
  });
}
