/** Numbers that look like chance and follow from words alone: the same library gives the same items. */

/** 32-bit FNV-1a with a last mixing, so that near words lie far apart. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** In an order that only `seed` and the keys decide. */
export function shuffled<T>(values: readonly T[], keyOf: (value: T) => string, seed: string): T[] {
  return values
    .map((value) => ({ value, key: hashOf(`${seed}|${keyOf(value)}`) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/**
 * Whole numbers below `size`, each as often as the others: every `size` calls of one name give each number once, in an order
 * that nobody guesses from those before.
 */
export function createTurns(): (name: string, size: number) => number {
  const counts = new Map<string, number>();
  return (name, size) => {
    const key = `${name}/${String(size)}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const block = `${key}#${String(Math.floor(count / size))}`;
    const order = shuffled([...Array(size).keys()], String, block);
    return order[count % size] ?? 0;
  };
}
