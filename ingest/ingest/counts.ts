import type { Document, ProvisionKind } from '../../knowledge/types.ts';
import type { Warning } from '../structure.ts';

/** How many parts of each kind a document has. */
export interface Counts {
  readonly parts: number;
  readonly chapters: number;
  readonly sections: number;
  readonly articles: number;
  readonly clauses: number;
  readonly points: number;
  /** đoạn of the numbered body; a mục of a single đoạn counts as one. */
  readonly paragraphs: number;
}

export function countParts({ provisions }: Document): Counts {
  const count = (kind: ProvisionKind): number => provisions.filter((one) => one.kind === kind).length;
  const single = provisions.filter((one) => one.kind === 'section' && one.text !== '').length;
  return {
    parts: count('part'),
    chapters: count('chapter'),
    sections: count('section'),
    articles: count('article'),
    clauses: count('clause'),
    points: count('point'),
    paragraphs: count('paragraph') + single,
  };
}

/** A warning with its line, where it has one. */
export function sayWarning({ line, message }: Warning): string {
  return line > 0 ? `dòng ${line}: ${message}` : message;
}
