import { inflateEntry, listEntries } from '../../ingest/reader/archive/entries.ts';
import { corpusFile } from '../support/corpus.ts';

/** Letters and digits alone: what no layout, mark or white space changes. */
export const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

const cache = new Map<string, Promise<string>>();

/** The letters and digits of a corpus file in order, got in the plainest way: marks of XML, HTML and Markdown cut out. */
export function rawWords(name: string): Promise<string> {
  const words = cache.get(name) ?? read(name);
  cache.set(name, words);
  return words;
}

async function read(name: string): Promise<string> {
  const bytes = corpusFile(name);
  const text = Buffer.from(name.endsWith('.docx') ? await wordXml(bytes) : bytes).toString('utf8');
  const isMarked = /\.(?:docx|html)$/u.test(name);
  return bare(
    isMarked ? text.replace(/<[^>]*>/gu, ' ').replace(/&(?:nbsp|quot|amp|lt|gt|#39);/gu, ' ') : text,
  );
}

async function wordXml(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = await listEntries(bytes, 1000);
  const entry = entries.find((one) => one.name === 'word/document.xml');
  if (entry === undefined) throw new Error('no word/document.xml');
  return inflateEntry(bytes, entry);
}
