import { fold } from '../vietnamese.ts';

/**
 * Lower case without diacritics, of the same length: offsets into the result are offsets into the text. Dashes of every
 * kind become "-", white space of every kind becomes " ".
 */
export function foldInPlace(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += foldUnit(text[i] ?? '');
  return folded;
}

/** Folded units by code; filled as they are met, at most one entry for each of the 65,536 codes. */
const CACHE: (string | undefined)[] = [];

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const known = CACHE[code];
  if (known !== undefined) return known;
  const folded = computeUnit(unit);
  CACHE[code] = folded;
  return folded;
}

function computeUnit(unit: string): string {
  if (/\s/u.test(unit)) return ' ';
  if (/[‐‑‒–—−]/u.test(unit)) return '-';
  const folded = fold(unit.toLowerCase());
  return folded.length === 1 ? folded : unit;
}
