import { html } from 'hono/html';
import type { ItemQuote } from '../../../quiz-item.ts';
import { VOID } from '../../../quiz-rounds.ts';
import { joined, type Because, type LiveQuestion } from '../../../quiz.ts';
import { quotePath } from '../links.ts';
import type { Html } from './marked.ts';

/** What the pages of a round share. */

/** Seconds after which a page without script looks again. */
export const LOOK = 4;

export const letter = (option: number): string => String.fromCharCode(65 + option);

/** Of a question that was taken out of the round. */
export const voidOf = (number: number): string => `Câu ${String(number)} ${VOID}.`;

/** What a screen reader is told when the page changes by itself: a piece that is put in place of another is no live region. */
export const speaker = (): Html => html`<p id="loa" class="unseen" role="status"></p>`;

/** The rule's own words with their place, which lead to the reader. `big`: on the big screen, where a line more is a line too many. */
export function rule(quote: ItemQuote | null, big = false): Html | string {
  if (quote === null) return '';
  const path = quotePath(quote);
  // Another tab: who reads misses no question of a round that runs.
  const label = `Xem toàn văn ${quote.locator}, ${quote.document} (mở thẻ mới)`;
  const place = html`<strong>${quote.locator}</strong> <span>${quote.document}</span>`;
  return html`<figure class="quote">
    <blockquote cite="${path}"><p dir="auto">${joined(quote.text)}</p></blockquote>
    <figcaption>
      <p class="place">
        ${big ? html`<a class="wide-touch" href="${path}" target="_blank"><span>${place}</span></a>` : place}
      </p>
      ${
        big
          ? ''
          : html`<p class="actions">
              <a class="button quiet" href="${path}" target="_blank" aria-label="${label}">Xem toàn văn</a>
            </p>`
      }
    </figcaption>
  </figure>`;
}

/** Why the right option is right, and why what was chosen is not, each by its own words. */
export function reasons(because: Because | null, chosen: number | null, big = false): Html | string {
  if (because === null) return '';
  const { why, quotes, others } = because;
  const other = chosen === null ? null : (others[chosen] ?? null);
  return html`${why === '' ? '' : html`<p dir="auto">${why}</p>`} ${quotes.map((quote) => rule(quote, big))}
  ${
    other === null || chosen === null
      ? ''
      : html`<p dir="auto">${letter(chosen)} chưa đúng: ${other.why}</p>
          ${rule(other.quote, big)}`
  }`;
}

/** A bar of a share, 0 to 100: drawn, since no style may stand in a page. */
export const bar = (kind: string, percent: number): Html =>
  html`<svg class="bar ${kind}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${Math.round(percent)}" height="1" />
  </svg>`;

/** How much time is left, in words and as a bar; nothing where an item has no time. The script counts on. */
export function timeLeft({ left, seconds }: LiveQuestion): Html | string {
  if (left === null) return '';
  const part = seconds === null ? 100 : (100 * left) / seconds;
  return html`<div class="time">
    ${bar('clock', part)}
    <p class="left" data-left="${left}" data-of="${seconds ?? left}">Còn ${left} giây.</p>
  </div>`;
}

/** The options; once counts are known, how often each was chosen, and which is right in words and by a mark. */
export function choices({ options, counts, right }: LiveQuestion): Html {
  const all = Math.max(
    1,
    (counts ?? []).reduce((sum, one) => sum + one, 0),
  );
  return html`<ol class="choices">
    ${options.map((option, index) => {
      const said = index === right ? ' ✔ đúng' : '';
      const count = counts?.[index] ?? 0;
      return html`<li ${index === right ? html`class="right"` : ''}>
        <b>${letter(index)}</b> <span dir="auto">${option}</span>${
          counts === null
            ? ''
            : html` ${bar('share', (100 * count) / all)}<small>${count} người${said}</small>`
        }
      </li>`;
    })}
  </ol>`;
}

/** Lines of a ranking under a heading; nothing where there are none. */
export function ranking(title: string, lines: readonly string[]): Html | string {
  if (lines.length === 0) return '';
  return html`<h2>${title}</h2>
    <ul class="ranking">
      ${lines.map((line) => html`<li ${line.startsWith('1. ') ? html`class="first"` : ''}>${line}</li>`)}
    </ul>`;
}
