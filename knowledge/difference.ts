import type { Document } from './types.ts';

/** How one version of a document differs from another, provision by provision; ids in the order of the text. */
export interface Difference {
  /** Provisions whose words are the same but for white space. */
  readonly same: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** From one version to another. Provisions without words of their own are left out. */
export function difference(from: Document, to: Document): Difference {
  const before = wordsById(from);
  const after = wordsById(to);
  const both = [...after.keys()].filter((id) => before.has(id));
  return {
    same: both.filter((id) => before.get(id) === after.get(id)).length,
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: both.filter((id) => before.get(id) !== after.get(id)),
  };
}

function wordsById({ provisions }: Document): Map<string, string> {
  return new Map(
    provisions
      .filter(({ text }) => text !== '')
      .map(({ id, text }) => [id, text.replace(/\s+/gu, ' ').trim()]),
  );
}
