import type { Reference } from '../../knowledge/references.ts';
import { namesDocument } from './target.ts';

/** Farther apart than this, UTF-16 units, two places are no enumeration any more. */
const MAX_DISTANCE = 400;

/**
 * The reference whose document a place without one shares. Laws end a place in their own text with "Luật này" or "Điều
 * này"; "Điều 5, … Điều 10 … hoặc Điều 19 Luật Báo chí" names the document once, at the last. Null where none follows.
 */
export function sharedWith(index: number, references: readonly Reference[], text: string): Reference | null {
  const own = references[index];
  if (own === undefined || !own.places.some((place) => (place.article ?? null) !== null)) return null;
  for (const next of references.slice(index + 1)) {
    const between = text.slice(own.end, next.start);
    if (next.start - own.end > MAX_DISTANCE || /[;:.]\s|["“”]/u.test(between)) return null;
    if (!next.places.some((place) => (place.article ?? null) !== null)) continue;
    if (namesDocument(next) || next.selfUnit === 'document') return next;
    if (next.self) return null;
  }
  return null;
}
