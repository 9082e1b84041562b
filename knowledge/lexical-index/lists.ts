import { countRows } from './postings.ts';
import { featureId } from './segment.ts';
import type { Placed } from './shares.ts';

/** The lists of a feature, one of each part that has it, and in how many rows it stands. */
export interface FeatureLists {
  readonly lists: readonly { readonly list: Uint8Array; readonly first: number }[];
  readonly count: number;
}

/** Bytes of lists that are kept in mind: those of the commonest words, which nearly every question asks for. */
const KEPT_BYTES = 12 * 1024 * 1024;
/** What a list costs beside its bytes: the arrays around it. */
const OVERHEAD = 160;

/** Reads the lists of features, those that were asked for last from memory. */
export function openLists(placed: readonly Placed[]): (feature: string) => FeatureLists {
  const kept = new Map<string, FeatureLists>();
  let bytes = 0;
  const keep = (feature: string, found: FeatureLists): void => {
    kept.set(feature, found);
    bytes += bytesOf(found);
    for (const [oldest, lists] of kept) {
      if (bytes <= KEPT_BYTES) return;
      kept.delete(oldest);
      bytes -= bytesOf(lists);
    }
  };
  return (feature) => {
    const known = kept.get(feature);
    if (known !== undefined) {
      // The last one asked for stands last, and is forgotten last.
      kept.delete(feature);
      kept.set(feature, known);
      return known;
    }
    const found = readLists(feature, placed);
    keep(feature, found);
    return found;
  };
}

function readLists(feature: string, placed: readonly Placed[]): FeatureLists {
  const lists = placed.flatMap(({ segment, first }) => {
    const id = featureId(segment, feature);
    return id === null ? [] : [{ list: segment.list(id), first }];
  });
  return { lists, count: lists.reduce((sum, { list }) => sum + countRows(list), 0) };
}

function bytesOf({ lists }: FeatureLists): number {
  return lists.reduce((sum, { list }) => sum + list.length + OVERHEAD, OVERHEAD);
}
