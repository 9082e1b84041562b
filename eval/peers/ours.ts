import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import type { LexiconData } from '../../knowledge/lexicon.ts';
import { byLaw, indexBeirLibrary } from '../beir.ts';
import type { Peer } from './peer.ts';

/** The bot's own road from a question as it was typed to passages, on its own index files. */
export function ours(embeddings: NamedEmbeddings, data: LexiconData): Peer {
  return {
    title: 'Kỷ Cương',
    settings:
      'như bot: tệp chỉ mục của bản thư viện, câu hỏi được sửa, tìm và xếp bằng knowledge/retrieve.ts',
    build: async (passages, folder) => {
      const rows = byLaw(passages);
      const { retrieve } = await indexBeirLibrary(rows, folder, { data, embeddings });
      const ids = rows.map(({ id }) => id);
      return (question, limit) => Promise.resolve(retrieve(question, limit).map(({ row }) => ids[row] ?? ''));
    },
  };
}
