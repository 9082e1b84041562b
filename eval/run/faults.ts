import { createHash } from 'node:crypto';
import { answerSchema, type Answer, type Quote } from '../../bot/contract.ts';
import type { Library } from '../../knowledge/library.ts';

/** The bytes of a document's source file by its name; throws where there is none. */
export type SourceFiles = (fileName: string) => Uint8Array;

/** What an answer does that none may. */
export interface Checked {
  /** Sentences without the question's words; empty when all is well. */
  readonly faults: readonly string[];
  /** Quotes that are verbatim in the library and in the source file, with the right place. */
  readonly soundQuotes: number;
}

interface Source {
  readonly sha256: string;
  /** As the library reads it: UTF-8, NFC, line ends `\n`. */
  readonly text: string;
}

/**
 * Checks answers against the library and, past it, against the source files: a quote that the parser changed would
 * agree with the library alone. Source files are text; another kind fails the check until its reader is known here.
 * `files` null: the library alone is asked, as where the documents came as DOCX and HTML.
 */
export function createCheck(library: Library, files: SourceFiles | null): (answer: Answer) => Checked {
  const sources = files && readSources(library, files);
  return (answer) => {
    const quotes = answer.quotes.map((quote) =>
      faultsOfQuote(quote, library, sources && sources.get(quote.document)),
    );
    const shape = answerSchema.safeParse(answer).success ? [] : ['không đúng khuôn của bot/contract.ts'];
    return {
      faults: [...shape, ...faultsOfOutcome(answer), ...quotes.flat()],
      soundQuotes: quotes.filter((faults) => faults.length === 0).length,
    };
  };
}

function readSources(library: Library, files: SourceFiles): ReadonlyMap<string, Source> {
  return new Map(library.documents.map(({ number, fileName }) => [number, readSource(files(fileName))]));
}

function readSource(bytes: Uint8Array): Source {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    text: text.normalize('NFC').replace(/\r\n?/g, '\n'),
  };
}

/** A rule has a quote; a refusal and `not_in_corpus` show no sources. */
function faultsOfOutcome({ outcome, quotes }: Answer): string[] {
  if (outcome === 'answered' && quotes.length === 0) return ['trả lời mà không trích dẫn'];
  const silent = outcome === 'not_in_corpus' || outcome === 'refused';
  return silent && quotes.length > 0 ? [`${outcome} mà vẫn trích dẫn`] : [];
}

/** `source`: null where the files are not looked at, undefined where this document has none. */
function faultsOfQuote(quote: Quote, library: Library, source: Source | null | undefined): string[] {
  const provision = library.provision(quote.provision);
  if (provision === undefined || source === undefined) return [`${quote.provision} không có trong thư viện`];
  const document = library.document(quote.document);
  const checks: readonly (readonly [boolean, string])[] = [
    [quote.text !== '', 'trích dẫn rỗng'],
    [provision.text.slice(quote.start, quote.end) === quote.text, 'khác lời lưu trong thư viện'],
    [source === null || source.text.includes(quote.text), 'không có nguyên văn trong tệp nguồn'],
    [quote.document === provision.document, 'ghi sai số hiệu văn bản'],
    [quote.sha256 === (source ?? document)?.sha256, 'ghi sai mã SHA-256 của tệp nguồn'],
    [quote.locator === provision.locator, 'ghi sai vị trí'],
  ];
  return checks.filter(([sound]) => !sound).map(([, what]) => `${quote.provision}: ${what}`);
}
