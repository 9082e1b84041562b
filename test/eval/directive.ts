import { readFileSync } from 'node:fs';
import type { Answer, Quote } from '../../bot/contract.ts';
import { readDocument } from '../../ingest/document.ts';
import { parseSidecar } from '../../ingest/sidecar.ts';
import { createLibrary, type Library } from '../../knowledge/library.ts';

/** The shipped directive, parsed, without indexes: judging needs no search. */

const folder = new URL('../../ingest/library/', import.meta.url);

export const fileOf = (fileName: string): Buffer => readFileSync(new URL(fileName, folder));

export function readDirective(): Library {
  const sidecar = parseSidecar(fileOf('30-CT-TU.yaml').toString('utf8'), '30-CT-TU.yaml');
  const { document } = readDocument({
    fileName: '30-CT-TU.txt',
    bytes: new Uint8Array(fileOf('30-CT-TU.txt')),
    sidecar,
  });
  return createLibrary('test', [document], []);
}

/** A sound quote of words that a provision holds. */
export function quoteOf(library: Library, id: string, words: string): Quote {
  const provision = library.provision(id);
  const document = provision && library.document(provision.document);
  if (!provision || !document) throw new Error(`no provision ${id}`);
  const start = provision.text.indexOf(words);
  if (start < 0) throw new Error(`${id} does not hold: ${words}`);
  return {
    ...provision.place,
    document: document.number,
    kind: document.kind,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    locator: provision.locator,
    text: words,
    start,
    end: start + words.length,
    marks: [],
    provision: id,
    sha256: document.sha256,
    validity: { status: 'in_force', from: '2023-11-29', until: null, how: 'tính từ ngày ban hành' },
  };
}

/** An answer of the contract; `changes` sets what the test is about. */
export function answerWith(changes: Partial<Answer>): Answer {
  return {
    outcome: 'not_in_corpus',
    verdict: null,
    text: 'Trả lời.',
    headline: 'Trả lời.',
    note: '',
    understood: null,
    choices: [],
    quotes: [],
    missing: [],
    on: '2026-11-23',
    snapshot: 'test',
    took: { search: 0, answer: 0 },
    ...changes,
  };
}
