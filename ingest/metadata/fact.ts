import type { Day, Span } from '../../knowledge/types.ts';

/** One fact of a document with where it was found. */
export interface Fact<T> {
  readonly value: T;
  /** `number`: it follows from the number itself (QH14 is Quốc hội); `note`: a codification's grey note. */
  readonly from: 'text' | 'note' | 'number' | 'sidecar';
  /** Where in the source text; null where it does not stand there. */
  readonly span: Span | null;
  /** Vietnamese, for readers: `văn bản, dòng 12: "Số: 24/2018/QH14"`. */
  readonly source: string;
}

/** A rule that the text ends, wholly or in part, as its own words say. */
export interface Ending extends Span {
  /** Id of the provision that says so; `start` and `end` are offsets of the sentence into its text. */
  readonly provision: string;
  readonly verb: 'expires' | 'repeals' | 'replaces';
  /** The sentence as written. */
  readonly written: string;
  /** Number of the document that ends; null where it is named without one. */
  readonly number: string | null;
  /** Its name as written, where it has one: `Bảo vệ bí mật nhà nước`. */
  readonly name: string | null;
  /** False where only parts of it end. */
  readonly whole: boolean;
}

/** A part of the document that is in force from another day than the rest. */
export interface PartialEffect {
  readonly provision: string;
  readonly from: Day;
  readonly written: string;
}

/** What a codification's note says of a later change of an article. */
export interface NotedChange {
  /** `31a` */
  readonly article: string;
  /** As written: `có nội dung được sửa đổi`. */
  readonly change: string;
  /** As a person cites it: `Điều 217 Luật số 59/2020/QH14`. */
  readonly by: string;
  readonly number: string | null;
  readonly from: Day;
}

/** A document that the text rests on, as its preamble says. */
export interface Basis {
  readonly provision: string;
  readonly written: string;
  readonly numbers: readonly string[];
}

/** Longest excerpt of the text in a source, UTF-16 units. */
const MAX_EXCERPT = 90;

/** A fact that stands in the text. */
export function textFact<T>(text: string, value: T, span: Span): Fact<T> {
  const line = text.slice(0, span.start).split('\n').length;
  const words = text.slice(span.start, span.end).replace(/\s+/gu, ' ').trim();
  const excerpt = words.length > MAX_EXCERPT ? `${words.slice(0, MAX_EXCERPT)}…` : words;
  return { value, from: 'text', span, source: `văn bản, dòng ${line}: "${excerpt}"` };
}
