import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpError, type Transformer } from 'grammy';
import { callOverWire, type Call } from '../chat/wire.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';

/** How one call is cut. */
export type Limits = Required<Pick<Call, 'signals' | 'seconds'>>;
/** What the Bot API answered, told as grammY's transformers tell it. */
type ApiAnswer = Awaited<ReturnType<Transformer>>;

export type Wire = (method: string, payload: object, limits: Limits) => Promise<ApiAnswer>;

const HEADERS = { 'content-type': 'application/json', connection: 'keep-alive' };

/**
 * Calls of the Bot API over our own wire, in the place of grammY's client, which makes a signal, a timer and three promises of its
 * own for each call and looks through it for files: this bot sends none, and one that is sent throws.
 * @throws HttpError what went wrong below HTTP, or an answer that is no JSON or too large, without the address
 */
export function createWire(root: string, token: string): Wire {
  const agent = root.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true });
  return async (method, payload, limits) => {
    // Without what is null, as grammY's client sends it.
    const body = JSON.stringify(payload, (_, value: unknown) => value ?? undefined);
    try {
      const call = { method: 'POST', headers: HEADERS, body, agent, most: MAX_ANSWER_BYTES, ...limits };
      const { text } = await callOverWire(`${root}/bot${token}/${method}`, call);
      return JSON.parse(text ?? '') as ApiAnswer;
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    }
  };
}
