import { z } from 'zod';
import type { Citation, Document, EarlierWording, Provision, Relation } from '../types.ts';

/** What the files of a snapshot must hold. `satisfies` keeps the schemas and the types together. */

const day = z.iso.date();
const offset = z.int().nonnegative();
const text = z.string();
const span = z.strictObject({ start: offset, end: offset });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const manifestSchema = z.strictObject({
  format: z.int(),
  id: z.string().regex(/^[0-9a-f]{16}$/u),
  /** ISO time, UTC; not part of what the id is made from. */
  createdAt: z.iso.datetime(),
  documents: z.int().nonnegative(),
  passages: z.int().nonnegative(),
  /** Every other file of the snapshot by name. */
  files: z.record(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/u),
    z.strictObject({ sha256, bytes: offset }),
  ),
  /** What the writer of the indexes needs to open them again: kinds, model, dimension, parameters. */
  indexes: z.record(z.string(), z.unknown()),
});
export type Manifest = z.infer<typeof manifestSchema>;

const kinds = [
  ...['title', 'preamble', 'part', 'chapter', 'section', 'article', 'clause', 'point', 'dash', 'paragraph'],
  ...['table', 'row', 'appendix', 'closing', 'recipients', 'signature'],
] as const satisfies readonly Provision['kind'][];

const place = z.strictObject({
  part: text.nullable(),
  chapter: text.nullable(),
  section: text.nullable(),
  article: text.nullable(),
  clause: text.nullable(),
  point: text.nullable(),
  paragraph: z.int().nullable(),
  appendix: text.exactOptional(),
});

const validity = z.strictObject({
  from: day.nullable(),
  until: day.nullable(),
  how: text,
  replacedBy: text.nullable(),
});

/** Only the levels that a citation names. */
const partialPlace = z.strictObject({
  part: text.nullable().exactOptional(),
  chapter: text.nullable().exactOptional(),
  section: text.nullable().exactOptional(),
  article: text.nullable().exactOptional(),
  clause: text.nullable().exactOptional(),
  point: text.nullable().exactOptional(),
  paragraph: z.int().nullable().exactOptional(),
  appendix: text.exactOptional(),
});

/** A provision as stored: its words are cut from the document's text, so they are never stored twice. */
const provision = z.strictObject({
  id: text,
  document: text,
  parent: text.nullable(),
  kind: z.enum(kinds),
  label: text,
  locator: text,
  place,
  heading: text.nullable(),
  start: offset,
  end: offset,
  page: z.int().positive().exactOptional(),
  validity: validity.exactOptional(),
  segments: z.array(span),
}) satisfies z.ZodType<Omit<Provision, 'text'>>;
export type StoredProvision = z.infer<typeof provision>;

/** Of a text that is no longer held, so its words stand with it. */
const earlierWording = z.strictObject({
  provision: provision.extend({ text }),
  fileName: text,
  sha256,
  replacedOn: day,
  until: day,
  how: text,
}) satisfies z.ZodType<EarlierWording>;

const citation = z.strictObject({
  from: text,
  start: offset,
  end: offset,
  written: text,
  kind: text.nullable(),
  number: text.nullable(),
  name: text.nullable(),
  digits: text.nullable(),
  year: text.nullable(),
  own: z.boolean(),
  places: z.array(partialPlace),
  issuedOn: day.nullable(),
  issuer: text.nullable(),
  about: text.nullable(),
}) satisfies z.ZodType<Citation>;

const relation = z.strictObject({
  kind: z.enum(['replaces', 'repeals', 'amends', 'guides']),
  from: text,
  to: text,
  places: z.array(partialPlace),
  on: day.nullable(),
  provision: text.nullable(),
  newText: text.nullable(),
  how: text,
  confidence: z.enum(['high', 'medium', 'low']),
}) satisfies z.ZodType<Relation>;

const hash = z.string().regex(/^[0-9a-f]{16}$/u);

/** A citation that names no number, as far as it tells which document is meant, with the number that was found. */
const named = z.strictObject({
  kind: text.nullable(),
  digits: text.nullable(),
  year: text.nullable(),
  name: text.nullable(),
  /** True where it names places within the document. */
  placed: z.boolean(),
  number: text.nullable(),
});

/** What heads a document, with where the rest of it stands: read whenever a library is opened. */
const head = z.strictObject({
  number: text,
  kind: text,
  title: text,
  issuer: text,
  issuedOn: day.nullable(),
  signer: text.nullable(),
  validity,
  stated: validity.exactOptional(),
  sources: z.array(z.strictObject({ field: text, source: text })),
  corrections: z.array(z.strictObject({ read: text, meant: text, why: text })),
  notes: z.array(text),
  sha256,
  fileName: text,
  aliases: z.array(text),
  cited: z.array(
    z.strictObject({ number: text, kind: text.nullable(), name: text.nullable(), about: text.nullable() }),
  ),
  citedNames: z.array(z.strictObject({ kind: text, name: text, from: text })),
  warnings: z.array(text).exactOptional(),
  /** Whether its record holds earlier wording. */
  hasEarlier: z.boolean(),
  /** Its passages. */
  rows: offset,
  /** Of its text and the fields of its passages. */
  searched: hash,
  /** What its relations and validity were derived from; absent where it was stored without being connected. */
  connection: z.strictObject({ hash, named: z.array(named) }).exactOptional(),
  /** Its record in the file of its run: hash of the JSON, place of the deflated bytes. */
  record: z.strictObject({ hash, start: offset, length: offset }),
}) satisfies z.ZodType<Omit<Document, 'text' | 'provisions' | 'citations' | 'relations' | 'earlier'>>;
export type StoredHead = z.infer<typeof head>;

/** The rest of a document: read when somebody asks for it. */
export const recordSchema = z.strictObject({
  text,
  provisions: z.array(provision),
  citations: z.array(citation),
  earlier: z.array(earlierWording).exactOptional(),
  /** The body is not stored: it is the provisions' words, a line each. */
  passages: z.array(
    z.strictObject({
      provisions: z.array(text),
      fields: z.strictObject({ heading: text, title: text, trail: text, topic: text }),
    }),
  ),
});
export type StoredRecord = z.infer<typeof recordSchema>;

/** `relations.json`: what documents do to others, by number; read by whoever connects a library. */
export const relationsSchema = z.record(text, z.array(relation));
export type StoredRelations = z.infer<typeof relationsSchema>;

/** `library.json`: the documents in order, by runs; each run has a file of records. */
export const librarySchema = z.strictObject({
  runs: z.array(z.strictObject({ file: text, documents: z.array(head) })),
});
export type StoredLibrary = z.infer<typeof librarySchema>;
