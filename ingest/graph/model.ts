import type { Day, Relation, RelationKind, ValidityStatus } from '../../knowledge/types.ts';
import type { Connected } from '../connect.ts';

/** A document in the drawing. */
export interface Node {
  readonly number: string;
  readonly title: string;
  readonly held: boolean;
  readonly status: ValidityStatus;
  /** How it is known, Vietnamese; shown when pointed at. */
  readonly how: string;
  /** Row: 0 laws, 1 decrees and decisions of the centre, 2 circulars and others, 3 texts of the Party. */
  readonly rank: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  /** True where only parts are meant. */
  readonly partial: boolean;
  readonly day: Day | null;
}

export interface Model {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Documents held and those that stand in a relation with one, with one edge for each pair and kind. */
export function modelOf({ documents, book }: Connected, on: Day): Model {
  const titles = new Map(documents.map((document) => [document.number, document.title]));
  const edges = mergeEdges(book.relations);
  const numbers = new Set([...titles.keys(), ...edges.flatMap(({ from, to }) => [from, to])]);
  const nodes = [...numbers].sort().map((number) => ({
    number,
    title: titles.get(number) ?? '',
    held: titles.has(number),
    status: book.statusOn(number, on),
    how: book.of(number).how,
    rank: rankOf(number),
  }));
  return { nodes, edges };
}

function mergeEdges(relations: readonly (Relation & { readonly day: Day | null })[]): Edge[] {
  const merged = new Map<string, Edge>();
  for (const { kind, from, to, places, day } of relations) {
    const key = [kind, from, to].join(' ');
    const known = merged.get(key);
    const partial = places.length > 0 && (known?.partial ?? true);
    merged.set(key, { kind, from, to, partial, day: known?.day ?? day });
  }
  return [...merged.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ from, to, kind }: Edge): string {
  return `${from} ${to} ${kind}`;
}

function rankOf(number: string): number {
  if (/-[^/]+\/[^/]*(?:TW|TU|HU|ĐU)$/u.test(number)) return 3;
  if (/\/(?:QH\d+|PL-UBTVQH\d+|UBTVQH\d+)$/u.test(number)) return 0;
  return /\/(?:NĐ-CP|QĐ-TTg|CP|TTg|HĐBT)$/u.test(number) ? 1 : 2;
}
