import type { Reference } from '../../knowledge/references.ts';
import type { Citation, Place } from '../../knowledge/types.ts';

/** The document that a reference means, and the places in it. */
export type Target = Pick<Citation, 'kind' | 'number' | 'name' | 'digits' | 'year' | 'own' | 'places'>;

/** A document, and the place in it that incomplete places are completed with. */
export interface Base {
  readonly document: Omit<Target, 'places'>;
  readonly place: Partial<Place>;
}

/** Levels from the outside in that a place may lack and take from where it is written. */
const INNER = ['article', 'clause', 'point'] as const;
const OUTER = ['part', 'chapter', 'section'] as const;

/** True where a reference itself names a document: by number, digits or name. */
export function namesDocument({ number, digits, name, kind, self }: Reference): boolean {
  return !self && (number !== null || digits !== null || name !== null || kind === 'Hiến pháp');
}

/** The target of a reference that names a document. A document that names itself by its number is its own. */
export function namedTarget(reference: Reference, own: string): Target {
  const { kind, number, name, digits, year, places } = reference;
  const loose = number === null ? { digits, year } : { digits: null, year: null };
  return { kind, number, name, ...loose, own: number === own, places };
}

/** The target of "Điều này", "Luật này" or a place without a document, seen from where it is written. */
export function targetFrom(base: Base, reference: Reference): Target {
  const kind = reference.kind ?? (base.document.own ? null : base.document.kind);
  return { ...base.document, kind, places: placesFrom(base.place, reference) };
}

function placesFrom(here: Partial<Place>, { places, self, selfUnit }: Reference): Partial<Place>[] {
  if (self && selfUnit === 'document') return [...places];
  if (places.length > 0) return places.map((place) => complete(here, place));
  if (selfUnit === null) return [];
  const kept = [...OUTER, ...INNER].slice(0, [...OUTER, ...INNER].indexOf(levelOf(selfUnit)) + 1);
  // A Điều is known by its number alone, whatever chapter holds it.
  return [pick(here, INNER.some((level) => level === selfUnit) ? kept.filter((one) => isInner(one)) : kept)];
}

function levelOf(unit: NonNullable<Reference['selfUnit']>): (typeof OUTER)[number] | (typeof INNER)[number] {
  return unit === 'document' ? 'part' : unit;
}

function isInner(level: string): level is (typeof INNER)[number] {
  return INNER.some((inner) => inner === level);
}

/** "khoản 2" written in Điều 14 is khoản 2 Điều 14; what names a chapter, mục or Điều is complete. */
export function complete(here: Partial<Place>, place: Partial<Place>): Partial<Place> {
  const named = INNER.findIndex((level) => (place[level] ?? null) !== null);
  if (named <= 0 || OUTER.some((level) => (place[level] ?? null) !== null)) return place;
  return { ...pick(here, INNER.slice(0, named)), ...place };
}

function pick(from: Partial<Place>, levels: readonly (keyof Place)[]): Partial<Place> {
  return Object.fromEntries(
    levels.flatMap((level) => {
      const value = from[level] ?? null;
      return value === null ? [] : [[level, value]];
    }),
  );
}
