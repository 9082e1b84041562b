import type { Span } from '../../../knowledge/types.ts';

/** As many of a text's words around a span as fit into a stem. */

/** A part between two marks, with its mark; offsets into the text. */
function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(/(?<=[,;:]) /gu)) {
    parts.push({ start: from, end: start + index });
    from = start + index + 1;
  }
  return [...parts, { start: from, end }];
}

/**
 * The sentence that holds `span`, or as many of its parts around it as have `most` characters together; null where not even
 * the part with the span fits.
 */
export function windowAround(
  text: string,
  sentences: readonly Span[],
  span: Span,
  most: number,
): Span | null {
  const sentence = sentences.find(({ start, end }) => start <= span.start && span.end <= end);
  if (sentence === undefined) return null;
  if (sentence.end - sentence.start <= most) return sentence;
  const parts = partsOf(text, sentence);
  // A span may begin at the space between two parts: the one before holds it.
  let first = parts.findLastIndex(({ start }) => start <= span.start);
  let last = parts.findIndex(({ end }) => span.end <= end);
  const length = (from: number, to: number) => (parts[to]?.end ?? Infinity) - (parts[from]?.start ?? 0);
  if (first < 0 || last < 0 || length(first, last) > most) return null;
  for (let grown = true; grown;) {
    grown = false;
    if (first > 0 && length(first - 1, last) <= most) [first, grown] = [first - 1, true];
    if (last < parts.length - 1 && length(first, last + 1) <= most) [last, grown] = [last + 1, true];
  }
  const start = parts[first]?.start ?? 0;
  return { start, end: withMore(text, parts[last]?.end ?? 0, sentence.end, most - length(first, last)) };
}

/** Fewest characters of a part that say something. */
const PIECE = 40;

/** As much of the next part as there is room for, up to the end of a word: "Trong thời hạn 15 ngày …" alone says of nothing. */
function withMore(text: string, end: number, last: number, room: number): number {
  if (room < PIECE || end >= last) return end;
  const more = text.slice(end, Math.min(end + room, last));
  return end + more.replace(/[\s,;:]+\S*$/u, '').length;
}

/** The window's words with the span replaced, and dots where the sentence goes on. */
export function windowText(
  text: string,
  sentences: readonly Span[],
  window: Span,
  span: Span,
  instead: string,
): string {
  const sentence = sentences.find(({ start, end }) => start <= window.start && window.end <= end);
  const before = sentence !== undefined && sentence.start < window.start ? '… ' : '';
  const after = sentence !== undefined && window.end < sentence.end ? ' …' : '';
  const words = text.slice(window.start, span.start) + instead + text.slice(span.end, window.end);
  return (
    before +
    words
      .replaceAll('*', '')
      .trim()
      .replace(/^[-–+•] /u, '')
      .replace(/[.;:,]$/u, '') +
    after
  );
}
