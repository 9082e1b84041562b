import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { openIndexes, writeIndexes } from '../../knowledge/indexes.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { oneRun } from '../support/passages.ts';
import type { Passage } from '../../knowledge/types.ts';
import { openExactIndex } from '../../knowledge/vector-index/exact.ts';
import { openHnswIndex, writeHnswIndex } from '../../knowledge/vector-index/hnsw.ts';
import { toBytes } from '../../knowledge/vector-index/rows.ts';
import { testEmbeddings } from '../contract/embeddings.ts';
import { testVectorIndex } from '../contract/vector-index.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ky-cuong-vectors-'));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));

const lexicon = createLexicon(readLexicon());
const embeddings = openStaticEmbeddings();
const TEXTS = [
  'không sử dụng đồ uống có cồn trong giờ hành chính',
  'hút thuốc lá đúng nơi quy định',
  'tuân thủ kỷ luật phát ngôn',
  'không sử dụng mạng xã hội để tuyên truyền các thông tin chưa được kiểm chứng',
  'chấp hành đúng thời gian, hiệu quả làm việc',
  'xây dựng môi trường văn hóa công sở lành mạnh',
  'tăng cường công tác kiểm tra, giám sát',
];
const vectors = await embeddings.embedDocuments(TEXTS);

testEmbeddings('static, the embedded default', () => embeddings);

/** As the vectors are stored. */
const exactOf = (given: readonly (readonly number[])[]) =>
  openExactIndex(Int8Array.from(given.flatMap((vector) => [...toBytes(vector)])), embeddings.dimension);

testVectorIndex('exact', (given) => Promise.resolve(exactOf(given)), vectors);

const native = ((): boolean => {
  try {
    createRequire(import.meta.url).resolve('hnswlib-node/build/Release/addon.node');
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!native)(
  `approximate search${native ? '' : ' (skipped: hnswlib-node was not built here)'}`,
  () => {
    const open = async (given: readonly (readonly number[])[]) => {
      const directory = folder();
      await writeHnswIndex(directory, given, embeddings);
      return { ...exactOf(given), ...(await openHnswIndex(directory, embeddings, given.length)) };
    };
    testVectorIndex('hnsw', open, vectors);
  },
);

describe('the indexes of a snapshot', () => {
  const passages: Passage[] = TEXTS.map((body, row) => ({
    row,
    document: '30-CT/TU',
    provisions: [],
    fields: { heading: '', title: '', trail: '', topic: '', body },
  }));

  it('open with exact search where the library is small or the native module is absent', async () => {
    const directory = folder();
    const manifest = await writeIndexes(directory, oneRun(passages), { embeddings, lexicon });
    const { lexical, vectors: index } = await openIndexes(
      directory,
      { ...manifest, hnsw: false },
      embeddings,
      7,
    );
    expect(index.kind).toBe('exact');
    expect((await index.search(vectors[1] ?? [], 1))[0]?.row).toBe(1);
    expect(lexical.search(['#alcohol'], 3).map(({ row }) => row)).toEqual([0]);
  });

  it('compare passages and seek none in a library greater than the embeddings search', async () => {
    const directory = folder();
    const small = { ...embeddings, searchesUpTo: TEXTS.length - 1 };
    const manifest = await writeIndexes(directory, oneRun(passages), { embeddings: small, lexicon });
    const { vectors: index } = await openIndexes(directory, manifest, small, TEXTS.length);
    expect(index.kind).toBe('given');
    expect(await index.search(vectors[1] ?? [], 3)).toEqual([]);
    const [same, other] = index.similarities(vectors[1] ?? [], [1, 4]);
    expect(same).toBeGreaterThan(other ?? 1);
  });

  it('are refused with other embeddings than those that made them, by name', async () => {
    const directory = folder();
    const manifest = await writeIndexes(directory, oneRun(passages), { embeddings, lexicon });
    const other = { ...embeddings, name: 'bge-m3', dimension: 1024 };
    await expect(openIndexes(directory, manifest, other, 7)).rejects.toThrow(/static-64-.*bge-m3 \(1024\)/u);
    await expect(openIndexes(directory, manifest, embeddings, 8)).rejects.toThrow(
      '7 passages, the library 8',
    );
  });
});
