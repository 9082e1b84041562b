import { fold } from '../../../knowledge/vietnamese.ts';
import type { Item, ItemType, Origin } from '../../quiz-item.ts';
import type { ItemAct, ItemState, ItemVersion, QuizItems } from '../../quiz-store.ts';
import { ANEW } from '../bank.ts';

/** What a list needs of an item; a bank of thousands is held so, some kB each. */
export interface Row {
  readonly id: string;
  readonly number: number;
  readonly state: ItemState;
  readonly act: ItemAct;
  readonly type: ItemType;
  readonly stem: string;
  readonly right: string;
  readonly document: string | null;
  readonly place: string | null;
  readonly topic: string | null;
  readonly tags: readonly string[];
  readonly origin: Origin;
  /** It retired itself, or came back in the new wording of its provision and nobody has looked. */
  readonly lapsed: boolean;
  /** Words in lower case with spaces around, with and without marks, for searching. */
  readonly words: string;
  readonly folded: string;
}

/** Versions read at once; between two readings others are served. */
const AT_ONCE = 500;

/** The rows of the bank by id, brought up to date at each asking: only what was stored since is read. */
export function createRows(
  store: Pick<QuizItems, 'bankItemsAfter'>,
): () => Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  let last = 0;
  let reading: Promise<unknown> = Promise.resolve();
  const bringUp = async (): Promise<void> => {
    for (;;) {
      const stored = await store.bankItemsAfter(last, AT_ONCE);
      for (const { version, sequence } of stored) {
        rows.set(version.item.id, rowOf(version));
        last = sequence;
      }
      if (stored.length < AT_ONCE) return;
      await new Promise((resume) => setImmediate(resume));
    }
  };
  return async () => {
    const turn = reading.then(bringUp);
    reading = turn.catch(() => undefined);
    await turn;
    return rows;
  };
}

export function rowOf({ item, number, state, act, note }: ItemVersion): Row {
  const { id, type, stem, quote, topic, tags, origin } = item;
  const said = [stem, ...item.options, quote?.locator ?? '', quote?.document ?? '', ...tags, id].join(' ');
  const words = ` ${wordsOf(said).join(' ')} `;
  return {
    ...{ id, number, state, act, type, stem, topic, tags, origin, words },
    right: rightOf(item),
    document: quote?.document ?? null,
    place: quote === null ? null : `${quote.locator}, ${quote.document}`,
    lapsed: act === 'lapsed' || (act === 'entered' && note === ANEW),
    folded: fold(words),
  };
}

/** Lower case, without signs. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];

/** The right answer in a line. */
export const rightOf = ({ type, options, correct }: Item): string =>
  correct.map((at) => options[at] ?? '').join(type === 'order' ? ' → ' : ', ');
