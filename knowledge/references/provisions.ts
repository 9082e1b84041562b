import type { Place, Provision } from '../types.ts';

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };

/**
 * The provisions that hold text at or under a place, in reading order; `-1` as đoạn is the last one. `containers` takes
 * those without text of their own too.
 */
export function findProvisions(
  provisions: readonly Provision[],
  place: Partial<Place>,
  containers = false,
): Provision[] {
  const levels = Object.entries(place).flatMap(([level, value]) =>
    value === null || value === undefined || level === 'paragraph'
      ? []
      : [[level as keyof Place, value] as const],
  );
  // "Điều 5" is the document's own, not that of a rule in its appendix, unless the appendix is named.
  const own = provisions.filter(
    (one) => (containers || one.text !== '') && one.place.appendix === place.appendix,
  );
  const under = own.filter((one) =>
    levels.every(([level, value]) => sameValue(one.place[level] ?? null, value)),
  );
  const wanted = place.paragraph ?? null;
  if (wanted === null) return under;
  const last = Math.max(...under.map((one) => one.place.paragraph ?? 1));
  // A mục of one đoạn has no number for it: its first đoạn is the mục itself.
  return under.filter((one) => (one.place.paragraph ?? 1) === (wanted === -1 ? last : wanted));
}

/** "4" is "IV": people write chapters and mục either way. */
function sameValue(a: string | number | null, b: string | number): boolean {
  return a !== null && canonical(String(a)) === canonical(String(b));
}

function canonical(value: string): string {
  if (!/^[IVX]+$/u.test(value)) return value.toLowerCase();
  const digits = [...value].map((letter) => ROMAN[letter] ?? 0);
  return String(digits.reduce((sum, d, i) => sum + (d < (digits[i + 1] ?? 0) ? -d : d), 0));
}
