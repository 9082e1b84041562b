import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { openByteFile, type ByteFile } from '../../knowledge/byte-file.ts';
import type { IndexedDocument, PassageRun } from '../../knowledge/passage-runs.ts';
import type { Passage } from '../../knowledge/types.ts';

/** Articles of a corpus in BEIR's shape as passages of an index; their texts stay on the disk until they are indexed. */

const text = z.string().default('');
const articleSchema = z.object({
  title: text,
  text,
  metadata: z.object({ law: text, lawTitle: text, chapter: text, topic: text }),
});
type Article = z.infer<typeof articleSchema>;

/** Articles of one law that follow each other: where their lines stand. */
interface Lines {
  readonly law: string;
  readonly places: { readonly start: number; readonly length: number }[];
}

/** A corpus unpacked, and the laws in it. */
export interface Corpus {
  readonly articles: number;
  /** The first laws, in an order that mixes their fields, that make `articles` articles; the last law is cut. */
  runs(articles: number): PassageRun[];
}

/** Unpacks `corpus.jsonl.gz` into a folder, which the corpus needs as long as it is read. */
export async function openCorpus(path: string, folder: string): Promise<Corpus> {
  const plain = join(folder, 'corpus.jsonl');
  await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain));
  const laws = await lawsIn(plain);
  const order = laws
    .map((law) => ({ law, key: shortHash(JSON.stringify([law.law, law.places[0]?.start])) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ law }) => law);
  const file = openByteFile(plain);
  return {
    articles: laws.reduce((sum, { places }) => sum + places.length, 0),
    runs: (articles) => divide(order, articles).map((run) => run.map((law) => documentOf(law, file))),
  };
}

/** The lines of a file by law; a line break takes a byte. */
async function lawsIn(path: string): Promise<Lines[]> {
  const laws: Lines[] = [];
  let start = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const length = Buffer.byteLength(line);
    if (line.trim() !== '') {
      const { law } = readArticle(line).metadata;
      if (laws.at(-1)?.law !== law) laws.push({ law, places: [] });
      laws.at(-1)?.places.push({ start, length });
    }
    start += length + 1;
  }
  return laws;
}

function readArticle(line: string): Article {
  return articleSchema.parse(JSON.parse(line));
}

/** Passages of a run, about as many as in a published library. */
const RUN = 5_000;

function divide(laws: readonly Lines[], articles: number): Lines[][] {
  const runs: Lines[][] = [];
  let [taken, inRun] = [0, RUN];
  for (const { law, places } of laws) {
    if (taken >= articles) break;
    const kept = places.slice(0, articles - taken);
    if (inRun >= RUN) {
      runs.push([]);
      inRun = 0;
    }
    runs.at(-1)?.push({ law, places: kept });
    taken += kept.length;
    inRun += kept.length;
  }
  return runs;
}

function documentOf({ places }: Lines, file: ByteFile): IndexedDocument {
  const lines = () => places.map(({ start, length }) => file.read(start, length).toString('utf8'));
  return {
    hash: shortHash(lines().join('\n')),
    rows: places.length,
    read: () => ({ text: '', passages: lines().map((line) => passageOf(readArticle(line))) }),
  };
}

function passageOf({ title, text: body, metadata }: Article): Pick<Passage, 'fields'> {
  const { lawTitle, chapter, topic } = metadata;
  return { fields: { heading: title, title: lawTitle, trail: chapter, topic, body } };
}

function shortHash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
