import type { NumberedCitation } from '../../knowledge/citations.ts';
import { citesOther } from '../../knowledge/citations.ts';
import type { Citation, Document, Provision, Relation } from '../../knowledge/types.ts';
import { quotedSpan } from '../citations.ts';

/** The parts of a document that its relations are read from. */
export type RelatedDocument = Pick<Document, 'number' | 'kind' | 'title' | 'provisions' | 'citations'>;

/** A sentence of a provision with what it cites; offsets of the citations are into `text`. */
export interface Sentence {
  readonly text: string;
  /** Other documents cited by number, outside the new text of an amendment. */
  readonly cited: readonly NumberedCitation[];
  /** True where the sentence speaks of its own document ("Luật này"). */
  readonly speaksOfOwn: boolean;
  /** The new text that an amendment quotes; null elsewhere. */
  readonly newText: string | null;
  /** The words of the provision that holds this one: they introduce it. */
  readonly lead: string;
}

/** What a stretch reads; the road adds who says it and where. `from` only where another document acts. */
export type Part = Pick<Relation, 'kind' | 'to' | 'places' | 'on'> &
  Partial<Pick<Relation, 'from' | 'newText'>>;

const CHANGES = /^\P{L}*(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)/iu;
/** A sentence ends at a full stop before a capital; semicolons within a list of documents do not end it. */
const END = /\.\s+(?=\p{Lu})/gu;

export function sentencesOf(provision: Provision, citations: readonly Citation[], lead: string): Sentence[] {
  const { text } = provision;
  const quoted = CHANGES.test(text) ? quotedSpan(text) : null;
  const outside = quoted === null ? text.length : quoted.start;
  const newText = quoted === null ? null : text.slice(quoted.start, quoted.end);
  return cuts(text.slice(0, outside)).map(({ start, end }) => {
    const inside = citations.filter((one) => one.start >= start && one.end <= end);
    const moved = inside.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
    return {
      text: text.slice(start, end),
      cited: moved.filter(citesOther),
      speaksOfOwn: inside.some((one) => one.own && one.places.length === 0),
      newText,
      lead,
    };
  });
}

function cuts(text: string): { start: number; end: number }[] {
  const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length);
  return [0, ...ends].map((start, index) => ({ start, end: ends[index] ?? text.length }));
}

/**
 * True where a document is named only to say what another one is: "sửa đổi, bổ sung một số điều của Nghị định số …", "theo
 * Luật số …", "hướng dẫn thi hành Pháp lệnh …".
 */
export function isSubordinate(sentence: Sentence, citation: NumberedCitation): boolean {
  const before = sentence.text.slice(0, citation.start);
  return /(?:theo|bởi|bằng|tại|của|thi hành|thực hiện|chi tiết|hướng dẫn|sửa đổi(?:, bổ sung)?|căn cứ|ban hành kèm theo|kèm theo)\s+$/iu.test(
    before,
  );
}

/** True where a document goes on with the list that the one before it belongs to: "…, Luật số A, Luật số B và Luật số C". */
export function continues(sentence: Sentence, before: NumberedCitation, next: NumberedCitation): boolean {
  const between = sentence.text.slice(before.end, next.start);
  return /^(?:,?\s+ngày\s[\d\s/.-]+(?:tháng\s\d+\snăm\s\d+)?)?(?:\s+của\s\p{Lu}[^,;]{1,60}?)?\s*(?:,|và|, và|;)\s*$/u.test(
    between,
  );
}
