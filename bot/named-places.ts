import type { Library } from '../knowledge/library.ts';
import { findProvisions, parseReferences, resolveDocument } from '../knowledge/references.ts';
import type { Document, Place, Provision } from '../knowledge/types.ts';
import { fold } from '../knowledge/vietnamese.ts';

/** Documents and their places as people type them. */

/** Without diacritics and in lower case, spaces and commas as one space: how what is typed is compared. */
export const bare = (text: string): string =>
  fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[\s,]+/gu, ' ')
    .trim();

/** A document that was named, with the stretch of it that was meant. */
export interface Stretch {
  readonly document: Document;
  /** In reading order; the whole document where no place was named, empty where it has no such place. */
  readonly provisions: readonly Provision[];
  /** The place as a person would cite it; null for the whole document. */
  readonly locator: string | null;
}

/** What `30-CT/TU mục 3`, `khoản 2 Điều 14 45/2019/QH14` or `chỉ thị 30` names; null where no one document is. */
export function stretchOf(library: Library, text: string): Stretch | null {
  const written = text.normalize('NFC').trim();
  const numbered = numberAhead(library, written);
  if (numbered !== null) return placed(numbered.document, numbered.rest);
  for (const reference of parseReferences(written)) {
    const found = resolveDocument(reference, library.documents);
    const document = found.outcome === 'one' ? library.document(found.number) : undefined;
    if (document !== undefined) return ofPlaces(document, reference.places, reference.written);
  }
  return null;
}

/** The document whose number stands at the head of a text, and the words behind it. */
export function numberAhead(
  { documents }: Library,
  text: string,
): { readonly document: Document; readonly rest: string } | null {
  const head = bare(text);
  const fitting = documents.filter(({ number }) => {
    const own = bare(number);
    return head === own || head.startsWith(`${own} `);
  });
  const document = fitting.toSorted((a, b) => b.number.length - a.number.length)[0];
  if (document === undefined) return null;
  return { document, rest: text.slice(document.number.length).replace(/^[\s,]+/u, '') };
}

function placed(document: Document, rest: string): Stretch {
  const wanted = bare(rest);
  if (wanted === '') return ofPlaces(document, [], '');
  const exact = document.provisions.find(({ locator }) => bare(locator) === wanted);
  if (exact !== undefined) return { document, provisions: under(document, exact), locator: exact.locator };
  // A mục stands before its document's number where references are read.
  const [reference] = parseReferences(`${rest} ${document.number}`);
  const places = reference?.places ?? [];
  return places.length === 0 ? { document, provisions: [], locator: rest } : ofPlaces(document, places, rest);
}

function ofPlaces(document: Document, places: readonly Partial<Place>[], written: string): Stretch {
  if (places.length === 0) return { document, provisions: document.provisions, locator: null };
  const found = new Set(places.flatMap((place) => findProvisions(document.provisions, place, true)));
  const provisions = document.provisions.filter((one) => found.has(one));
  return { document, provisions, locator: provisions[0]?.locator ?? written };
}

/** A provision and all that stands under it: a document has its provisions in reading order, parents first. */
function under({ provisions }: Document, top: Provision): readonly Provision[] {
  const ids = new Set([top.id]);
  return provisions.filter(({ id, parent }) => {
    if (parent !== null && ids.has(parent)) ids.add(id);
    return ids.has(id);
  });
}
