/** Written words against the right ones: marks that were left out are forgiven, other marks make another word. */

/** True where every letter is the right one with all, some or none of its marks: "muc" is mục, "mức" is not. */
export function isSpelling(written: string, right: string): boolean {
  const [a, b] = [written.toLowerCase(), right];
  return a.length === b.length && [...a].every((letter, i) => isLessMarked(letter, b[i] ?? ''));
}

function isLessMarked(written: string, right: string): boolean {
  if (written === right || (right === 'đ' && written === 'd')) return true;
  const [base, ...marks] = written.normalize('NFD');
  const [rightBase, ...rightMarks] = right.normalize('NFD');
  return base === rightBase && marks.every((mark) => rightMarks.includes(mark));
}

/** True where one letter is missing, added, changed, or two neighbours are swapped. Equal words are no typing fault. */
export function isOneFault(written: string, right: string): boolean {
  const [shorter, longer] = written.length <= right.length ? [written, right] : [right, written];
  if (written === right || longer.length - shorter.length > 1) return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  const rest = (from: number, word: string): string => word.slice(from);
  if (shorter.length < longer.length) return rest(at, shorter) === rest(at + 1, longer);
  const changed = rest(at + 1, shorter) === rest(at + 1, longer);
  const swapped =
    shorter[at] === longer[at + 1] &&
    shorter[at + 1] === longer[at] &&
    rest(at + 2, shorter) === rest(at + 2, longer);
  return changed || swapped;
}
