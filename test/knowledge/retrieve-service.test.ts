import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { indexBeirLibrary } from '../../eval/beir.ts';
import { openEmbeddingsService } from '../../knowledge/embeddings/service.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { startEmbeddingsServer, type EmbeddingsServer } from '../fakes/embeddings-server.ts';

/** Passages whose words are alike to the question: their meaning alone tells them apart. */

let folder = '';
let server: EmbeddingsServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-retrieve-'));
  server = await startEmbeddingsServer((text) => (/ thứ hai|ở đâu/u.test(text) ? [1, 0] : [0, 1]));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const passages = ['nhất', 'hai', 'ba'].map((which) => ({
  id: which,
  document: 'luat',
  fields: { heading: '', title: '', trail: '', topic: '', body: `Quy định về giờ làm việc thứ ${which}.` },
}));
const data = readLexicon();

it('counts what an embedding service says of a question, which is asked once', async () => {
  const embeddings = await openEmbeddingsService({ url: server.url, model: 'm', key: null }, fetch);
  const library = await indexBeirLibrary(passages, folder, { data, embeddings });
  const meant = library.normaliser.normalise('quy định về giờ làm việc ở đâu');
  const before = server.asked.length;
  const [vector, again] = await Promise.all([library.embed(meant), library.embed(meant)]);
  expect([server.asked.length - before, again]).toEqual([1, vector]);
  const scoresOf = (meaning: readonly number[] | null | undefined) =>
    new Map(library.retrieve(meant, 3, meaning).map(({ row, score }) => [passages[row]?.id, score]));
  const [by, words] = [scoresOf(vector), scoresOf(null)];
  const gains = passages.map(({ id }) => (by.get(id) ?? 0) - (words.get(id) ?? 0));
  // 0.3 of the deviation from the mean of the likenesses 0, 1, 0.
  [-0.2121, 0.4243, -0.2121].forEach((gain, at) => expect(gains[at]).toBeCloseTo(gain, 4));
  expect(scoresOf(undefined)).toEqual(words);
});

it('answers by the words where the service is away, and asks again for the next question', async () => {
  const embeddings = await openEmbeddingsService({ url: server.url, model: 'm', key: null }, fetch);
  const library = await indexBeirLibrary(passages, folder, { data, embeddings });
  await server.close();
  const meant = library.normaliser.normalise('quy định về giờ làm việc ở đâu');
  expect(await library.embed(meant)).toBeUndefined();
  expect(library.retrieve(meant, 3, await library.embed(meant))).toHaveLength(3);
});

it('asks nobody where the model lies in memory, and counts it unless the words alone are wanted', async () => {
  const library = await indexBeirLibrary(passages, folder, { data, embeddings: openStaticEmbeddings() });
  const meant = library.normaliser.normalise('quy định về giờ làm việc thứ hai');
  expect(await library.embed(meant)).toBeUndefined();
  const scores = (meaning?: null) => library.retrieve(meant, 3, meaning).map(({ score }) => score);
  expect(scores()).not.toEqual(scores(null));
});
