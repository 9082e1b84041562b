import { kindOfCode, isPartyIssuer, KINDS } from './codes.ts';
import { foldInPlace } from './fold.ts';
import { numberParts } from './numbers.ts';
import type { Reference } from './types.ts';

/** A document that is held or cited, by the names it can be recognised by. */
export interface DocumentCandidate {
  readonly number: string;
  readonly kind: string | null;
  readonly aliases: readonly string[];
  readonly title: string;
}

export type Resolution =
  | { readonly outcome: 'one'; readonly number: string }
  | { readonly outcome: 'ambiguous'; readonly numbers: readonly string[] }
  | { readonly outcome: 'none' };

/** Which candidate a reference names: by its number, else kind with digits, else the name in words. */
export function resolveDocument(reference: Reference, candidates: readonly DocumentCandidate[]): Resolution {
  if (reference.self) return { outcome: 'none' };
  if (reference.number !== null)
    return settle(candidates.filter((one) => sameNumber(one.number, reference.number)));
  if (reference.digits !== null) return settle(byDigits(reference, candidates));
  return reference.name === null ? { outcome: 'none' } : settle(byName(reference, candidates));
}

function settle(found: readonly DocumentCandidate[]): Resolution {
  const numbers = [...new Set(found.map((one) => one.number))];
  const [number] = numbers;
  if (number === undefined) return { outcome: 'none' };
  return numbers.length === 1 ? { outcome: 'one', number } : { outcome: 'ambiguous', numbers };
}

/** "5-CT/TW" is "05-CT/TW"; case and đ do not matter. */
function sameNumber(a: string, b: string | null): boolean {
  return b !== null && foldInPlace(a).replace(/^0+/u, '') === foldInPlace(b).replace(/^0+/u, '');
}

/** A year that was written decides for the candidates that carry one: "qđ 61/2025" is no Party text. */
function byDigits(reference: Reference, candidates: readonly DocumentCandidate[]): DocumentCandidate[] {
  const fitting = candidates.filter((one) => fitsDigits(one, reference));
  const dated = fitting.filter((one) => reference.year !== null && yearOf(one) === reference.year);
  return dated.length > 0 ? dated : fitting;
}

function yearOf(candidate: DocumentCandidate): string | null {
  return numberParts(candidate.number)?.year ?? null;
}

function fitsDigits(candidate: DocumentCandidate, reference: Reference): boolean {
  const parts = numberParts(candidate.number);
  if (parts === null || Number(parts.digits) !== Number(reference.digits)) return false;
  if (reference.year !== null && parts.year !== null && parts.year !== reference.year) return false;
  const party = isPartyIssuer(parts.codes.at(-1) ?? '');
  const kind = candidate.kind ?? kindOfCode(parts.codes[0] ?? '', party);
  return reference.kind === null || kind === null || codeOf(kind) === codeOf(reference.kind);
}

/** "QĐ 61" may be a Quyết định or a Quy định: one code for both. */
function codeOf(kind: string): string {
  const folded = foldInPlace(kind);
  return KINDS.find((one) => foldInPlace(one.name) === folded)?.code ?? folded;
}

/** The candidates whose name is the longest beginning of the words that were written, or whose initials they are. */
function byName(reference: Reference, candidates: readonly DocumentCandidate[]): DocumentCandidate[] {
  const written = foldWords(reference.name ?? '');
  const lengths = candidates
    .filter((one) => fitsKind(one, reference) && fitsYear(one, reference))
    .map((candidate) => ({
      candidate,
      length: Math.max(0, ...names(candidate).map((n) => matched(written, n))),
    }));
  const best = Math.max(0, ...lengths.map((one) => one.length));
  return best === 0 ? [] : lengths.filter((one) => one.length === best).map((one) => one.candidate);
}

function fitsKind(candidate: DocumentCandidate, reference: Reference): boolean {
  if (candidate.kind === null || reference.kind === null) return true;
  // People say "luật lao động" of the Bộ luật Lao động.
  const lawLike = (kind: string): string => foldInPlace(kind).replace(/^bo luat$/u, 'luat');
  return lawLike(candidate.kind) === lawLike(reference.kind);
}

function fitsYear(candidate: DocumentCandidate, reference: Reference): boolean {
  const year = yearOf(candidate);
  return reference.year === null || year === null || year === reference.year;
}

/** The words of a text, folded: without marks and in lower case. */
export function foldWords(text: string): string[] {
  return foldInPlace(text.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const KIND_WORDS = KINDS.map((kind) => foldWords(kind.name));

/** Title and aliases without the kind at their head. */
export function names(candidate: DocumentCandidate): string[][] {
  return [candidate.title, ...candidate.aliases].map((name) => {
    const all = foldWords(name);
    const kind = KIND_WORDS.find((one) => one.every((word, i) => all[i] === word));
    return all.slice(kind?.length ?? 0);
  });
}

/** How many of the written words the name covers from the first on; 0 where it is another name. */
function matched(written: readonly string[], name: readonly string[]): number {
  if (name.length === 0) return 0;
  if (name.every((word, i) => written[i] === word)) return name.length;
  const initials = name.map((word) => word[0]).join('');
  return name.length > 1 && written[0] === initials ? 1 : 0;
}
