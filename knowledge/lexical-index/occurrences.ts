import type { Entries } from './postings.ts';

/** Occurrences of features, counted while texts are read place by place, and sorted by feature at the end. */
export interface Occurrences {
  /** One occurrence at a place (`placeOf`). Occurrences of one feature come in order of place. */
  add(feature: number, place: number): void;
  /** The entries sorted by the feature's rank; the list of rank `r` is `starts[r] .. starts[r + 1]`. */
  sorted(rankOf: Uint32Array): Entries & { readonly starts: Uint32Array };
}

export function createOccurrences(): Occurrences {
  const features = createNumbers();
  const places = createNumbers();
  const counts = createNumbers();
  /** By feature: its last place + 1 (0 where there is none), and the entry of that place. */
  const last = createNumbers();
  const entry = createNumbers();
  return {
    add(feature, place) {
      if (last.at(feature) === place + 1) {
        const at = entry.at(feature);
        counts.set(at, counts.at(at) + 1);
        return;
      }
      last.set(feature, place + 1);
      entry.set(feature, features.length());
      features.push(feature);
      places.push(place);
      counts.push(1);
    },
    sorted(rankOf) {
      const order = sortByKey(features.array(), rankOf, rankOf.length);
      return {
        places: pick(places.array(), order.items),
        counts: pick(counts.array(), order.items),
        starts: order.starts,
      };
    },
  };
}

/** Stable counting sort of the positions of `keys` by `rankOf[key]`, which is below `ranks`. */
export function sortByKey(
  keys: Uint32Array,
  rankOf: Uint32Array,
  ranks: number,
): { items: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(ranks + 1);
  for (const key of keys) {
    const next = (rankOf[key] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 0; rank < ranks; rank += 1)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const free = starts.slice(0, ranks);
  const items = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const rank = rankOf[keys[at] ?? 0] ?? 0;
    const to = free[rank] ?? 0;
    items[to] = at;
    free[rank] = to + 1;
  }
  return { items, starts };
}

function pick(values: Uint32Array, order: Uint32Array): Uint32Array {
  return Uint32Array.from(order, (at) => values[at] ?? 0);
}

/** Unsigned numbers that grow; a number that was never set is 0. */
export interface Numbers {
  length(): number;
  at(index: number): number;
  set(index: number, value: number): void;
  push(value: number): void;
  array(): Uint32Array;
}

export function createNumbers(): Numbers {
  let values = new Uint32Array(1024);
  let used = 0;
  const set = (index: number, value: number): void => {
    while (index >= values.length) {
      const larger = new Uint32Array(values.length * 2);
      larger.set(values);
      values = larger;
    }
    values[index] = value;
    if (index >= used) used = index + 1;
  };
  return {
    length: () => used,
    at: (index) => values[index] ?? 0,
    set,
    push: (value) => set(used, value),
    array: () => values.subarray(0, used),
  };
}
