/** N-grams with how often each was seen, ascending by key. A key is the words' numbers as digits to the base 65,536. */
export interface Counted {
  readonly keys: Float64Array;
  readonly counts: Uint32Array;
}

const BASE = 0x10000;

/** Counts the pairs (`length` 2) or triples (3) of a stream; those that lie across a sentence's edge are left out. */
export function countGrams(ids: Uint16Array, length: 2 | 3): Counted {
  const keys = new Float64Array(ids.length);
  let taken = 0;
  for (let at = 0; at + length <= ids.length; at += 1) {
    const [a = 0, b = 0] = [ids[at], ids[at + 1]];
    if (b === 0 && (length === 3 || a === 0)) continue;
    keys[taken] = length === 2 ? a * BASE + b : (a * BASE + b) * BASE + (ids[at + 2] ?? 0);
    taken += 1;
  }
  return runsOf(keys.subarray(0, taken).sort());
}

/** Equal neighbours as one with their number. */
function runsOf(sorted: Float64Array): Counted {
  let distinct = 0;
  for (let at = 0; at < sorted.length; at += 1) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct += 1;
  const [keys, counts] = [new Float64Array(distinct), new Uint32Array(distinct)];
  let run = -1;
  for (let at = 0; at < sorted.length; at += 1) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) keys[(run += 1)] = sorted[at] ?? 0;
    counts[run] = (counts[run] ?? 0) + 1;
  }
  return { keys, counts };
}

/** The n-grams at these places. */
export function pick({ keys, counts }: Counted, places: Uint32Array): Counted {
  return {
    keys: Float64Array.from(places, (at) => keys[at] ?? 0),
    counts: Uint32Array.from(places, (at) => counts[at] ?? 0),
  };
}

/** Where a key stands among ascending ones; -1 where it does not. */
export function placeOf(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What is taken from each count for n-grams never seen (absolute discounting): n1 / (n1 + 2 n2). */
export function discountOf({ counts }: Counted): number {
  let [once, twice] = [0, 0];
  for (const count of counts) {
    if (count === 1) once += 1;
    if (count === 2) twice += 1;
  }
  return once + twice === 0 ? 0.5 : once / (once + 2 * twice);
}

/** Places of the `most` greatest gains above 0, ascending. Equal gains: the earlier place. */
export function greatest(gains: Float64Array, most: number): Uint32Array {
  const places = Uint32Array.from(gains.keys()).filter((at) => (gains[at] ?? 0) > 0);
  if (places.length <= most) return places;
  const limit = Float64Array.from(places, (at) => gains[at] ?? 0).sort()[places.length - most] ?? 0;
  return places.filter((at) => (gains[at] ?? 0) >= limit).slice(0, most);
}
