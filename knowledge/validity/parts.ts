import { citesPlace } from './places.ts';
import type { Provision, Relation, Validity } from '../types.ts';
import { dated } from './wording.ts';

/**
 * The validity of one provision: its document's, shortened where the provision was repealed, or replaced by a new text.
 * A provision that already has the new text (a consolidated copy) stays in force.
 */
export function partValidity(
  whole: Validity,
  part: Pick<Provision, 'place' | 'text'>,
  relations: readonly (Relation & { readonly day: string | null })[],
): Validity {
  let validity = whole;
  for (const relation of relations) {
    if (!relation.places.some((place) => citesPlace(place, part.place))) continue;
    if (relation.day === null || relation.kind === 'guides') continue;
    if (relation.kind === 'amends' && !isOldText(part.text, relation.newText)) {
      validity = { ...validity, how: `${validity.how} ${amended(relation)}`.trim() };
    } else if (validity.until === null || relation.day < validity.until) {
      validity = { ...validity, until: relation.day, replacedBy: relation.from, how: ended(relation) };
    }
  }
  return validity;
}

type Dated = Relation & { readonly day: string | null };

function ended({ kind, from, day, how }: Dated): string {
  const verb = kind === 'amends' ? 'sửa đổi' : 'bãi bỏ hoặc thay thế';
  return `Quy định này hết hiệu lực từ ${dated(day ?? '')}, do ${from} ${verb} (${how}).`;
}

function amended({ from, day, how }: Dated): string {
  return `${from} có sửa đổi, bổ sung từ ${dated(day ?? '')} (${how}).`;
}

/** True where the amendment quotes its new text and the provision's words are not in it. */
function isOldText(text: string, newText: string | null): boolean {
  const words = plain(text);
  return newText !== null && words !== '' && !plain(newText).includes(words);
}

function plain(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
