import { expect } from 'vitest';
import { parseStructure, type Layout, type Structure } from '../../../ingest/structure.ts';
import { misplaced, unaccounted } from '../accounted.ts';

/** Reads a text and checks that every character has one owner and every provision its slice. */
export function readChecked(text: string, layout: Layout = {}): Structure {
  const structure = parseStructure(text, 'X', layout);
  expect(unaccounted(text, structure)).toEqual([]);
  expect(misplaced(text, structure)).toEqual([]);
  return structure;
}

/** Ids without the number, with the first words of their text. */
export function outline(text: string, layout: Layout = {}): string[] {
  return readChecked(text, layout).provisions.map((one) =>
    `${one.id.slice(2)} ${one.text.slice(0, 16)}`.trim(),
  );
}
