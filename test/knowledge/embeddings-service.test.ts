import { afterEach, describe, expect, it } from 'vitest';
import { openEmbeddingsService } from '../../knowledge/embeddings/service.ts';
import {
  countingModel,
  startEmbeddingsServer,
  type EmbeddingsServer,
  type VectorModel,
} from '../fakes/embeddings-server.ts';

/** LangChain's client is the real one, over HTTP. */

let server: EmbeddingsServer | null = null;
afterEach(() => server?.close());

async function open(model = countingModel, status = 200) {
  server = await startEmbeddingsServer(model, status);
  const embeddings = await openEmbeddingsService(
    { url: server.url, model: 'bge-m3', key: 'khoa-bi-mat' },
    globalThis.fetch,
  );
  return { embeddings, server };
}

describe('an embeddings service', () => {
  it('gives unit vectors of the dimension that it was found to have, asked for as floats', async () => {
    const { embeddings, server } = await open();
    expect([embeddings.name, embeddings.dimension]).toEqual(['service-bge-m3', 3]);
    const vectors = await embeddings.embedDocuments(['uống bia buổi trưa', 'hút thuốc lá']);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
    expect(await embeddings.embedQuery('hút thuốc lá')).toEqual(vectors[1]);
    expect(new Set(server.asked.map((one) => one.encoding_format))).toEqual(new Set(['float']));
    expect(new Set(server.keys)).toEqual(new Set(['Bearer khoa-bi-mat']));
  });

  it.each<[string, VectorModel]>([
    ['zeros', () => [0, 0, 0]],
    ['another dimension than at first', (_, call) => (call === 1 ? [1, 2, 3] : [1, 2])],
  ])('is refused where it gives %s', async (_, model) => {
    const { embeddings } = await open(model);
    await expect(embeddings.embedQuery('rượu')).rejects.toThrow(/the embeddings service gave/);
  });

  it('is refused at the start where it answers with an error', async () => {
    await expect(open(countingModel, 401)).rejects.toThrow();
  });
});
