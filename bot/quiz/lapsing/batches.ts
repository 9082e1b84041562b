import type { ItemVersion } from '../../quiz-store.ts';

/** What retired itself at one moment. */
export interface Batch {
  /** ISO time. */
  readonly at: string;
  readonly versions: readonly ItemVersion[];
}

/** The earliest first. */
export function batchesOf(versions: readonly ItemVersion[]): Batch[] {
  const byTime = new Map<string, ItemVersion[]>();
  for (const version of versions) byTime.set(version.at, [...(byTime.get(version.at) ?? []), version]);
  return [...byTime].map(([at, own]) => ({ at, versions: own })).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Those after the last that was told: whoever was told of one was told of all before it. */
export async function pendingOf(
  batches: readonly Batch[],
  isTold: (batch: Batch) => Promise<boolean>,
): Promise<readonly Batch[]> {
  for (let at = batches.length - 1; at >= 0; at -= 1) {
    const batch = batches[at];
    if (batch !== undefined && (await isTold(batch))) return batches.slice(at + 1);
  }
  return batches;
}
