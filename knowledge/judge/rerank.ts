import { z } from 'zod';
import { JudgeError, type JudgeService } from '../judge.ts';
import { limitedFetch } from './limited.ts';

/** A cross-encoder behind a `/rerank` address. */
export interface RerankService {
  /** With or without `/rerank` at its end: `http://127.0.0.1:8080/v1`. */
  readonly url: string;
  /** `rerank`: as Jina, Cohere, llama.cpp and vLLM are asked; `tei`: as Hugging Face's text-embeddings-inference is. */
  readonly form: 'rerank' | 'tei';
  /** Null where the service serves a single one. */
  readonly model: string | null;
  readonly key: string | null;
}

const index = z.int().nonnegative();
const commonSchema = z.object({ results: z.array(z.object({ index, relevance_score: z.number() })) });
const teiSchema = z.array(z.object({ index, score: z.number() }));
/** Both forms of answer, whichever was asked: llama.cpp speaks both. */
const answerSchema = z.union([
  commonSchema.transform(({ results }) =>
    results.map((one) => ({ index: one.index, score: one.relevance_score })),
  ),
  teiSchema,
]);

/** Asks the service once for all passages. */
export function createRerankJudge(service: RerankService, fetch: typeof globalThis.fetch): JudgeService {
  const url = service.url.endsWith('/rerank') ? service.url : `${service.url}/rerank`;
  const client = limitedFetch(fetch);
  return async (question, passages, signal) => {
    const texts = passages.map(({ text }) => text);
    const response = await client(url, {
      method: 'POST',
      headers: headersOf(service),
      body: JSON.stringify(bodyOf(service, question, texts)),
      signal,
    });
    if (!response.ok)
      throw new JudgeError('refused', `the second judge answered with HTTP ${response.status}`);
    return readScores(await response.text(), texts.length);
  };
}

function headersOf({ key }: RerankService): Record<string, string> {
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  return key === null ? json : { ...json, authorization: `Bearer ${key}` };
}

function bodyOf({ form, model }: RerankService, query: string, texts: readonly string[]): object {
  if (form === 'tei') return { query, texts, raw_scores: false, truncate: true };
  return { ...(model === null ? {} : { model }), query, documents: texts, top_n: texts.length };
}

/** One score for each passage, in their order. Throws where one is missing, named twice, or of no passage. */
function readScores(body: string, expected: number): number[] {
  const strange = new JudgeError('malformed', 'the second judge answered in another shape than /rerank');
  const read = answerSchema.safeParse(parseJson(body, strange));
  if (!read.success) throw strange;
  const scores = new Map(read.data.map((one) => [one.index, one.score]));
  if (read.data.length !== expected || scores.size !== expected) throw strange;
  const inOrder = Array.from({ length: expected }, (_, at) => {
    const score = scores.get(at);
    if (score === undefined) throw strange;
    return score;
  });
  return asShares(inOrder);
}

function parseJson(body: string, strange: JudgeError): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw strange;
  }
}

/** llama.cpp gives what the model gives (7.7, -11): an answer with a number outside 0 to 1 is read as logits. */
function asShares(scores: readonly number[]): number[] {
  const logits = scores.some((score) => score < 0 || score > 1);
  return logits ? scores.map((score) => 1 / (1 + Math.exp(-score))) : [...scores];
}
