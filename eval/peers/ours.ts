import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import type { LexiconData } from '../../knowledge/lexicon.ts';
import { byLaw, indexBeirLibrary, type BeirLibrary, type BeirPassage } from '../beir.ts';
import type { Peer, PeerSearch } from './peer.ts';

const TITLE = 'Kỷ Cương';
const SETTINGS =
  'như bot: tệp chỉ mục của bản thư viện, câu hỏi được sửa, tìm và xếp bằng knowledge/retrieve.ts';

/** The bot's own road from a question as it was typed to passages, on its own index files. */
export function ours(embeddings: NamedEmbeddings, data: LexiconData): Peer {
  return {
    title: TITLE,
    settings: SETTINGS,
    build: async (passages, folder) => {
      const rows = byLaw(passages);
      const { retrieve } = await indexBeirLibrary(rows, folder, { data, embeddings });
      return searchOf(retrieve, rows);
    },
  };
}

/** The same over an index that is open already. */
export function oursOver(retrieve: BeirLibrary['retrieve']): Peer {
  return {
    title: TITLE,
    settings: SETTINGS,
    build: (passages) => Promise.resolve(searchOf(retrieve, passages)),
  };
}

function searchOf(retrieve: BeirLibrary['retrieve'], rows: readonly BeirPassage[]): PeerSearch {
  const ids = rows.map(({ id }) => id);
  return (question, limit) => Promise.resolve(retrieve(question, limit).map(({ row }) => ids[row] ?? ''));
}
