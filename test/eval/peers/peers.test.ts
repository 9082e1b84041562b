import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { peersText } from '../../../eval/peers.ts';
import type { BeirPassage } from '../../../eval/beir.ts';
import { hnswlib } from '../../../eval/peers/hnsw.ts';
import { langchainBm25 } from '../../../eval/peers/langchain-bm25.ts';
import { measurePeer } from '../../../eval/peers/measure.ts';
import { minisearch } from '../../../eval/peers/minisearch.ts';
import { orama } from '../../../eval/peers/orama.ts';
import { ours } from '../../../eval/peers/ours.ts';
import { sqlite } from '../../../eval/peers/sqlite.ts';
import { openStaticEmbeddings } from '../../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { readDirective } from '../directive.ts';

const lexiconData = readLexicon();
const embeddings = openStaticEmbeddings();
const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-peers-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The directive's provisions as articles of two laws, mixed. */
const passages: readonly BeirPassage[] = readDirective()
  .documents.flatMap(({ provisions }) => provisions)
  .filter(({ text }) => text.length > 100)
  .map(({ id, text }, at) => ({
    id,
    document: `law-${at % 2}`,
    fields: { heading: '', title: 'Chỉ thị', topic: '', trail: '', body: text },
  }));
const questions = [
  { id: 'q-1', text: 'Hút thuốc lá, uống rượu bia giờ hành chính?', gold: ['30-CT/TU#m3.d2'] },
];
const still = { clock: () => 0, resident: () => 1_000_000, chance: () => 0.5, most: 1_000 };

describe.each([
  ['SQLite', sqlite()],
  ['MiniSearch', minisearch()],
  ['Orama', orama()],
  ['LangChain BM25', langchainBm25],
  ['LangChain hnsw', hnswlib(embeddings)],
  ['ours', ours(embeddings, lexiconData)],
])('%s', (name, peer) => {
  it('finds the article that has the words, and gives nothing twice', async () => {
    const search = await peer.build(passages, mkdtempSync(join(folder, 'index-')));
    const found = await search('không hút thuốc lá, uống rượu bia giờ hành chính', 5);
    // Vectors without meaning of their own need not set it first among a handful.
    expect(name.includes('hnsw') ? found : found.slice(0, 1)).toContain('30-CT/TU#m3.d2');
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(5);
    expect(found.every((id) => passages.some((passage) => passage.id === id))).toBe(true);
  });

  it('takes what people type without falling', async () => {
    const search = await peer.build(passages, mkdtempSync(join(folder, 'index-')));
    for (const text of ['"OR" AND *', '???', '(a', "k2 đ14 – 30-CT/TU's"]) await search(text, 5);
  });
});

describe('a peer that is measured', () => {
  const about = { on: '2026-11-25', machine: { cpu: 'x', cores: 1, node: '20' }, set: 'thử' };
  const measured = (found: readonly string[]) => {
    const peer = {
      title: 'Thử',
      settings: 'không',
      build: () => Promise.resolve(() => Promise.resolve(found)),
    };
    return measurePeer(peer, { take: () => passages, questions, folder }, still);
  };

  it('counts where the deciding article stands, and 0 where it does not', async () => {
    const second = await measured(['khác', '30-CT/TU#m3.d2']);
    expect(second).toMatchObject({ recallAt1: 0, recallAt10: 1, mrrAt10: 0.5, places: '2', first: [0] });
    expect(await measured([])).toMatchObject({ recallAt1: 0, recallAt10: 0, mrrAt10: 0, places: '-' });
  });

  it('is given as a row, and a slow one beside ours on the same questions', async () => {
    const figures = await measured(['30-CT/TU#m3.d2']);
    const slow = { ...figures, title: 'Chậm', of: 2, p50: 30 };
    const fast = { ...figures, title: 'Kỷ Cương', asked: 2, of: 2, first: [1, 0], p50: 2 };
    const text = peersText({ bm25: slow, ours: fast }, about);
    expect(text).toContain('Chậm: trên cùng 1 câu R@1 1.000, Kỷ Cương 1.000; một câu nhanh gấp 15.0 lần');
    expect(text).toContain('Ngang chất lượng là Chậm');
    expect(text).toContain('đạt mức gấp 10 lần');
  });

  it('is no match where it finds fewer first, beyond chance; the nearest and its time are named', async () => {
    const figures = { ...(await measured(['30-CT/TU#m3.d2'])), asked: 40, of: 40, p50: 10 };
    const firsts = (right: number) => Array.from({ length: 40 }, (_, at) => Number(at < right));
    const peer = (title: string, right: number, p50: number) => ({
      ...figures,
      title,
      recallAt1: right / 40,
      first: firsts(right),
      p50,
    });
    const text = peersText(
      { sqlite: peer('Gần', 20, 25), hnsw: peer('Xa', 10, 1), ours: peer('Kỷ Cương', 32, 10) },
      about,
    );
    expect(text).toContain('gần nhất là Gần (R@1 0.500 so với 0.800, 40 câu');
    expect(text).toContain('so với công cụ ấy Kỷ Cương nhanh gấp 2.5 lần');
    expect(text).toMatch(/Xa: .*chậm gấp 10\.0 lần/);
  });
});
