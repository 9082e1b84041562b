import type { Place } from '../types.ts';

const LEVELS = ['part', 'chapter', 'section', 'article', 'clause', 'point', 'paragraph'] as const;

/** True where a cited place is the given one or holds it: "Điều 98" holds khoản 2 Điều 98. Empty places hold nothing. */
export function citesPlace(cited: Partial<Place>, place: Partial<Place>): boolean {
  const named = LEVELS.filter((level) => (cited[level] ?? null) !== null);
  // A Điều is known by its number alone: the chapter named with it may be written otherwise.
  const decisive = named.includes('article') ? named.filter((level) => !OUTER.has(level)) : named;
  return decisive.length > 0 && decisive.every((level) => same(cited[level], place[level]));
}

const OUTER = new Set<string>(['part', 'chapter', 'section']);

function same(a: string | number | null | undefined, b: string | number | null | undefined): boolean {
  return String(a ?? '').toLowerCase() === String(b ?? '').toLowerCase();
}
