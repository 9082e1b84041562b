import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** A service that judges passages, over HTTP: `/rerank` in both its forms, and chat completions. Only its model is simple. */
export interface JudgeServer {
  /** Root, without a path. */
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}
export interface Asked {
  readonly path: string;
  readonly authorization: string | null;
  /** Query and passages, or the messages of a chat. */
  readonly query: string;
  readonly texts: readonly string[];
}

export interface JudgeModel {
  /** How well a passage answers, as the model gives it. */
  readonly score?: (query: string, text: string) => number;
  /** What a chat model writes. */
  readonly says?: (prompt: string) => string;
  /** Milliseconds before anything is answered. */
  readonly wait?: number;
  /** Sent in place of an answer. */
  readonly instead?: { readonly status: number; readonly body: string; readonly location?: string };
  /** The key without which it answers 401. */
  readonly key?: string;
}

/** What the services take; with a field missing they answer 422. */
const bodies = {
  '/v1/rerank': z.object({
    model: z.string(),
    query: z.string().min(1),
    documents: z.array(z.string()).min(1),
    top_n: z.int().min(1).optional(),
  }),
  '/rerank': z.object({
    query: z.string().min(1),
    texts: z.array(z.string()).min(1),
    raw_scores: z.boolean().optional(),
    truncate: z.boolean().optional(),
  }),
  '/v1/chat/completions': z.object({
    model: z.string(),
    messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })).min(1),
    stream: z.literal(false).optional(),
    max_tokens: z.int().min(1).optional(),
  }),
};

interface Reply {
  readonly asked: Pick<Asked, 'query' | 'texts'>;
  readonly json: unknown;
}

/** The best first, as the services sort them. */
const ranked = (query: string, texts: readonly string[], { score = () => 0.5 }: JudgeModel) =>
  texts.map((text, index) => ({ index, score: score(query, text) })).sort((a, b) => b.score - a.score);

const answers: Readonly<Record<string, (body: unknown, model: JudgeModel) => Reply>> = {
  '/v1/rerank': (body, model) => {
    const { query, documents, top_n } = bodies['/v1/rerank'].parse(body);
    const results = ranked(query, documents, model)
      .slice(0, top_n)
      .map(({ index, score }) => ({ index, relevance_score: score }));
    return { asked: { query, texts: documents }, json: { model: 'm', results, usage: { total_tokens: 9 } } };
  },
  '/rerank': (body, model) => {
    const { query, texts } = bodies['/rerank'].parse(body);
    return { asked: { query, texts }, json: ranked(query, texts, model) };
  },
  '/v1/chat/completions': (body, { says = () => '0' }) => {
    const { model, messages } = bodies['/v1/chat/completions'].parse(body);
    const [texts, query] = [messages.map(({ content }) => content), messages.at(-1)?.content ?? ''];
    const message = { role: 'assistant', content: says(query) };
    return {
      asked: { query, texts },
      json: {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 0,
        model,
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage: { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10 },
      },
    };
  },
};

export async function startJudgeServer(model: JudgeModel = {}): Promise<JudgeServer> {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readJson(request);
    const { url: path = '', headers } = request;
    const authorization = headers.authorization ?? null;
    const send = (status: number, text: string, more = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(text);
    };
    const refuse = (status: number): void => send(status, JSON.stringify({ error: { message: 'no' } }));
    const answerer = answers[path];
    if (answerer === undefined) return refuse(404);
    if (request.method !== 'POST') return refuse(405);
    if (model.key !== undefined && authorization !== `Bearer ${model.key}`) return refuse(401);
    const reply = attempt(() => answerer(body, model));
    if (reply === null) return refuse(422);
    asked.push({ path, authorization, ...reply.asked });
    await new Promise((resolve) => setTimeout(resolve, model.wait ?? 0));
    const { instead } = model;
    if (instead === undefined) return send(200, JSON.stringify(reply.json));
    send(instead.status, instead.body, instead.location === undefined ? {} : { location: instead.location });
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return attempt(() => JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown);
}

function attempt<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    return null;
  }
}
