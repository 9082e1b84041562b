import type { Library } from '../../../knowledge/library.ts';
import type { Day, Provision } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import { stretchOf } from '../../named-places.ts';
import { findIn } from './page/find-in.ts';

/** The clauses that somebody means by a place (`khoản 2 Điều 14 112/2020/NĐ-CP`) or by words that stand in them. */

/** Clauses that are shown; who finds more says more. */
export const MOST_CLAUSES = 12;

/** Those in force that have words of their own, each once. */
export async function clausesFor(library: Library, day: Day, asked: string): Promise<readonly Provision[]> {
  if (asked.trim() === '') return [];
  const inForce = (one: Provision): boolean =>
    one.text !== '' &&
    validityOn(one.validity ?? library.document(one.document)!.validity, day) === 'in_force';
  const placed = stretchOf(library, asked);
  // A document alone is no place: its words are looked for.
  if (placed !== null && placed.locator !== null && placed.provisions.length > 0)
    return placed.provisions.filter(inForce).slice(0, MOST_CLAUSES);
  const found: Provision[] = [];
  for (const document of library.documents) {
    if (validityOn(document.validity, day) !== 'in_force') continue;
    found.push(...findIn(document, asked).places.map(({ provision }) => provision).filter(inForce));
    if (found.length >= MOST_CLAUSES) break;
    // Of a great library each text takes some milliseconds: others are served between two.
    await new Promise((resume) => setImmediate(resume));
  }
  return found.slice(0, MOST_CLAUSES);
} // prettier-ignore
