import { html } from 'hono/html';
import type { Document, Span } from '../../../../knowledge/types.ts';
import { anchorOf, documentPath, readingPath, type Reading } from '../links.ts';
import type { Found, FoundPlace } from './find-in.ts';
import { marked, type Html } from './marked.ts';

/** Places listed; the text below marks more. */
const MOST_PLACES = 40;

/** Searching inside a document: a plain form; with the script the list grows as one types. */
export function findForm(document: Document, reading: Reading, found: Found | null): Html {
  // On a phone the list of places stands far above the first of them: the page opens at the list.
  return html`<form
    id="tim"
    class="find-in"
    action="${documentPath(document.number)}#tim"
    role="search"
    data-find
  >
    <label for="tim-trong">Tìm trong văn bản này</label>
    <div class="row">
      <input
        id="tim-trong"
        name="tim"
        type="search"
        maxlength="100"
        value="${reading.words}"
        autocomplete="off"
      />
      ${reading.on === null ? '' : html`<input type="hidden" name="ngay" value="${reading.on}" />`}
      <button class="button" type="submit">Tìm</button>
    </div>
    <div id="ket-qua" aria-live="polite">${found === null ? '' : findResults(document, reading, found)}</div>
  </form>`;
}

/** The places found, each with the words around it. */
export function findResults(document: Document, reading: Reading, found: Found): Html {
  if (reading.words === '') return html``;
  if (found.total === 0) return html`<p class="help">Không thấy “${reading.words}” trong văn bản này.</p>`;
  const more = found.places.length - MOST_PLACES;
  return html`<p class="help">
      ${found.total} chỗ, ở ${found.places.length} quy định.
      <a href="${readingPath(document.number, { ...reading, words: '' })}">Bỏ tìm</a>
    </p>
    <ol class="found">
      ${found.places.slice(0, MOST_PLACES).map((place) => html`<li>${entry(place, document, reading)}</li>`)}
    </ol>
    ${more > 0 ? html`<p class="help">và ${more} quy định khác, được đánh dấu trong văn bản.</p>` : ''}`;
}

function entry({ provision, span, count }: FoundPlace, document: Document, reading: Reading): Html {
  const around = surroundings(document.text, span);
  const words = document.text.slice(around.start, around.end);
  const shown = marked(words, [{ start: span.start - around.start, end: span.end - around.start }]);
  const path = `${readingPath(document.number, { ...reading, at: null })}#${anchorOf(provision.id)}`;
  return html`<a href="${path}">${provision.locator === '' ? 'Đầu văn bản' : provision.locator}</a>${
      count > 1 ? ` (${count} chỗ)` : ''
    } <span>${around.start > 0 ? '…' : ''}${shown}…</span>`;
}

/** Characters shown on either side of a place: a line of a phone. */
const AROUND = 45;

/** Whole words about a place, on its own line of the text. */
function surroundings(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - AROUND, text.lastIndexOf('\n', start) + 1);
  const lineEnd = text.indexOf('\n', end);
  const to = Math.min(text.length, end + AROUND, lineEnd < 0 ? text.length : lineEnd);
  const space = text.slice(from, start).search(/\s\S/u);
  const first = from === start || space < 0 || /\s|^$/u.test(text.charAt(from - 1)) ? from : from + space + 1;
  const lastSpace = text.slice(end, to).lastIndexOf(' ');
  const cut = to < text.length && text.charAt(to) !== '\n' && lastSpace > 0;
  return { start: first, end: cut ? end + lastSpace : to };
}
