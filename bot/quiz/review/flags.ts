import type { Item } from '../../quiz-item.ts';
import type { Attempt, PracticeStore } from '../../quiz-practice.ts';
import type { ItemVersion, QuizItems } from '../../quiz-store.ts';
import { letterOf, short } from '../../quiz-shape.ts';
import { lastOf, sameWords } from '../bank.ts';
import { analyseItems, type ItemAnalysis, type ItemFault } from '../results.ts';

/** How items fared, by the answers of practice and of all rounds. */

/** Milliseconds for which answers that were read are enough: nobody looks at one more answer. */
const HOLDS_MS = 60_000;

export interface Fared {
  /** Analyses of the items that have a fault, by id. */
  readonly flagged: ReadonlyMap<string, ItemAnalysis>;
  readonly attempts: readonly Attempt[];
}

type Store = Pick<QuizItems, 'bankItemsOf' | 'itemVersions'> & Pick<PracticeStore, 'attempts'>;

/** How items fared, read at most once a minute. */
export function createFared(store: Store, now: () => Date): () => Promise<Fared> {
  let held: { readonly at: number; readonly fared: Promise<Fared> } | null = null;
  return () => {
    const at = now().getTime();
    if (held !== null && at - held.at < HOLDS_MS) return held.fared;
    const fared = readFared(store);
    held = { at, fared };
    fared.catch(() => (held = null));
    return fared;
  };
}

/** An item that was mended is not flagged for how its old words fared. */
export async function readFared(store: Store): Promise<Fared> {
  const attempts = await store.attempts({ person: null, round: null, since: '' });
  const held = await lastOf(store, [...new Set(attempts.map(({ item }) => item))]);
  const items = [...held.values()].map(({ item }) => item);
  const first = analyseItems(attempts, items).filter(({ faults }) => faults.length > 0);
  const since = new Map<string, string>();
  for (const { item } of first) since.set(item, wordedSince(await store.itemVersions(item)));
  const counted = attempts.filter(({ item, at }) => at >= (since.get(item) ?? ''));
  const again = analyseItems(counted, items).filter(({ item, faults }) => faults.length > 0 && held.has(item));
  return { flagged: new Map(again.map((one) => [one.item, one])), attempts };
} // prettier-ignore

/** How one item fared since its present words; null where nobody answered it. */
export function analysisOf(versions: readonly ItemVersion[], attempts: readonly Attempt[]): ItemAnalysis | null {
  const item = versions.at(-1)?.item;
  if (item === undefined) return null;
  const since = wordedSince(versions);
  const counted = attempts.filter((one) => one.item !== item.id || one.at >= since);
  return analyseItems(counted, [item]).find((one) => one.item === item.id) ?? null;
} // prettier-ignore

/** When an item got the words that it has; empty where it has had no others. */
export function wordedSince(versions: readonly ItemVersion[]): string {
  const last = versions.findLastIndex((version, at) => {
    const before = versions[at - 1];
    return before !== undefined && !sameWords(before.item, version.item);
  });
  return versions[last]?.at ?? '';
}

const SHARE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** What is wrong with an item as its answers show it, a sentence each, with what to do. */
export function sayFlags(item: Item, { faults, difficulty, discrimination, choices }: ItemAnalysis): string[] {
  const people = String(difficulty.answers);
  const unpicked = (choices ?? []).flatMap((count, at) => count === 0 && !item.correct.includes(at) ? [`${letterOf(at)} “${short(item.options[at] ?? '')}”`] : []);
  const words: Readonly<Record<ItemFault, string>> = {
    negative: `Người trả lời đúng các câu khác lại hay sai câu này (độ phân biệt ${SHARE.format(discrimination ?? 0)}, ${people} người): xem lại đáp án, có thể sai hoặc có hai phương án đúng.`,
    unpicked: `Không ai trong ${people} người chọn ${unpicked.join(', ')}: nên thay bằng phương án dễ nhầm hơn.`,
    all_right: `Cả ${people} người trả lời đều đúng: câu quá dễ hoặc lộ đáp án.`,
    all_wrong: `Cả ${people} người trả lời đều sai: xem lại đáp án và cách hỏi.`,
  };
  return faults.map((fault) => words[fault]);
} // prettier-ignore
