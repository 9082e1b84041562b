import { findCitations } from '../../ingest/citations.ts';
import { parseStructure } from '../../ingest/structure.ts';
import type { Document } from '../../knowledge/types.ts';

/** A document made of a few real lines, as the reader makes it of a whole text. */
export function made(number: string, text: string, more: Partial<Document> = {}): Document {
  const { title, signer, provisions } = parseStructure(text, number);
  return {
    number,
    kind: 'Luật',
    title,
    issuer: '',
    issuedOn: null,
    signer,
    validity: { from: null, until: null, how: '', replacedBy: null },
    sources: [],
    corrections: [],
    notes: [],
    sha256: '0'.repeat(64),
    fileName: `${number.replaceAll('/', '-')}.txt`,
    text,
    provisions,
    citations: findCitations(provisions, number),
    relations: [],
    aliases: [],
    ...more,
  };
}

/** Validity as a text states it. */
export function statedFrom(from: string): Document['validity'] {
  return { from, until: null, how: 'Theo điều khoản thi hành của văn bản.', replacedBy: null };
}
