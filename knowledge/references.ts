import { findDocuments } from './references/documents.ts';
import { foldInPlace } from './references/fold.ts';
import { joinReferences } from './references/join.ts';
import { findPlaceTokens, findShortTokens, type PlaceToken } from './references/places.ts';
import type { DocumentMention, Reference } from './references/types.ts';

export { normaliseNumber } from './references/numbers.ts';
export { findProvisions } from './references/provisions.ts';
export { resolveDocument, type DocumentCandidate, type Resolution } from './references/resolve.ts';
export type { Reference, SelfUnit } from './references/types.ts';

/**
 * Every document number and provision reference in a text or a question, in order: "điểm a khoản 2 Điều 15 Nghị định số …",
 * "khoản 1 và khoản 2 Điều này", "mục 3 chỉ thị 30", "kl 21", "điều 14 luật cbcc". `text` is NFC.
 */
export function parseReferences(text: string): Reference[] {
  const folded = foldInPlace(text);
  const documents = findDocuments(text);
  const outside = (token: PlaceToken): boolean =>
    !documents.some((one) => token.start < one.end && one.start < token.end);
  const tokens = findPlaceTokens(text, folded).filter(outside);
  const short = findShortTokens(folded).filter(outside);
  return joinReferences(text, folded, withShort(folded, tokens, short, documents), documents);
}

/** Short forms ("m3", "k2") count only straight beside a document or another place: alone they are anything. */
function withShort(
  folded: string,
  tokens: readonly PlaceToken[],
  short: readonly PlaceToken[],
  documents: readonly DocumentMention[],
): PlaceToken[] {
  const kept = [...tokens];
  for (const token of short.toReversed()) {
    const beside = [...kept, ...documents].some(
      (other) =>
        /^\s?,?\s?$/u.test(folded.slice(token.end, Math.max(token.end, other.start))) &&
        other.start >= token.end,
    );
    const after = documents.some(
      (other) => other.end <= token.start && /^\s?,?\s?$/u.test(folded.slice(other.end, token.start)),
    );
    if ((beside || after) && !tokens.some((other) => token.start < other.end && other.start < token.end))
      kept.push(token);
  }
  return kept.sort((a, b) => a.start - b.start);
}
