import { numberParts } from './numbers.ts';
import { foldWords, names, type DocumentCandidate } from './resolve.ts';
import type { Reference } from './types.ts';

/** The candidates that a reference may name, in their order: never fewer than `resolveDocument` would find among all. */
export type Narrow = (
  reference: Pick<Reference, 'number' | 'digits' | 'name'>,
) => readonly DocumentCandidate[];

/**
 * Looks candidates up by what every name that fits has in common: its first word, or its initials; of digits, their value.
 * A great library has ten thousand candidates, and its texts name laws a hundred thousand times.
 */
export function narrowCandidates(candidates: readonly DocumentCandidate[]): Narrow {
  const byWord = new Map<string, DocumentCandidate[]>();
  const byDigits = new Map<number, DocumentCandidate[]>();
  for (const candidate of candidates) {
    const parts = numberParts(candidate.number);
    if (parts !== null) add(byDigits, Number(parts.digits), candidate);
    const keys = names(candidate).flatMap((words) => [words[0] ?? '', words.map((word) => word[0]).join('')]);
    for (const key of new Set(keys)) add(byWord, key, candidate);
  }
  return ({ number, digits, name }) => {
    if (number !== null) return candidates;
    if (digits !== null) return byDigits.get(Number(digits)) ?? [];
    return byWord.get(foldWords(name ?? '')[0] ?? '') ?? [];
  };
}

function add<Key>(index: Map<Key, DocumentCandidate[]>, key: Key, candidate: DocumentCandidate): void {
  const list = index.get(key);
  if (list) list.push(candidate);
  else index.set(key, [candidate]);
}
