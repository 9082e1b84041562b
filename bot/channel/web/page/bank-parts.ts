import { html } from 'hono/html';
import type { Rewording } from '../../../quiz-bank.ts';
import { provisionPath } from '../links.ts';
import { differences } from './differences.ts';
import { marked, type Html } from './marked.ts';

/** Pieces that the pages of the bank share. */

/** Why something was refused. */
export function refusedList(faults: readonly string[]): Html | string {
  if (faults.length === 0) return '';
  if (faults.length === 1) return html`<p class="refused" role="alert">${faults[0]}</p>`;
  return html`<div class="refused" role="alert">
    <ul>
      ${faults.map((fault) => html`<li>${fault}</li>`)}
    </ul>
  </div>`;
}

/** The words of a provision before and now, side by side on a desk, what differs marked. */
export function rewordingPart({ sentence, old, now, document, provision }: Rewording): Html {
  // Words that still stand within the new ones are a quote of the old text, which is not held any more.
  const isPart = now === null || now.includes(old);
  const { gone, come } = isPart ? { gone: [], come: [] } : differences(old, now);
  return html`<section class="rewording" aria-label="Lời văn trước và nay">
    <p class="what"><strong>${sentence}</strong></p>
    <div class="sides">
      <figure>
        <figcaption>Trước</figcaption>
        <blockquote dir="auto">${marked(old, gone)}</blockquote>
      </figure>
      ${
        now === null
          ? ''
          : html`<figure>
              <figcaption>Nay</figcaption>
              <blockquote dir="auto">${marked(now, come)}</blockquote>
            </figure>`
      }
    </div>
    <p class="help">
      <a class="wide-touch" href="${provisionPath(document, provision)}">Xem trong văn bản</a>
    </p>
  </section>`;
}

/** Sentences about an item that the answers show to be bad. */
export const flagList = (flags: readonly string[]): Html | string =>
  flags.length === 0
    ? ''
    : html`<ul class="flags">
        ${flags.map((flag) => html`<li>${flag}</li>`)}
      </ul>`;
