import { createHash } from 'node:crypto';
import type { Library } from '../../../knowledge/library.ts';
import type { Day, Provision } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import type { Item } from '../../quiz-item.ts';
import type { Aside } from '../../quiz-practice.ts';

/** SHA-256, hex, of a provision's whole text: what items and cards were made from. */
export const versionOf = ({ text }: Pick<Provision, 'text'>): string =>
  createHash('sha256').update(text).digest('hex');

/** Why what was learned of a provision is not asked any more; null where it stands as it was learned. */
export function asideOf(provision: string, version: string, library: Library, day: Day): Aside | null {
  const held = library.provision(provision);
  if (held === undefined) return 'ended';
  const validity = held.validity ?? library.document(held.document)?.validity;
  if (validity !== undefined && validityOn(validity, day) === 'expired') return 'ended';
  return versionOf(held) === version ? null : 'changed';
}

/** Items that may be asked on a day: made from the words that stand, of a provision that is in force. */
export function askable(items: readonly Item[], library: Library, day: Day): Item[] {
  return items.filter(
    ({ provision, version, until }) =>
      provision !== null &&
      version !== null &&
      (until === null || day < until) &&
      asideOf(provision, version, library, day) === null,
  );
}
