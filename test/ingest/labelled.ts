import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findCitations } from '../../ingest/citations.ts';
import type { Citation, Place, Provision } from '../../knowledge/types.ts';

const places = z.strictObject({
  part: z.string().exactOptional(),
  chapter: z.string().exactOptional(),
  section: z.string().exactOptional(),
  article: z.string().exactOptional(),
  clause: z.string().exactOptional(),
  point: z.string().exactOptional(),
});
const sentenceSchema = z.strictObject({
  id: z.int(),
  file: z.string(),
  document: z.string(),
  /** Where the sentence stands in its document. */
  at: places,
  /** The words that introduce it, where it is an item of a list. */
  lead: z.string().optional(),
  text: z.string(),
  references: z.array(
    z.strictObject({
      start: z.int(),
      end: z.int(),
      written: z.string(),
      /** Null where the text names the document in words; then `name` is kind and name. */
      number: z.string().nullable(),
      name: z.string().nullable(),
      places: z.array(places),
    }),
  ),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** One half of the hand-labelled sample. */
export function readSample(name: 'build' | 'held'): Sentence[] {
  const path = new URL(`../fixtures/citations/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => sentenceSchema.parse(JSON.parse(line)));
}

/** What the reader of citations finds in a labelled sentence, as comparable strings: span, document, places. */
export function foundIn(sentence: Sentence): string[] {
  const provisions = provisionsOf(sentence);
  const own = provisions.at(-1)?.id;
  const found = findCitations(provisions, sentence.document).filter(({ from }) => from === own);
  return found.map((one) => keyOf(one, one.number ?? nameOf(one), one.places));
}

/** What the labels say, in the same form. */
export function labelledIn(sentence: Sentence): string[] {
  return sentence.references.map((one) => keyOf(one, one.number ?? one.name ?? '', one.places));
}

function nameOf({ kind, name }: Citation): string {
  return [kind, name].filter((part) => part !== null).join(' ');
}

function keyOf(
  span: { start: number; end: number },
  document: string,
  cited: readonly Partial<Place>[],
): string {
  const where = cited.map((place) => placeKey(place)).sort();
  return `${span.start}-${span.end} ${document} [${where.join(', ')}]`;
}

/** A Điều is one whatever chapter is named with it. */
function placeKey({ part, chapter, section, article, clause, point }: Partial<Place>): string {
  const outer = article ? [] : [part && `p${part}`, chapter && `c${chapter}`, section && `m${section}`];
  const inner = [article && `d${article}`, clause && `k${clause}`, point];
  return [...outer, ...inner].filter(Boolean).join('.');
}

function provisionsOf({ document, at, lead, text }: Sentence): Provision[] {
  const nowhere: Place = {
    part: null,
    chapter: null,
    section: null,
    article: null,
    clause: null,
    point: null,
    paragraph: null,
  };
  const make = (path: string, parent: string | null, words: string): Provision => ({
    id: `${document}#${path}`,
    document,
    parent,
    kind: 'clause',
    label: '',
    locator: '',
    place: { ...nowhere, ...at },
    heading: null,
    start: 0,
    end: words.length,
    text: words,
    segments: [],
  });
  const parent = lead === undefined ? [] : [make('lead', null, lead)];
  return [...parent, make('own', parent[0]?.id ?? null, text)];
}
