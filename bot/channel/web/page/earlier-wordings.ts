import { html } from 'hono/html';
import type { Document, EarlierWording } from '../../../../knowledge/types.ts';
import { anchorOf } from '../links.ts';
import { shortDay } from '../words.ts';
import type { Html } from './marked.ts';

/** Words that provisions had before: below the text, never in it. */

const ID = 'loi-van-truoc-day';

/** Says above the text that there are earlier words; nothing where there are none. */
export function earlierNotice({ earlier = [] }: Document): Html | string {
  if (earlier.length === 0) return '';
  const provisions = new Set(earlier.map(({ provision }) => provision.id)).size;
  return html`<p class="came-for">
    ${provisions} quy định từng có lời văn khác: <a href="#${ID}">xem lời văn trước đây</a>
  </p>`;
}

/** The earlier words, the latest first, each with until when it stood and how that is known. */
export function earlierWordings(document: Document): Html | string {
  const { earlier = [] } = document;
  if (earlier.length === 0) return '';
  const held = new Set(document.provisions.map(({ id }) => id));
  return html`<section class="remarks" aria-labelledby="${ID}">
    <h2 id="${ID}">Lời văn trước đây</h2>
    ${earlier.toReversed().map((one) => entry(one, held.has(one.provision.id)))}
  </section>`;
}

function entry({ provision, until, how, fileName }: EarlierWording, held: boolean): Html {
  const place = held
    ? html`<a href="#${anchorOf(provision.id)}">${provision.locator}</a>`
    : html`${provision.locator} (nay không còn)`;
  return html`<details class="earlier">
    <summary>${place}, trước ngày ${shortDay(until)}</summary>
    <blockquote class="text">${provision.text}</blockquote>
    <p>${how}</p>
    <p>
      <small>Đọc từ tệp ${fileName}${provision.page === undefined ? '' : `, trang ${provision.page}`}</small>
    </p>
  </details>`;
}
