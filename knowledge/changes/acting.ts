import type { Library } from '../library.ts';
import type { Day, Provision, Relation } from '../types.ts';
import { citesPlace } from '../validity.ts';
import type { Quoted } from './types.ts';

/** What another document of the library does to one provision. */
export type Acting = Relation;

const relationsOfLibrary = new WeakMap<Library, ReadonlyMap<string, readonly Relation[]>>();

/** Those that amend, repeal or replace a part of the provision's document that is or holds it. */
export function actingOn(
  { document, place }: Pick<Provision, 'document' | 'place'>,
  library: Library,
): Acting[] {
  return (partial(library).get(document) ?? []).filter(({ places }) =>
    places.some((cited) => citesPlace(cited, place)),
  );
}

/** Relations to parts, by the document acted on; read once for a library. */
function partial(library: Library): ReadonlyMap<string, readonly Relation[]> {
  const known = relationsOfLibrary.get(library);
  if (known !== undefined) return known;
  const groups = new Map<string, Relation[]>();
  for (const relation of library.documents.flatMap(({ relations }) => relations)) {
    if (relation.places.length === 0 || relation.kind === 'guides') continue;
    const group = groups.get(relation.to);
    if (group) group.push(relation);
    else groups.set(relation.to, [relation]);
  }
  relationsOfLibrary.set(library, groups);
  return groups;
}

/** The day from which it acts: its own, else the first day of its document. */
export function firstDayOf(acting: Acting, library: Library): Day | null {
  return acting.on ?? library.document(acting.from)?.validity.from ?? null;
}

/**
 * The new words that the document `by` quotes for a provision, at the place where it quotes them; null where it quotes
 * none, or where they were told of a provision before (`told`): an Điều that is put anew is quoted once, not for each khoản.
 */
export function newWords(
  provision: Provision,
  by: string | null,
  library: Library,
  told: Set<Acting>,
): { readonly words: Quoted | null; readonly acting: Acting | null } {
  const acting = actingOn(provision, library).findLast(({ from }) => from === by) ?? null;
  const newText = acting?.newText ?? null;
  if (acting === null || newText === null || told.has(acting)) return { words: null, acting };
  told.add(acting);
  const place = acting.provision === null ? undefined : library.provision(acting.provision);
  const { id = '', locator = '' } = place ?? {};
  const words = { document: acting.from, provision: id, locator, heading: null, text: newText };
  return { words, acting };
}
