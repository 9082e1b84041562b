import { createHash } from 'node:crypto';
import type { Library } from '../../../knowledge/library.ts';
import type { Provision } from '../../../knowledge/types.ts';
import { ROUND_CODE } from '../../quiz-rounds.ts';

/**
 * What a deep link carries behind `start=`: at most 64 of A-Za-z0-9_- (Bot API documentation, "Deep Linking").
 * `d_` opens a provision, `q_` and a code joins a round of the quiz.
 */
const PROVISION = 'd_';
const QUIZ = 'q_';
/** The button of the inline mode: somebody comes to ask here. */
export const ASK = 'hoi';
export const MAX_PAYLOAD = 64;

/** Behind `d_`: the whole id in base64url, or hashes of the document's number and of the id, where that is too long. */
const WHOLE = 'e';
const HASHED = 'h';
/** Characters of the hashes, of 6 bits each: among a million documents or provisions no two are taken for one another. */
const DOCUMENT_HASH = 12;
const PROVISION_HASH = 22;

/** The payload that opens a provision; fits whatever the id. */
export function provisionPayload(id: string): string {
  const whole = `${PROVISION}${WHOLE}${Buffer.from(id).toString('base64url')}`;
  if (whole.length <= MAX_PAYLOAD) return whole;
  const number = id.slice(0, id.lastIndexOf('#'));
  return `${PROVISION}${HASHED}${hash(number, DOCUMENT_HASH)}${hash(id, PROVISION_HASH)}`;
}

/** The payload that joins the round of a code. */
export const roundPayload = (code: string): string => `${QUIZ}${code}`;

const hash = (text: string, length: number) =>
  createHash('sha256').update(text).digest('base64url').slice(0, length);

/** What a person came for. */
export type Opened =
  | { readonly kind: 'provision'; readonly provision: Provision }
  /** A provision that the library does not hold, or no longer. */
  | { readonly kind: 'gone' }
  /** A round of the quiz, which may have ended, or never have been. */
  | { readonly kind: 'round'; readonly code: string }
  /** To ask; nothing else is to be said. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'unknown' };

/** Reads the payload of `/start`. */
export function openPayload(payload: string, library: Library): Opened {
  if (payload === '' || payload === ASK) return { kind: 'ask' };
  const code = payload.startsWith(QUIZ) ? payload.slice(QUIZ.length).toUpperCase() : '';
  if (ROUND_CODE.test(code)) return { kind: 'round', code };
  const [, form, rest = ''] = /^d_([eh])([A-Za-z0-9_-]{1,61})$/.exec(payload) ?? [];
  if (form === undefined) return { kind: 'unknown' };
  const provision =
    form === WHOLE ? library.provision(Buffer.from(rest, 'base64url').toString()) : hashed(rest, library);
  return provision === undefined ? { kind: 'gone' } : { kind: 'provision', provision };
}

/** Only the one document's provisions are read. */
function hashed(rest: string, library: Library): Provision | undefined {
  const [number, id] = [rest.slice(0, DOCUMENT_HASH), rest.slice(DOCUMENT_HASH)];
  const document = library.documents.find((one) => hash(one.number, DOCUMENT_HASH) === number);
  return document?.provisions.find((one) => hash(one.id, PROVISION_HASH) === id);
}
