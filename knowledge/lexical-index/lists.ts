import { countRows } from './postings.ts';
import { pairId, wordsOf } from './segment.ts';
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

export interface Lists {
  /** The lists of a feature; those that were asked for last from memory. */
  of(feature: string): FeatureLists;
  /** In how many rows a feature stands; of its lists no more than that is read. */
  count(feature: string): number;
}

/**
 * Opens the lists of features. Two generations are kept: what is asked for goes into the younger one, and when that is full the
 * older one is forgotten as a whole. (A map from which the first entries are taken one by one is slow: it steps over the holes.)
 */
export function openLists(placed: readonly Placed[]): Lists {
  const find = createFind(placed);
  let young = new Map<string, FeatureLists>();
  let old = new Map<string, FeatureLists>();
  let bytes = 0;
  const keep = (feature: string, found: FeatureLists): FeatureLists => {
    bytes += bytesOf(found);
    if (bytes > KEPT_BYTES / 2) {
      [old, young] = [young, new Map()];
      bytes = bytesOf(found);
    }
    young.set(feature, found);
    return found;
  };
  const known = (feature: string): FeatureLists | undefined => young.get(feature) ?? old.get(feature);
  return {
    of: (feature) => young.get(feature) ?? keep(feature, old.get(feature) ?? readLists(feature, find)),
    count: (feature) => known(feature)?.count ?? countIn(feature, find),
  };
}

/** Words of which the numbers in all parts are kept in mind: those of some hundred questions and of their other spellings. */
const KEPT_WORDS = 10_000;

/** Calls `visit` with each part that has a feature, and the feature's number there. */
type Find = (feature: string, visit: (placed: Placed, id: number) => void) => void;

function createFind(placed: readonly Placed[]): Find {
  const kept = new Map<string, Int32Array>();
  const numbersOf = (word: string): Int32Array => {
    let numbers = kept.get(word);
    if (numbers === undefined) {
      numbers = Int32Array.from(placed, ({ segment }) => segment.word(word) ?? -1);
      if (kept.size >= KEPT_WORDS) kept.clear();
      kept.set(word, numbers);
    }
    return numbers;
  };
  return (feature, visit) => {
    const [first, second] = wordsOf(feature);
    const words = numbersOf(first);
    const followers = second === null ? null : numbersOf(second);
    placed.forEach((one, part) => {
      const [word, follower] = [words[part] ?? -1, followers?.[part] ?? -1];
      if (word < 0 || (followers !== null && follower < 0)) return;
      const id = followers === null ? word : pairId(one.segment, word, follower);
      if (id !== null) visit(one, id);
    });
  };
}

function countIn(feature: string, find: Find): number {
  let count = 0;
  find(feature, ({ segment }, id) => {
    count += countRows(segment.listHead(id));
  });
  return count;
}

function readLists(feature: string, find: Find): FeatureLists {
  const lists: { list: Uint8Array; first: number }[] = [];
  find(feature, ({ segment, first }, id) => lists.push({ list: segment.list(id), first }));
  return { lists, count: lists.reduce((sum, { list }) => sum + countRows(list), 0) };
}

function bytesOf({ lists }: FeatureLists): number {
  return lists.reduce((sum, { list }) => sum + list.length + OVERHEAD, OVERHEAD);
}
