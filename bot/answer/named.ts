import { similarSyllables } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import { resolveDocument, type Reference } from '../../knowledge/references.ts';
import type { Document, Place, Provision } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';

/** Documents and provisions that a question names: looked up, not searched. */

/** What a named document is to this library. */
export type Named =
  | {
      readonly kind: 'held';
      readonly reference: Reference;
      readonly document: Document;
      readonly provisions: readonly Provision[];
      readonly absent: boolean;
    }
  | { readonly kind: 'cited'; readonly reference: Reference; readonly number: string }
  | { readonly kind: 'unknown'; readonly reference: Reference };

const KINDS = [
  'nghị quyết',
  'nghị định',
  'chỉ thị',
  'kết luận',
  'công điện',
  'quyết định',
  'thông tư',
  'quy chế',
];

/** Spells kinds of documents right where a number follows: "ngị quyết 71". */
export function repairKinds(text: string): string {
  return text.replace(
    /(\p{L}{2,6}) (\p{L}{2,6})(?= (?:số )?\d)/giu,
    (written, first: string, second: string) => {
      const kind = KINDS.find((name) => {
        const [one = '', two = ''] = name.split(' ');
        return resembles(first, one) && resembles(second, two);
      });
      return kind ?? written;
    },
  );
}

function resembles(written: string, wanted: string): boolean {
  const [a, b] = [fold(written.toLowerCase()), fold(wanted)];
  return a === b || similarSyllables(a, b) !== null;
}

/**
 * Looks references up. A place without a document, and "chỉ thị này", mean the only document held; with several held they
 * name nothing.
 */
export function lookUp(references: readonly Reference[], library: Library): Named[] {
  return references.flatMap((reference): Named[] => {
    if (namesDocument(reference)) return [lookUpDocument(reference, library)];
    const only = library.documents.length === 1 ? library.documents[0] : undefined;
    const meansOnly = reference.places.length > 0 || reference.selfUnit === 'document';
    return meansOnly && only !== undefined ? [held(reference, only)] : [];
  });
}

function namesDocument({ number, digits, name, self }: Reference): boolean {
  return !self && (number !== null || digits !== null || name !== null);
}

function lookUpDocument(reference: Reference, library: Library): Named {
  const found = resolveDocument(reference, candidates(library));
  if (found.outcome !== 'one') return { kind: 'unknown', reference };
  const document = library.document(found.number);
  return document === undefined
    ? { kind: 'cited', reference, number: found.number }
    : held(reference, document);
}

/** Documents that a reference can mean: those held and those that they cite. */
function candidates(
  library: Library,
): { number: string; kind: string; aliases: readonly string[]; title: string }[] {
  const cited = library.cited
    .filter(({ number }) => library.document(number) === undefined)
    .map(({ number, kind, about }) => ({ number, kind: kind ?? '', aliases: [], title: about ?? '' }));
  return [
    ...library.documents.map(({ number, kind, aliases, title }) => ({ number, kind, aliases, title })),
    ...cited,
  ];
}

function held(reference: Reference, document: Document): Named {
  const provisions = reference.places.flatMap((place) => provisionsAt(document, place));
  return {
    kind: 'held',
    reference,
    document,
    provisions,
    absent: reference.places.length > 0 && provisions.length === 0,
  };
}

/** The provisions with text at a place: the place itself, else everything below it. */
function provisionsAt(document: Document, place: Partial<Place>): Provision[] {
  const wanted = Object.entries(place).filter(([, value]) => value !== null && value !== undefined);
  const matches = (provision: Provision): boolean =>
    wanted.every(([level, value]) => String(provision.place[level as keyof Place]) === String(value));
  // "đoạn 1" of a mục that has a single đoạn is that mục.
  const single = (provision: Provision): boolean =>
    place.paragraph === 1 &&
    provision.place.paragraph === null &&
    wanted.every(
      ([level, value]) =>
        level === 'paragraph' || String(provision.place[level as keyof Place]) === String(value),
    );
  return document.provisions.filter(
    (provision) => provision.text !== '' && (matches(provision) || single(provision)),
  );
}
