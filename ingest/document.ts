import { createHash } from 'node:crypto';
import { normaliseNumber } from '../knowledge/references.ts';
import type { Document } from '../knowledge/types.ts';
import { findCitations } from './citations.ts';
import { RejectedError, type Sidecar } from './sidecar.ts';
import { parseStructure, type Warning } from './structure.ts';

/** A document with what an administrator should look at. */
export interface ReadDocument {
  readonly document: Document;
  readonly warnings: readonly Warning[];
}

/** A source file's bytes with its metadata. */
export interface Source {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sidecar: Sidecar;
}

/** Makes a document of a plain text or Markdown file. Throws a `RejectedError` where it is no rule text. */
export function readDocument({ fileName, bytes, sidecar }: Source): ReadDocument {
  const text = decode(bytes, fileName);
  const number = normaliseNumber(sidecar.number, sidecar.kind) ?? sidecar.number;
  const { title, signer, provisions, warnings } = parseStructure(text, number);
  if (!provisions.some((one) => ['section', 'article', 'clause'].includes(one.kind)))
    throw new RejectedError(`${fileName}: không thấy Điều hoặc mục nào, đây có phải văn bản quy định không?`);
  checkCorrections(text, sidecar, fileName);
  const document: Document = {
    number,
    kind: sidecar.kind,
    title: sidecar.title ?? title,
    issuer: sidecar.issuer,
    issuedOn: sidecar.issuedOn,
    signer,
    validity: sidecar.validity,
    sources: sidecar.sources,
    corrections: sidecar.corrections,
    notes: sidecar.notes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName,
    text,
    provisions,
    citations: findCitations(provisions, number),
    relations: [],
    aliases: sidecar.aliases,
  };
  return { document, warnings };
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
function checkCorrections(text: string, sidecar: Sidecar, fileName: string): void {
  const lost = sidecar.corrections.find((one) => !text.includes(one.read));
  if (lost) throw new RejectedError(`${fileName}: không thấy "${lost.read}" (corrections) trong văn bản`);
}
