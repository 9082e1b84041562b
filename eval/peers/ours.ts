import { createHash } from 'node:crypto';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import { openIndexes, writeIndexes } from '../../knowledge/indexes.ts';
import { createLexicon, type LexiconData } from '../../knowledge/lexicon.ts';
import type { IndexedDocument, PassageRun } from '../../knowledge/passage-runs.ts';
import { understand } from '../../knowledge/query.ts';
import { search } from '../../knowledge/search.ts';
import type { BeirPassage } from './corpus.ts';
import type { Peer, PeerSearch } from './peer.ts';

/** Documents of a part of the index; as ingest makes them, some ten parts for the whole codification. */
const RUN = 500;

/** The bot's own road from a question's words to passages, on its own index files. */
export function ours(embeddings: NamedEmbeddings, lexiconData: LexiconData): Peer {
  return {
    title: 'Kỷ Cương',
    settings: 'như bot: tệp chỉ mục của bản thư viện, câu hỏi được hiểu và tìm bằng knowledge/search.ts',
    build: (passages, folder) => openOurs(passages, folder, { embeddings, lexiconData }),
  };
}

/** The one place that says what "ours" is: articles in, a search out. */
async function openOurs(
  passages: readonly BeirPassage[],
  folder: string,
  { embeddings, lexiconData }: { embeddings: NamedEmbeddings; lexiconData: LexiconData },
): Promise<PeerSearch> {
  const ordered = byDocument(passages);
  const rows = { runs: runsOf(ordered), rows: passages.length, previous: null };
  const manifest = await writeIndexes(folder, rows, { embeddings, lexicon: createLexicon(lexiconData) });
  const indexes = await openIndexes(folder, manifest, embeddings, passages.length);
  const lexicon = createLexicon(lexiconData, indexes.lexical.vocabulary());
  const ids = ordered.flat().map(({ id }) => id);
  return async (question, limit) => {
    const hits = await search(understand(question, lexicon), indexes, limit);
    return hits.map(({ row }) => ids[row] ?? '');
  };
}

function byDocument(passages: readonly BeirPassage[]): BeirPassage[][] {
  const documents = new Map<string, BeirPassage[]>();
  for (const passage of passages) {
    const own = documents.get(passage.document);
    if (own) own.push(passage);
    else documents.set(passage.document, [passage]);
  }
  return [...documents.values()];
}

function runsOf(documents: readonly (readonly BeirPassage[])[]): PassageRun[] {
  const indexed = documents.map(indexedDocument);
  const runs: PassageRun[] = [];
  for (let from = 0; from < indexed.length; from += RUN) runs.push(indexed.slice(from, from + RUN));
  return runs;
}

function indexedDocument(passages: readonly BeirPassage[]): IndexedDocument {
  const hash = createHash('sha256').update(JSON.stringify(passages)).digest('hex').slice(0, 16);
  const text = () => passages.map(({ fields }) => `${fields.heading}\n${fields.body}`).join('\n');
  return { hash, rows: passages.length, read: () => ({ text: text(), passages }) };
}
