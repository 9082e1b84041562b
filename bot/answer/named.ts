import type { NamedCitation } from '../../knowledge/citations.ts';
import { similarSyllables } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import {
  findProvisions,
  foldWords,
  resolveDocument,
  type DocumentCandidate,
  type Reference,
  type Resolution,
} from '../../knowledge/references.ts';
import type { Day, Document, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { readings } from './beside.ts';
import { namesDocument } from './place-follow-up.ts';
import { isShortName, nameWords } from './short-names.ts';

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
  /** A law that held texts cite by its name alone. */
  | { readonly kind: 'cited_name'; readonly reference: Reference; readonly citation: NamedCitation }
  /** Several documents held bear the name, and none or several of them are in force that day. */
  | { readonly kind: 'several'; readonly reference: Reference; readonly documents: readonly Document[] }
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
      // "lao động điều 113": a place follows, whatever the two words resemble.
      if (fold(second.toLowerCase()) === 'dieu') return written;
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
 * Looks references up on a day of law. A place without a document, and "chỉ thị này", mean the only document held; with
 * several held they name nothing.
 */
export function lookUp(references: readonly Reference[], library: Library, on: Day): Named[] {
  const found = references.flatMap((reference): Named[] => {
    if (namesDocument(reference)) return [lookUpDocument(reference, library, on)];
    const only = library.documents.length === 1 ? library.documents[0] : undefined;
    const meansOnly = reference.places.length > 0 || reference.selfUnit === 'document';
    return meansOnly && only !== undefined ? [held(reference, only)] : [];
  });
  return withSeveralSettled(found);
}

/** "điều 5 luật bmnn (Luật 29/2018/QH14)": a name of several documents beside one of them means that one. */
function withSeveralSettled(named: readonly Named[]): Named[] {
  return named.flatMap((one): Named[] => {
    if (one.kind === 'several') {
      const said = named.some((other) => other.kind === 'held' && one.documents.includes(other.document));
      return said ? [] : [one];
    }
    if (one.kind !== 'held' || one.reference.places.length > 0) return [one];
    const loose = named.find((other) => other.kind === 'several' && other.documents.includes(one.document));
    return [
      loose === undefined ? one : held({ ...one.reference, places: loose.reference.places }, one.document),
    ];
  });
}

/** Words before "luật" that speak of law as such: "có phạm luật không", "thấy trái luật rành rành". */
const LAW_AS_SUCH = /(?:pham|trai|dung|hop|sai|lach|pha|hieu|biet|ki|ky)\s$/u;
/** Words that begin no name: those that ask or go on. */
const NO_NAME =
  /^(?:khong|ko|k|hong|hok|hem|chua|gi|nao|j|thi|la|ma|hay|co|cam|ranh|nhu|de|duoc|dc|phap|bay gio|vay|a|ạ)(?:\s|,|$)/u;

/** True for what reads like an unknown document's name and is none: "có phạm luật hông", "hđ 12 tờ". */
export function isByTheWay(named: Named, text: string): boolean {
  if (named.kind !== 'unknown') return false;
  const { name, number, digits, year, start, written } = named.reference;
  if (number !== null || year !== null) return false;
  if (digits !== null) return /^hđ(?:\s|$)/iu.test(written);
  const before = fold(text.slice(0, start).toLowerCase());
  return name !== null && (LAW_AS_SUCH.test(before) || NO_NAME.test(fold(name.toLowerCase())));
}

/** "nghị định 30/2020 về văn thư, Điều 15 khoản 2": places that stand apart belong to the only document that is named. */
export function joinPlaces(references: readonly Reference[]): readonly Reference[] {
  const [document, ...others] = references.filter((one) => namesDocument(one));
  const apart = references.filter((one) => !namesDocument(one) && !one.self);
  const places = apart.flatMap((one) => one.places);
  if (document === undefined || others.length > 0 || document.places.length > 0 || places.length === 0)
    return references;
  return [{ ...document, places }];
}

/** A place that is named without any document, where several are held: "điều 5 quy định gì"; null where one is named. */
export function placeAlone(references: readonly Reference[], library: Library): Reference | null {
  const [first] = references;
  const open = references.every((one) => !namesDocument(one) && !one.self && one.places.length > 0);
  return first !== undefined && open && library.documents.length > 1 ? first : null;
}

function lookUpDocument(reference: Reference, library: Library, on: Day): Named {
  const found = settleByDay(resolve(reference, library), library, on);
  if (found.outcome === 'none') {
    const citation = citedByName(reference, library);
    return citation === null ? { kind: 'unknown', reference } : { kind: 'cited_name', reference, citation };
  }
  if (found.outcome === 'ambiguous') {
    const documents = found.numbers.flatMap((number) => library.document(number) ?? []);
    if (documents.length > 0) return { kind: 'several', reference, documents };
    // None of them is held: there is nothing to choose from. The newest is the likeliest to be meant.
    return { kind: 'cited', reference, number: newest(found.numbers) };
  }
  const document = library.document(found.number);
  return document === undefined
    ? { kind: 'cited', reference, number: found.number }
    : held(reference, document);
}

const yearIn = (number: string): number => Number(/\/((?:19|20)\d{2})\//u.exec(number)?.[1] ?? 0);

const newest = (numbers: readonly string[]): string =>
  numbers.reduce((best, number) => (yearIn(number) > yearIn(best) ? number : best));

function citedByName({ name, kind, number }: Reference, { citedNames }: Library): NamedCitation | null {
  if (name === null || number !== null) return null;
  const written = foldWords(name);
  const lawLike = (one: string): string => fold(one.toLowerCase()).replace(/^bo luat$/u, 'luat');
  const found = citedNames.find(
    (one) =>
      (kind === null || lawLike(one.kind) === lawLike(kind)) && startsWith(written, foldWords(one.name)),
  );
  return found ?? null;
}

function startsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.length > 0 && beginning.every((word, at) => words[at] === word);
}

/** By number, digits or whole name; else by a name as people shorten it. */
function resolve(reference: Reference, library: Library): Resolution {
  const candidates = candidatesOf(library);
  const found = resolveDocument(reference, candidates);
  if (found.outcome !== 'none' || reference.name === null) return found;
  const written = readings(reference.name);
  const fitting = candidates.filter(
    ({ number, kind, title }) =>
      /luật|pháp lệnh/iu.test(kind ?? '') &&
      (reference.year === null || number.includes(`/${reference.year}/`)) &&
      written.some((words) => isShortName(words, nameWords({ title }))),
  );
  const numbers = [...new Set(fitting.map(({ number }) => number))];
  const [number] = numbers;
  if (number === undefined) return found;
  return numbers.length === 1 ? { outcome: 'one', number } : { outcome: 'ambiguous', numbers };
}

/** Of several that bear a name the one that is law on the day; documents that are not held come after those held. */
function settleByDay(found: Resolution, library: Library, on: Day): Resolution {
  if (found.outcome !== 'ambiguous') return found;
  const documents = found.numbers.flatMap((number) => library.document(number) ?? []);
  const inForce = documents.filter(({ validity }) => validityOn(validity, on) === 'in_force');
  const [only] = inForce.length > 0 ? inForce : documents;
  if (only === undefined) return found;
  if (inForce.length === 1 || documents.length === 1) return { outcome: 'one', number: only.number };
  return { outcome: 'ambiguous', numbers: documents.map(({ number }) => number) };
}

/** Documents that a reference can mean: those held, those that replaced them, and those that they cite. */
function candidatesOf(library: Library): (DocumentCandidate & { readonly kind: string })[] {
  const isHeld = (number: string): boolean => library.document(number) !== undefined;
  const cited = library.cited
    .filter(({ number }) => !isHeld(number))
    .map(({ number, kind, name, about }) => ({
      number,
      kind: kind ?? '',
      aliases: name === null ? [] : [name],
      title: about ?? name ?? '',
    }));
  const successors = library.documents.flatMap(({ kind, title, aliases, validity }) => {
    const number = validity.replacedBy;
    return number === null || isHeld(number) ? [] : [{ number, kind, title, aliases }];
  });
  return [
    ...library.documents.map(({ number, kind, aliases, title }) => ({ number, kind, aliases, title })),
    ...successors,
    ...cited,
  ];
}

function held(reference: Reference, document: Document): Named {
  const provisions = reference.places.flatMap((place) => findProvisions(document.provisions, place));
  return {
    kind: 'held',
    reference,
    document,
    provisions,
    absent: reference.places.length > 0 && provisions.length === 0,
  };
}
