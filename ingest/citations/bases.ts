import { citesOther } from '../../knowledge/citations.ts';
import type { Citation, Provision } from '../../knowledge/types.ts';

/**
 * Names that the legal bases ("Căn cứ Luật Báo chí số 126/2025/QH15;") give a number get it wherever the document uses
 * them without one: there the writer said which law he meant.
 */
export function knownByBases(citations: readonly Citation[], provisions: readonly Provision[]): Citation[] {
  const preamble = new Set(provisions.filter(({ kind }) => kind === 'preamble').map(({ id }) => id));
  const numbers = new Map<string, Set<string>>();
  for (const citation of citations.filter(citesOther)) {
    if (!preamble.has(citation.from) || citation.name === null) continue;
    const key = keyOf(citation);
    numbers.set(key, (numbers.get(key) ?? new Set()).add(citation.number));
  }
  return citations.map((citation) => {
    const known =
      citation.number === null && citation.name !== null ? numbers.get(keyOf(citation)) : undefined;
    const [number] = known ?? [];
    // Two numbers for one name are no certainty.
    return known?.size === 1 && number !== undefined ? { ...citation, number } : citation;
  });
}

function keyOf({ kind, name }: Citation): string {
  return `${kind ?? ''} ${name ?? ''}`.toLowerCase();
}
