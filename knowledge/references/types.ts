import type { Place, Span } from '../types.ts';

/** What "này" refers to in "Điều này", "Chỉ thị này". */
export type SelfUnit = 'document' | 'part' | 'chapter' | 'section' | 'article' | 'clause' | 'point';

/** A document or provision that a text names. Offsets are UTF-16 units into the text that was read. */
export interface Reference extends Span {
  /** The words themselves: `text.slice(start, end)`. */
  readonly written: string;
  /** `Chỉ thị`, `Nghị định`, `Luật`; null where only a number or a place is named. */
  readonly kind: string | null;
  /** The whole number, normalised: `30-CT/TU`; null where it is not written in full. */
  readonly number: string | null;
  /** The digits before the code: `30`; null where none are written. */
  readonly digits: string | null;
  /** The year that is written with it: `2026` of "nđ 244/2026", "Luật Báo chí năm 2016". */
  readonly year: string | null;
  /** The name in words, as written: `Cán bộ, công chức`, `cbcc`; for laws and codes mostly. */
  readonly name: string | null;
  /** One for each provision named; empty where the whole document is meant. */
  readonly places: readonly Partial<Place>[];
  /** True for "Điều này", "Chỉ thị này", "văn bản này". */
  readonly self: boolean;
  /** The unit that "này" stands with; null where `self` is false. */
  readonly selfUnit: SelfUnit | null;
}

/** The document part of a reference. */
export interface DocumentMention extends Span {
  readonly kind: string | null;
  readonly number: string | null;
  readonly digits: string | null;
  readonly year: string | null;
  readonly name: string | null;
  readonly self: boolean;
}
