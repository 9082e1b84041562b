import { html } from 'hono/html';
import type { Day, Document, EarlierWording } from '../../../../knowledge/types.ts';
import { anchorOf, comparePath } from '../links.ts';
import { shortDay } from '../words.ts';
import type { Html } from './marked.ts';

/** Words that provisions had before: below the text, never in it. */

const ID = 'loi-van-truoc-day';

/** Says above the text that there are earlier words, and that they were the words on the day asked about. */
export function earlierNotice({ earlier = [] }: Document, on: Day | null): Html | string {
  if (earlier.length === 0) return '';
  const then = on === null ? [] : standingOn(earlier, on);
  const provisions = new Set(earlier.map(({ provision }) => provision.id)).size;
  return html`<p class="came-for">
    ${
      on === null || then.length === 0
        ? `${provisions} quy định từng có lời văn khác`
        : `Vào ngày ${shortDay(on)}, ${then.length} quy định có lời văn khác với toàn văn ở đây`
    }: <a href="#${ID}">xem lời văn trước đây</a>
  </p>`;
}

/** Of each provision that had other words on the day: those. They come oldest first. */
function standingOn(earlier: readonly EarlierWording[], on: Day): EarlierWording[] {
  return earlier.filter(
    (one) =>
      on < one.until &&
      earlier.find(({ provision, until }) => provision.id === one.provision.id && on < until) === one,
  );
}

/** The earlier words, the latest first, each with until when it stood and how that is known; open are those of the day asked about. */
export function earlierWordings(document: Document, on: Day | null): Html | string {
  const { earlier = [] } = document;
  if (earlier.length === 0) return '';
  const held = new Set(document.provisions.map(({ id }) => id));
  const then = new Set(on === null ? [] : standingOn(earlier, on));
  return html`<section class="remarks" aria-labelledby="${ID}">
    <h2 id="${ID}">Lời văn trước đây</h2>
    <p>
      <a href="${comparePath(document.number, document.number)}">So sánh với lời văn hiện nay</a>
    </p>
    ${earlier.toReversed().map((one) => entry(one, held.has(one.provision.id), then.has(one) ? on : null))}
  </section>`;
}

/** `on`: the day on which these were the words, where the reader asked about it. */
function entry({ provision, until, how, fileName }: EarlierWording, held: boolean, on: Day | null): Html {
  const place = held
    ? html`<a href="#${anchorOf(provision.id)}">${provision.locator}</a>`
    : html`${provision.locator} (nay không còn)`;
  return html`<details class="earlier" ${on === null ? '' : html`open`}>
    <summary>
      ${place}, trước ngày ${shortDay(until)}${on === null ? '' : `, đúng vào ngày ${shortDay(on)}`}
    </summary>
    <blockquote class="text">${provision.text}</blockquote>
    <p>${how}</p>
    <p>
      <small>Đọc từ tệp ${fileName}${provision.page === undefined ? '' : `, trang ${provision.page}`}</small>
    </p>
  </details>`;
}
