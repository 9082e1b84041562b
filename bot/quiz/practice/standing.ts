import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import type { Item } from '../../quiz-item.ts';
import type { Aside } from '../../quiz-practice.ts';
import { versionOf } from '../version.ts';

/** Why what was learned of a provision is not asked any more; null where it stands as it was learned. */
export function asideOf(provision: string, version: string, library: Library, day: Day): Aside | null {
  const held = library.provision(provision);
  if (held === undefined) return 'ended';
  const validity = held.validity ?? library.document(held.document)?.validity;
  if (validity !== undefined && validityOn(validity, day) === 'expired') return 'ended';
  return versionOf(held.text) === version ? null : 'changed';
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
