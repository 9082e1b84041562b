import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesAsFile, openByteFile } from '../byte-file.ts';
import { collectSegment, type ConceptsOf } from './collect.ts';
import { decodeSegment, encodeSegment, readDocuments, SEGMENT_FORMAT } from './encoding.ts';
import { mergeSegments, type Taken } from './merge.ts';
import type { BuiltSegment } from './pack.ts';
import type { Segment } from './segment.ts';
import type { Lexicon } from '../lexicon.ts';
import type { IndexedDocument, PassageRun, PassageRuns } from '../passage-runs.ts';
import type { IndexManifest } from '../index-manifest.ts';
import { nameOf, takeOver } from '../index-files.ts';

/** The lexical index of a snapshot, a file a run. Only documents that no file of the snapshot before holds are read. */
export async function writeLexicalFiles(
  directory: string,
  passages: PassageRuns,
  { previous, lexicon }: { previous: IndexManifest | null; lexicon: Lexicon },
): Promise<IndexManifest['lexical']> {
  const { version } = lexicon.data;
  const conceptsOf: ConceptsOf = (tokens) => lexicon.annotate(tokens).map(({ concept }) => `#${concept.id}`);
  const usable = previous?.lexical.lexicon === version ? previous.lexical.files : [];
  const held = await openHeld(usable, passages);
  const files: string[] = [];
  for (const run of passages.runs) {
    const name = nameOf('lexical', 'bin', [
      SEGMENT_FORMAT,
      version,
      run.map(({ hash, rows }) => [hash, rows]),
    ]);
    files.push(name);
    if (await takeOver(directory, name, passages)) continue;
    const built = await buildRun(run, held, conceptsOf);
    await writeFile(join(directory, name), encodeSegment(built));
  }
  return { lexicon: version, files };
}

/** Where the documents of the snapshot before stand: which file, and from which row of it on. */
interface Held {
  readonly places: ReadonlyMap<string, { readonly path: string; readonly first: number }>;
  readonly open: (path: string) => Promise<Segment>;
}

async function openHeld(files: readonly string[], { previous }: PassageRuns): Promise<Held> {
  const places = new Map<string, { path: string; first: number }>();
  for (const file of files) {
    const path = (await previous?.whole(file)) ?? null;
    if (path === null) continue;
    let first = 0;
    for (const { hash, rows } of readDocuments(openByteFile(path))) {
      places.set(hash, { path, first });
      first += rows;
    }
  }
  const opened = new Map<string, Segment>();
  const open = async (path: string): Promise<Segment> => {
    // Read whole: merging asks for every list of it.
    const segment = opened.get(path) ?? decodeSegment(bytesAsFile(await readFile(path)));
    opened.set(path, segment);
    return segment;
  };
  return { places, open };
}

async function buildRun(run: PassageRun, held: Held, conceptsOf: ConceptsOf): Promise<BuiltSegment> {
  const fresh = run.filter(({ hash }) => !held.places.has(hash));
  const read = collectSegment(fresh, conceptsOf);
  if (fresh.length === run.length) return read;
  const freshSegment = decodeSegment(bytesAsFile(encodeSegment(read)));
  return mergeSegments(await takenBy(run, freshSegment, held), run);
}

/** Which rows of which parts make the run. */
async function takenBy(run: PassageRun, fresh: Segment, held: Held): Promise<Taken[]> {
  const rowsOf = new Map<Segment, Int32Array>();
  let [row, freshRow] = [0, 0];
  const take = (segment: Segment, first: number, { rows }: IndexedDocument): void => {
    const rowOf = rowsOf.get(segment) ?? new Int32Array(segment.rows).fill(-1);
    rowsOf.set(segment, rowOf);
    for (let at = 0; at < rows; at += 1) rowOf[first + at] = row + at;
    row += rows;
  };
  for (const document of run) {
    const place = held.places.get(document.hash);
    if (place !== undefined) take(await held.open(place.path), place.first, document);
    else {
      take(fresh, freshRow, document);
      freshRow += document.rows;
    }
  }
  return [...rowsOf].map(([segment, rowOf]) => ({ segment, rowOf }));
}
