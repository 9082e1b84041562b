import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { QuizItems } from '../../quiz-store.ts';
import { lapsesOf } from '../bank.ts';
import type { Batch } from './batches.ts';

/** An item that retired itself, as a trainer is told. */
export interface ToldItem {
  readonly stem: string;
  /** A person had approved or changed it. */
  readonly reviewed: boolean;
  /** Which provision, what became of it, from when. */
  readonly sentence: string;
  /** Verbatim; null where the library cannot tell them any more. */
  readonly old: string | null;
  readonly now: string | null;
}

export async function toldOf(
  store: Pick<QuizItems, 'itemVersions'>,
  batches: readonly Batch[],
  library: Library,
  day: Day,
): Promise<ToldItem[]> {
  const versions = batches.flatMap((batch) => batch.versions);
  const lapses = new Map(lapsesOf(library, day, versions.map(({ item }) => item)).map((lapse) => [lapse.item.id, lapse]));
  const told: ToldItem[] = [];
  for (const { item, number, note, touched } of versions) {
    const before = (await store.itemVersions(item.id)).find((one) => one.number === number - 1);
    const { sentence = note, old = null, now = null } = lapses.get(item.id) ?? {};
    told.push({ stem: item.stem, reviewed: touched || before?.state === 'approved', sentence, old, now });
  }
  return told;
} // prettier-ignore
