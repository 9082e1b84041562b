import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmbeddingsService } from '../../knowledge/embeddings/service.ts';

/** An OpenAI-compatible server over HTTP: LangChain's client is the real one, only the model is simple. */

interface Asked {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly encoding_format: string;
}
type Model = (text: string, call: number) => readonly number[];

let server: Server | null = null;
afterEach(() => new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve))));

async function serve(model: Model, status = 200): Promise<{ url: string; asked: Asked[]; keys: string[] }> {
  const asked: Asked[] = [];
  const keys: string[] = [];
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString('utf8')) as Asked;
      asked.push(body);
      keys.push(request.headers.authorization ?? '');
      const data = [body.input]
        .flat()
        .map((text, index) => ({ index, embedding: model(text, asked.length) }));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(status === 200 ? { data, model: body.model } : { error: { message: 'no' } }),
      );
    });
  });
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, keys };
}

/** Counts letters: any text with a letter has a vector. */
const letters: Model = (text) => [1, text.length, text.split(' ').length];
const open = (url: string, key: string | null = null) =>
  openEmbeddingsService({ url, model: 'bge-m3', key }, globalThis.fetch);

describe('an embeddings service', () => {
  it('gives unit vectors of the dimension that it was found to have, asked for as floats', async () => {
    const { url, asked, keys } = await serve(letters);
    const embeddings = await open(url, 'khoa-bi-mat');
    expect([embeddings.name, embeddings.dimension]).toEqual(['service-bge-m3', 3]);
    const vectors = await embeddings.embedDocuments(['uống bia buổi trưa', 'hút thuốc lá']);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
    expect(await embeddings.embedQuery('hút thuốc lá')).toEqual(vectors[1]);
    expect(new Set(asked.map((one) => one.encoding_format))).toEqual(new Set(['float']));
    expect(new Set(keys)).toEqual(new Set(['Bearer khoa-bi-mat']));
  });

  it.each<[string, Model]>([
    ['zeros', () => [0, 0, 0]],
    ['another dimension than at first', (_, call) => (call === 1 ? [1, 2, 3] : [1, 2])],
  ])('is refused where it gives %s', async (_, model) => {
    const { url } = await serve(model);
    const embeddings = await open(url);
    await expect(embeddings.embedQuery('rượu')).rejects.toThrow(/the embeddings service gave/);
  });

  it('is refused at the start where it answers with an error', async () => {
    const { url } = await serve(letters, 401);
    await expect(open(url)).rejects.toThrow();
  });
});
