import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildShippedLibrary } from '../../ingest/ingest.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { openKnowledge, type Knowledge } from '../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';

/** A real snapshot of the shipped library in a temporary folder. */
export interface ShippedKnowledge {
  readonly dataDir: string;
  readonly knowledge: Knowledge;
  readonly remove: () => void;
}

/** Day of law of the tests. */
export const TODAY = '2026-11-23';

/** Builds the shipped library into `dataDir` (by default a new temporary folder) and opens it. */
export async function openShippedKnowledge(
  dataDir = mkdtempSync(join(tmpdir(), 'ky-cuong-library-')),
): Promise<ShippedKnowledge> {
  const lexiconData = readLexicon();
  const lexicon = createLexicon(lexiconData);
  const embeddings = openStaticEmbeddings();
  await buildShippedLibrary({
    dataDir,
    now: () => new Date(`${TODAY}T03:00:00.000Z`),
    writeIndexes: (dir, passages) => writeIndexes(dir, passages, { embeddings, lexicon }),
  });
  const knowledge = await openKnowledge(await openSnapshot(dataDir), { embeddings, lexiconData });
  return { dataDir, knowledge, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
