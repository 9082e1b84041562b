import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOf, takeOver } from '../../knowledge/index-files.ts';
import {
  encodeLibrary,
  encodeRelations,
  LIBRARY_FILE,
  RELATIONS_FILE,
  type StoredLibrary,
  type StoredRelations,
} from '../../knowledge/snapshot.ts';
import { writeSynced } from './durable.ts';
import type { Previous } from './previous.ts';
import type { StoredDocument } from './stored.ts';

type StoredRun = StoredLibrary['runs'][number];

/** Writes the records of all runs and the list of documents. A run without a change is the file of the snapshot before. */
export async function writeLibrary(
  dir: string,
  runs: readonly (readonly StoredDocument[])[],
  previous: Previous | null,
): Promise<void> {
  const stored: StoredRun[] = [];
  for (const run of runs) stored.push(await writeRun(dir, run, previous));
  await writeSynced(join(dir, LIBRARY_FILE), encodeLibrary({ runs: stored }));
  await writeSynced(join(dir, RELATIONS_FILE), encodeRelations(relationsOf(runs.flat())));
}

function relationsOf(documents: readonly StoredDocument[]): StoredRelations {
  const acting = documents.filter(({ relations }) => relations.length > 0);
  return Object.fromEntries(
    acting.map(({ number, relations }) => [number, [...relations]]),
  ) as StoredRelations;
}

async function writeRun(
  dir: string,
  run: readonly StoredDocument[],
  previous: Previous | null,
): Promise<StoredRun> {
  const made = run.map(({ recordHash }) => recordHash);
  const file = nameOf('documents', 'bin', made);
  const records = run.map(({ bytes }) => bytes());
  if (!(await takeOver(dir, file, { previous }))) await writeAll(join(dir, file), records);
  let start = 0;
  const documents = run.map(({ head, recordHash }, at) => {
    const { length } = records[at] ?? new Uint8Array();
    const record = { hash: recordHash, start, length };
    start += length;
    return { ...head, record };
  });
  return { file, documents };
}

async function writeAll(path: string, records: readonly Uint8Array[]): Promise<void> {
  const handle = await open(path, 'w');
  try {
    for (const record of records) await handle.writeFile(record);
  } finally {
    await handle.close();
  }
}
