import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenAI-compatible embeddings server over HTTP; only its model is simple. */
export interface EmbeddingsServer {
  /** For `EMBEDDINGS_URL`. */
  readonly url: string;
  readonly asked: readonly AskedVectors[];
  /** What came as `Authorization`. */
  readonly keys: readonly string[];
  close(): Promise<void>;
}
export interface AskedVectors {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly encoding_format: string;
}

/** `call` counts from 1. */
export type VectorModel = (text: string, call: number) => readonly number[];

/** Counts letters and words: every text has a vector. */
export const countingModel: VectorModel = (text) => [1, text.length, text.split(' ').length];

export async function startEmbeddingsServer(model = countingModel, status = 200): Promise<EmbeddingsServer> {
  const asked: AskedVectors[] = [];
  const keys: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = JSON.parse(Buffer.concat(pieces).toString('utf8')) as AskedVectors;
    asked.push(body);
    keys.push(request.headers.authorization ?? '');
    const data = [body.input].flat().map((text, index) => ({ index, embedding: model(text, asked.length) }));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? { data, model: body.model } : { error: { message: 'no' } }));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
