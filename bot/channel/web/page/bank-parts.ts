import { html } from 'hono/html';
import type { Choice, Rewording } from '../../../quiz-bank.ts';
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

/** Characters of a choice: titles of laws fill lines, which a phone shows over the whole screen. */
const LONGEST_CHOICE = 70;

/** Choices with how many questions there are of each. */
export const counted = (choices: readonly Choice[]) =>
  choices.map(({ id, label, count }) => ({ id, label: `${cut(label)} (${String(count)})` }));

export const cut = (label: string): string =>
  label.length <= LONGEST_CHOICE ? label : `${label.slice(0, LONGEST_CHOICE - 1).trimEnd()}…`;

/** One of a list, or any; nothing where there is nothing to choose. */
export function select(
  name: string,
  label: string,
  chosen: string | null,
  choices: readonly { readonly id: string; readonly label: string }[],
): Html | string {
  if (choices.length === 0) return '';
  return html`<div>
    <label for="loc-${name}">${label}</label>
    <select id="loc-${name}" name="${name}">
      <option value="">tất cả</option>
      ${choices.map((one) => html`<option value="${one.id}" ${one.id === chosen ? html`selected` : ''}>${one.label}</option>`)}
    </select>
  </div>`;
} // prettier-ignore
