import { createHash } from 'node:crypto';
import type { Document, FactSource, Provision } from '../knowledge/types.ts';
import { findCitations } from './citations.ts';
import { readMetadata, readNumber, type Fact, type Metadata } from './metadata.ts';
import type { PageStart, SourceText } from './reader.ts';
import { RejectedError, type Sidecar } from './sidecar.ts';
import { parseStructure, type Structure, type Warning } from './structure.ts';

/** A document with what an administrator should look at. */
export interface ReadDocument {
  readonly document: Document;
  readonly warnings: readonly Warning[];
  readonly structure: Structure;
  readonly metadata: Metadata;
}

/** A source file's bytes with its metadata. */
export interface Source {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sidecar: Sidecar;
}

/** Makes a document of a plain text or Markdown file. Throws a `RejectedError` where it is no rule text. */
export function readDocument({ fileName, bytes, sidecar }: Source): ReadDocument {
  const bare = { pages: [], tables: [], leftOut: [], notes: [], number: null, warnings: [] };
  const source: SourceText = { name: fileName, kind: 'text', text: decode(bytes, fileName), ...bare };
  return documentOf(source, sidecar, createHash('sha256').update(bytes).digest('hex'));
}

/**
 * Makes a document of one text that a reader gives; `sha256` is of the file's bytes. Throws a `RejectedError` with one
 * Vietnamese sentence where it is no rule text, or where neither it nor the sidecar says its number and kind.
 */
export function documentOf(source: SourceText, sidecar: Sidecar | null, sha256: string): ReadDocument {
  const { text, name } = source;
  const number = numberOf(source, sidecar);
  const structure = parseStructure(text, number.value, source);
  checkParts(structure, name);
  checkCorrections(text, sidecar, name);
  const metadata = readMetadata(source, structure, number, sidecar);
  const document = toDocument(source, structure, metadata, sidecar, sha256);
  return { document, warnings: warningsOf(source, structure, metadata), structure, metadata };
}

/** Of a text that is no rule its missing number is not what is wrong. */
function numberOf(source: SourceText, sidecar: Sidecar | null): Fact<string> {
  try {
    return readNumber(source, sidecar);
  } catch (error) {
    checkParts(parseStructure(source.text, '', source), source.name);
    throw error;
  }
}

function checkParts({ provisions }: Structure, name: string): void {
  if (!provisions.some(({ kind }) => ['section', 'article', 'clause'].includes(kind)))
    throw new RejectedError(`${name}: không thấy Điều hoặc mục nào, đây có phải văn bản quy định không?`);
}

function toDocument(
  { text, name, pages }: SourceText,
  structure: Structure,
  metadata: Metadata,
  sidecar: Sidecar | null,
  sha256: string,
): Document {
  const number = metadata.number.value;
  const provisions = withPages(structure.provisions, pages);
  return {
    number,
    kind: metadata.kind.value,
    title: metadata.title?.value ?? '',
    issuer: metadata.issuer?.value ?? '',
    issuedOn: metadata.issuedOn?.value ?? null,
    signer: metadata.signer?.value ?? null,
    validity: {
      from: metadata.validFrom?.value ?? null,
      until: metadata.validUntil?.value ?? null,
      how: metadata.how === '' ? 'Văn bản không ghi ngày có hiệu lực.' : metadata.how,
      replacedBy: metadata.replacedBy?.value ?? null,
    },
    sources: sidecar?.sources.length ? mergeSources(sidecar.sources, metadata) : sourcesOf(metadata),
    corrections: sidecar?.corrections ?? [],
    notes: sidecar?.notes ?? [],
    sha256,
    fileName: name,
    text,
    provisions,
    citations: findCitations(provisions, number),
    relations: [],
    aliases: sidecar?.aliases ?? [],
  };
}

/** With the page on which each begins; of a file without pages as they are. */
function withPages(provisions: readonly Provision[], pages: readonly PageStart[]): readonly Provision[] {
  if (pages.length === 0) return provisions;
  return provisions.map((provision) => {
    const page = pages.findLast(({ start }) => start <= provision.start)?.page;
    return page === undefined ? provision : { ...provision, page };
  });
}

/** Where each fact comes from, as readers see it. */
function sourcesOf(metadata: Metadata): FactSource[] {
  const facts: readonly (readonly [string, Fact<unknown> | null])[] = [
    ['number', metadata.number],
    ['kind', metadata.kind],
    ['title', metadata.title],
    ['issuer', metadata.issuer],
    ['issuedOn', metadata.issuedOn],
    ['signer', metadata.signer],
    ['validity', metadata.validFrom],
    ['validUntil', metadata.validUntil],
  ];
  return facts.flatMap(([field, fact]) => (fact === null ? [] : [{ field, source: fact.source }]));
}

/** The sidecar's own sources in their order, then those of facts that only the text gives. */
function mergeSources(given: readonly FactSource[], metadata: Metadata): FactSource[] {
  const fields = new Set(given.map((one) => one.field));
  const necessary = ['number', 'kind', 'issuer', 'issuedOn', 'validity'];
  const read = sourcesOf(metadata).filter((one) => necessary.includes(one.field) && !fields.has(one.field));
  return [...given, ...read];
}

function warningsOf(source: SourceText, structure: Structure, metadata: Metadata): Warning[] {
  const whole = [...source.warnings, ...metadata.warnings, ...missing(metadata)];
  return [...whole.map((message) => ({ line: 0, message })), ...structure.warnings];
}

/** What neither the text nor a sidecar says, and readers will ask for. */
function missing(metadata: Metadata): string[] {
  const facts: readonly (readonly [string, Fact<unknown> | null])[] = [
    ['trích yếu', metadata.title],
    ['cơ quan ban hành', metadata.issuer],
    ['ngày ban hành', metadata.issuedOn],
    ['ngày có hiệu lực', metadata.validFrom],
  ];
  return facts.flatMap(([what, fact]) =>
    fact === null ? [`không rõ ${what}: văn bản không ghi, có thể bổ sung vào tệp siêu dữ liệu`] : [],
  );
}

/** UTF-8 (with or without byte order mark) to NFC with `\n` line ends. */
function decode(bytes: Uint8Array, fileName: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r\n?/gu, '\n').normalize('NFC');
  } catch (error) {
    throw new RejectedError(`${fileName}: không phải văn bản mã hóa UTF-8`, { cause: error });
  }
}

/** A correction that no longer fits the text is a sign of a changed copy. */
function checkCorrections(text: string, sidecar: Sidecar | null, fileName: string): void {
  const lost = sidecar?.corrections.find((one) => !text.includes(one.read));
  if (lost) throw new RejectedError(`${fileName}: không thấy "${lost.read}" (corrections) trong văn bản`);
}
