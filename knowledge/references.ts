import { findDocuments } from './references/documents.ts';
import { foldInPlace } from './references/fold.ts';
import { joinReferences } from './references/join.ts';
import { findPlaceTokens, findShortTokens, type PlaceToken } from './references/places.ts';
import type { DocumentMention, Reference } from './references/types.ts';
import type { Span } from './types.ts';

export { normaliseNumber, yearOf } from './references/numbers.ts';
export { narrowCandidates, type Narrow } from './references/narrow.ts';
export { findProvisions } from './references/provisions.ts';
export { foldWords, resolveDocument, type DocumentCandidate, type Resolution } from './references/resolve.ts';
export type { Reference, SelfUnit } from './references/types.ts';

/**
 * Every document number and provision reference in a text or a question, in order: "điểm a khoản 2 Điều 15 Nghị định số …",
 * "khoản 1 và khoản 2 Điều này", "mục 3 chỉ thị 30", "kl 21", "điều 14 luật cbcc". `text` is NFC.
 */
export function parseReferences(text: string): Reference[] {
  if (!MAY_REFER.test(text)) return [];
  const folded = foldInPlace(text);
  const documents = findDocuments(text, folded);
  const free = outside(text.length, documents);
  const tokens = findPlaceTokens(text, folded).filter(free);
  const short = findShortTokens(folded).filter(free).filter(outside(text.length, tokens));
  return joinReferences(text, folded, withShort(folded, tokens, short, documents), documents);
}

/** A text without a digit, "này", a lone letter or a law names nothing; a cheap look that spares reading it. */
const MAY_REFER =
  /\d|n[aà]y|lu[aậ]t|l[eệ]nh|ph[aá]p|(?:đi[eể]m|m[uụ]c|ch[uư][oơ]ng|ph[aầ]n|đo[aạ]n|diem|doan)\s/iu;

/** True for spans that touch none of those given. Linear, whatever a text repeats. */
function outside(length: number, spans: readonly Span[]): (span: Span) => boolean {
  const taken = new Uint8Array(length);
  for (const { start, end } of spans) taken.fill(1, start, end);
  return ({ start, end }) => !taken.subarray(start, end).includes(1);
}

/** Between a short form and what it stands beside: at most a comma and two spaces. */
const MAX_SHORT_GAP = 3;

/** Short forms ("m3", "k2") count only straight beside a document or before another place: alone they are anything. */
function withShort(
  folded: string,
  tokens: readonly PlaceToken[],
  short: readonly PlaceToken[],
  documents: readonly DocumentMention[],
): PlaceToken[] {
  const starts = new Set([...tokens, ...documents].map((one) => one.start));
  const ends = new Set(documents.map((one) => one.end));
  const blank = (from: number, to: number): boolean => /^\s?,?\s?$/u.test(folded.slice(from, to));
  const gaps = Array.from({ length: MAX_SHORT_GAP + 1 }, (_, gap) => gap);
  const kept = [...tokens];
  for (const token of short.toReversed()) {
    const before = gaps.some((gap) => starts.has(token.end + gap) && blank(token.end, token.end + gap));
    const after = gaps.some((gap) => ends.has(token.start - gap) && blank(token.start - gap, token.start));
    if (!before && !after) continue;
    kept.push(token);
    starts.add(token.start);
  }
  return kept.sort((a, b) => a.start - b.start);
}
