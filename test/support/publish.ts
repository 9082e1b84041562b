import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { publishSnapshot } from '../../ingest/publish.ts';

/** Publishes the library in use once more with a further note on its first document; returns the new snapshot's id. */
export async function publishAnother(dataDir: string): Promise<string> {
  const { documents } = (await openSnapshot(dataDir)).library;
  const lexicon = createLexicon(readLexicon());
  const embeddings = openStaticEmbeddings();
  return publishSnapshot({
    dataDir,
    documents: documents.map((document) => ({ ...document, notes: [...document.notes, 'Bản lập lại.'] })),
    now: () => new Date('2026-11-23T05:00:00.000Z'),
    writeIndexes: (dir, rows) => writeIndexes(dir, rows, { embeddings, lexicon }),
  });
}
