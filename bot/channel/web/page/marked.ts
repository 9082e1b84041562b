import { html } from 'hono/html';
import type { Span } from '../../../../knowledge/types.ts';

/** Escaped markup. Only the `html` tag makes it, so nothing unescaped can enter a page. */
export type Html = ReturnType<typeof html>;

/** Escaped text with `<mark>` on the spans; a span that does not fit the text is narrowed or left out. */
export function marked(text: string, spans: readonly Span[]): Html {
  const pieces: (Html | string)[] = [];
  let cursor = 0;
  for (const span of fitting(text, spans)) {
    if (span.start < cursor) continue;
    pieces.push(text.slice(cursor, span.start), html`<mark>${text.slice(span.start, span.end)}</mark>`);
    cursor = span.end;
  }
  return html`${[...pieces, text.slice(cursor)]}`;
}

/** In order, inside the text, not empty, never through the middle of a character. */
export function fitting(text: string, spans: readonly Span[]): Span[] {
  return spans
    .map(({ start, end }) => ({
      start: boundary(text, Math.max(0, start)),
      end: boundary(text, Math.min(end, text.length)),
    }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start);
}

/** An offset between the two halves of a surrogate pair moves before the pair. */
function boundary(text: string, offset: number): number {
  const low = (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  const high = (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return low && high ? offset - 1 : offset;
}
