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

const CACHE = new Map<string, string>();
/** Bound of the cache, entries: above every Vietnamese letter and sign, below what hostile input could fill. */
const MAX_CACHE = 2_000;

function foldUnit(unit: string): string {
  const known = CACHE.get(unit);
  if (known !== undefined) return known;
  const folded = computeUnit(unit);
  if (CACHE.size < MAX_CACHE) CACHE.set(unit, folded);
  return folded;
}

function computeUnit(unit: string): string {
  if (/\s/u.test(unit)) return ' ';
  if (/[‐‑‒–—−]/u.test(unit)) return '-';
  const folded = fold(unit.toLowerCase());
  return folded.length === 1 ? folded : unit;
}
