import type { Agent } from 'node:http';
import { callOverWire, type Cutting } from '../chat/wire.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';

/** What grammY gives to its `fetch`, as far as this bot has it: it sends no files, so that every body is text. */
export interface GrammyCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly agent?: Agent;
  readonly signal?: Cutting;
}

/**
 * One call of the Bot API over our own wire, in the place of grammY's `fetch`.
 * @throws what went wrong below HTTP; an answer that is no JSON, or too large, throws at `json`
 */
export async function fetchOverWire(url: string, call: GrammyCall): Promise<{ json(): Promise<unknown> }> {
  const { method = 'GET', headers = {}, body = '', agent, signal } = call;
  if (typeof body !== 'string') throw new TypeError('a call of the Bot API with a body that is no text');
  const { text } = await callOverWire(url, {
    method,
    headers,
    body,
    most: MAX_ANSWER_BYTES,
    ...(agent === undefined ? {} : { agent }),
    ...(signal === undefined ? {} : { signals: [signal] }),
  });
  return { json: async () => JSON.parse(text ?? '') as unknown };
}
