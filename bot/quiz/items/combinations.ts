const known = new Map<string, readonly (readonly number[])[]>();

/** Every way to choose `count` of the whole numbers below `size`, those of the first numbers first: 0 1 2, 0 1 3, 0 2 3, … */
export function combinations(size: number, count: number): readonly (readonly number[])[] {
  const key = `${String(size)}/${String(count)}`;
  const found = known.get(key) ?? inOrder(size, count);
  known.set(key, found);
  return found;
}

/** Ordered by the last number, so that what comes late is taken where nothing before fits. */
function inOrder(size: number, count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return Array.from({ length: size }, (_, last) =>
    inOrder(last, count - 1).map((first) => [...first, last]),
  ).flat();
}
