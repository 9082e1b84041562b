/** In how many rows pairs of words stand. Rows come in ascending order. */
export interface PairCounts {
  add(first: number, second: number, row: number): void;
  count(first: number, second: number): number;
}

/** A hash table on typed arrays with open addresses: a library of 60,000 articles has some two million pairs. */
export function createPairCounts(): PairCounts {
  let size = 1 << 12;
  let used = 0;
  // 0 is no pair: the first word is kept plus one.
  let firsts = new Uint32Array(size);
  let seconds = new Uint32Array(size);
  let counts = new Uint32Array(size);
  let last = new Uint32Array(size);
  const place = (first: number, second: number): number => {
    let at = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & (size - 1);
    while (firsts[at] !== 0 && (firsts[at] !== first + 1 || seconds[at] !== second))
      at = (at + 1) & (size - 1);
    return at;
  };
  const grow = (): void => {
    const old = { firsts, seconds, counts, last };
    size *= 2;
    [firsts, seconds, counts, last] = [0, 0, 0, 0].map(() => new Uint32Array(size)) as Columns;
    for (let from = 0; from < old.firsts.length; from += 1) {
      const first = old.firsts[from] ?? 0;
      if (first === 0) continue;
      const to = place(first - 1, old.seconds[from] ?? 0);
      firsts[to] = first;
      seconds[to] = old.seconds[from] ?? 0;
      counts[to] = old.counts[from] ?? 0;
      last[to] = old.last[from] ?? 0;
    }
  };
  return {
    add(first, second, row) {
      const at = place(first, second);
      if (firsts[at] === 0) {
        firsts[at] = first + 1;
        seconds[at] = second;
        used += 1;
      } else if (last[at] === row) return;
      last[at] = row;
      counts[at] = (counts[at] ?? 0) + 1;
      if (used * 2 > size) grow();
    },
    count: (first, second) => counts[place(first, second)] ?? 0,
  };
}

type Columns = [
  Uint32Array<ArrayBuffer>,
  Uint32Array<ArrayBuffer>,
  Uint32Array<ArrayBuffer>,
  Uint32Array<ArrayBuffer>,
];
