import { keyOfNumber, keyOfTitle, namingsIn, type Naming } from './naming.ts';

/** A document as far as naming needs it. */
export interface NamingDocument {
  /** As others name it; "" where it has none. */
  readonly number: string;
  readonly title: string;
  /** Its passages, the last one left out. */
  readonly rows: { readonly from: number; readonly to: number };
}

/** A document that texts name; one object for one name. */
export interface NamedDocument {
  /** Numbers of the library's documents that it may be; none where it is not held. */
  readonly meant: readonly string[];
}

/** A document that a passage names, and what the passage says of what it is about, in lower case. */
export interface Mention {
  readonly document: NamedDocument;
  readonly about: readonly string[];
}

/** Which documents the passages of a library name, beside their own; each once for a passage. */
export interface NamedDocuments {
  inPassage(row: number): readonly Mention[];
  /** Those that title and first passages of its document name. */
  inOpening(row: number): readonly Mention[];
}

/** How many passages of a document are its opening: what it goes by stands in its first articles. */
const OPENING = 3;

/**
 * Reads passages when they are first asked for and keeps what they name. `documents`: all of the library, in the order of their rows.
 * `textOf`: heading and body of a row, NFC.
 */
export function createNamedDocuments(
  documents: readonly NamingDocument[],
  textOf: (row: number) => string,
): NamedDocuments {
  const named = createNames(documents);
  const own = new Int32Array(documents.at(-1)?.rows.to ?? 0);
  documents.forEach(({ rows }, at) => own.fill(at, rows.from, rows.to));
  const passages = new Map<number, readonly Mention[]>();
  const openings = new Map<number, readonly Mention[]>();

  const read = (text: string, at: number): Mention[] => {
    const number = documents[at]?.number ?? '';
    const mentions = namingsIn(text).map((naming) => ({ document: named(naming), about: naming.about }));
    return once(mentions).filter(({ document }) => !document.meant.includes(number));
  };
  const ofRow = (row: number): readonly Mention[] =>
    remembered(passages, row, () => read(textOf(row), own[row] ?? 0));
  const ofOpening = (at: number): Mention[] => {
    const { title, rows } = documents[at] ?? { title: '', rows: { from: 0, to: 0 } };
    const first = Array.from({ length: Math.min(OPENING, rows.to - rows.from) }, (_, one) => rows.from + one);
    return once([...read(title, at), ...first.flatMap(ofRow)]);
  };
  return {
    inPassage: ofRow,
    inOpening: (row) => remembered(openings, own[row] ?? 0, () => ofOpening(own[row] ?? 0)),
  };
}

/** Each document once, by the mention that says most. */
function once(mentions: readonly Mention[]): Mention[] {
  const kept = new Map<NamedDocument, Mention>();
  for (const mention of mentions)
    if (mention.about.length > (kept.get(mention.document)?.about.length ?? -1))
      kept.set(mention.document, mention);
  return [...kept.values()];
}

function remembered<Value>(known: Map<number, Value>, key: number, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Gives the document that a naming means. */
function createNames(documents: readonly NamingDocument[]): (naming: Naming) => NamedDocument {
  const held = new Map<string, string[]>();
  const hold = (key: string, number: string): void => {
    held.set(key, [...(held.get(key) ?? []), number]);
  };
  for (const { number, title } of documents) {
    if (number !== '') hold(keyOfNumber(number), number);
    if (/^(?:bộ luật|luật|pháp lệnh|hiến pháp)\s/iu.test(title)) hold(keyOfTitle(title), number);
  }
  const known = new Map<string, NamedDocument>();
  return ({ key: written }) => {
    const key = longestHeld(written, held);
    const document = known.get(key) ?? { meant: held.get(key) ?? [] };
    known.set(key, document);
    return document;
  };
}

/** A law's name may be read too long: the longest beginning of it that is a held one, else itself. */
function longestHeld(key: string, held: ReadonlyMap<string, unknown>): string {
  if (held.has(key) || key.startsWith('/')) return key;
  const words = key.split(' ');
  for (let count = words.length - 1; count > 1; count--) {
    const shorter = words.slice(0, count).join(' ');
    if (held.has(shorter)) return shorter;
  }
  return key;
}
