import { html } from 'hono/html';
import type { Quote } from '../../../contract.ts';
import { provisionPath, quotePath } from '../links.ts';
import { nameOf, shortDay, validityLine } from '../words.ts';
import { citedWords } from './cited-words.ts';
import { icons } from './icons.ts';
import { marked, type Html } from './marked.ts';

/**
 * One verified quote with its place, its document, its validity and the way to the full text. `whole` says also what
 * the document is about and how its validity is known.
 */
export function quoteFigure(quote: Quote, whole: boolean): Html {
  const { status } = quote.validity;
  return html`<figure class="quote">
    <blockquote cite="${provisionPath(quote.document, quote.provision)}">
      <p dir="auto">${marked(quote.text, quote.marks)}</p>
    </blockquote>
    <figcaption>
      <p class="place">
        <strong>${capitalised(quote.locator)}</strong>
        <span>${documentName(quote)}</span>
      </p>
      <p class="origin">${origin(quote)}</p>
      ${whole ? html`<p class="title">${quote.title}</p>` : ''}
      <p class="validity validity-${status}">
        <span>${validityLine(quote.validity)}</span>
        ${quote.validity.how === '' || !whole ? '' : html`<small>${quote.validity.how}</small>`}
      </p>
      <p class="actions">
        <a class="button" href="${quotePath(quote)}">${icons.open}<span>Xem toàn văn</span></a>
        <button
          class="button quiet"
          type="button"
          hidden
          data-copy="${citedWords({ ...quote, number: quote.document })}"
        >
          ${icons.copy}<span>Sao chép kèm trích dẫn</span>
        </button>
      </p>
    </figcaption>
  </figure>`;
}

function documentName(quote: Quote): string {
  return nameOf({ kind: quote.kind, number: quote.document });
}

function origin(quote: Quote): string {
  return [quote.issuer, quote.issuedOn === null ? '' : `ngày ${shortDay(quote.issuedOn)}`]
    .filter((part) => part !== '')
    .join(', ');
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
