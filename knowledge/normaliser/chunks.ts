import { parseReferences, type Reference } from '../references.ts';
import type { Span } from '../types.ts';
import { tokenise, type Token } from '../vietnamese.ts';

/** A token with what may be done to it. */
export interface Chunk extends Token {
  /** As it was typed. */
  readonly written: string;
  /**
   * `free`: any word may have been meant; `letters`: a reference's word, no short form; `keys`: letters with digits that may
   * be a word's keys; `fixed`: it stays as it is.
   */
  readonly may: 'free' | 'letters' | 'keys' | 'fixed';
  /** A sentence begins here. */
  readonly begins: boolean;
  /** The whole text is in capitals. */
  readonly shouted: boolean;
}

/** Where a sentence ends. */
const ENDS = /[.;:?!…\n]/u;
/** Runs without spaces that are names of their own: addresses, and what has letters and digits or a code's strokes. */
const RUN = /\S+/gu;
const ADDRESS = /@|:\/\/|^www\.|\.(?:vn|com|net|org|gov)\b/iu;
const CODE = /(?=.*\p{N})(?=.*\p{L})|\p{Lu}[\p{Lu}\p{N}]*[-/]\p{Lu}/u;
/** Between the words of a run that are words of the sentence all the same: "không,15", "bộ/ngành". */
const PIECES = /[^\p{P}\p{S}]+(?:[-/.@_&][^\p{P}\p{S}]+)*/gu;
/** A word within a reference that is no short form of one ("k2", "nđ"). */
const WORD = /^(?=.*[aeiouy])\p{L}{2,}$/u;
/** A digit key for a hat, a horn, a breve or the stroke of đ: nobody numbers things so. */
const LETTER_KEY = /[a-z]*(?:[aeo]6|[ou][a-z]{0,3}7|a[a-z]?8|d9)/iu;
/** Letters that digits follow or interrupt, and nothing else. */
const KEYS = /^[a-z]+\d[a-z\d]*$/iu;

/** The tokens of a text. Words that belong to numbers, codes and references are not free. */
export function chunksOf(text: string): Chunk[] {
  const references = parseReferences(text);
  const shouted = isShouted(text);
  const codes = codesOf(text, shouted);
  const keys = keysOf(text, codes, references);
  let end = 0;
  return tokenise(text).flatMap((token) => {
    const begins = end === 0 || ENDS.test(text.slice(end, token.start));
    end = token.end;
    const key = keys.find((one) => token.start >= one.start && token.end <= one.end);
    if (key !== undefined) return token.start === key.start ? [keyChunk(text, key, begins)] : [];
    const may = isFixed(token, codes) ? 'fixed' : mayBe(token, references);
    return [{ ...token, written: text.slice(token.start, token.end), may, begins, shouted }];
  });
}

/** A chunk that keeps every word of a reference as it is. */
export function fixReferences(chunk: Chunk): Chunk {
  return chunk.may === 'letters' ? { ...chunk, may: 'fixed' } : chunk;
}

function keyChunk(text: string, { start, end }: Span, begins: boolean): Chunk {
  const written = text.slice(start, end);
  const norm = written.toLowerCase();
  return { norm, fold: norm, start, end, written, may: 'keys', begins, shouted: false };
}

/** Runs that may be VNI keys, where some run shows that the text has them, and days ("t2"). None is part of a reference. */
function keysOf(text: string, codes: readonly Span[], references: readonly Reference[]): Span[] {
  const runs = codes.filter(({ start, end }) => KEYS.test(text.slice(start, end)));
  const free = runs.filter((run) => !references.some(({ start, end }) => run.start < end && run.end > start));
  const shown = free.some(({ start, end }) => LETTER_KEY.test(text.slice(start, end)));
  return free.filter(({ start, end }) => shown || DAY.test(text.slice(start, end)));
}

/** Days of the week as people write them. */
const DAY = /^t[2-7]$/iu;

function mayBe(token: Token, references: readonly Reference[]): Chunk['may'] {
  const inside = references.some(({ start, end }) => token.start >= start && token.end <= end);
  if (!inside) return 'free';
  return WORD.test(token.fold) ? 'letters' : 'fixed';
}

function isFixed(token: Token, codes: readonly Span[]): boolean {
  return (
    /^\p{N}/u.test(token.norm) || codes.some(({ start, end }) => token.start >= start && token.end <= end)
  );
}

/** Addresses whole; of other runs the pieces that hold letters beside digits, or capitals joined by strokes. */
function codesOf(text: string, shouted: boolean): Span[] {
  return Array.from(text.matchAll(RUN)).flatMap((run) => {
    if (ADDRESS.test(run[0])) return [{ start: run.index, end: run.index + run[0].length }];
    return Array.from(run[0].matchAll(PIECES)).flatMap((piece) => {
      const isCode = CODE.test(piece[0]) && (!shouted || /\p{N}/u.test(piece[0]));
      const start = run.index + piece.index;
      return isCode ? [{ start, end: start + piece[0].length }] : [];
    });
  });
}

/** True for a text in capitals; a single short form in capitals is none. */
export function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}.*\s.*\p{Lu}/u.test(text);
}
