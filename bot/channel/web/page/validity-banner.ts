import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import { validityOn } from '../../../../knowledge/validity.ts';
import type { Day, Document } from '../../../../knowledge/types.ts';
import { comparePath, documentPath, readingPath, type Reading } from '../links.ts';
import { nameOf, shortDay, validityLine } from '../words.ts';
import type { Html } from './marked.ts';

export interface BannerView {
  readonly document: Document;
  readonly library: Library;
  readonly today: Day;
  readonly reading: Reading;
}

/** Whether the document is in force on the day asked about, how that is known, what it replaced and what replaced it. */
export function validityBanner({ document, library, today, reading }: BannerView): Html {
  const { from, until, how, replacedBy } = document.validity;
  const status = validityOn(document.validity, reading.on ?? today);
  const line = validityLine({ status, from, until });
  const replaced = library.documents.filter(({ validity }) => validity.replacedBy === document.number);
  return html`<div class="banner validity validity-${status}">
    <p>
      <strong
        >${
          reading.on === null || reading.on === today
            ? line
            : `Vào ngày ${shortDay(reading.on)}: ${line.charAt(0).toLocaleLowerCase('vi')}${line.slice(1)}`
        }</strong
      >
    </p>
    ${how === '' ? '' : html`<p>${how}</p>`}
    ${replacedBy === null ? '' : html`<p>Được thay thế bằng ${successor(replacedBy, document, library)}.</p>`}
    ${replaced.map(
      (one) =>
        html`<p>
          Thay thế ${nameOf(one)}: <a href="${documentPath(one.number)}">xem</a>,
          <a href="${comparePath(one.number, document.number)}">so sánh</a>.
        </p>`,
    )}
  </div>`;
}

function successor(number: string, document: Document, library: Library): Html {
  const link = html`<a href="${documentPath(number)}">${number}</a>`;
  if (library.document(number) === undefined) return link;
  return html`${link}, <a href="${comparePath(document.number, number)}">so sánh hai văn bản</a>`;
}

/** A plain form: another day may have been under another rule. */
export function dayForm({ document, today, reading }: BannerView): Html {
  const back = readingPath(document.number, { ...reading, on: null });
  return html`<form class="day" action="${documentPath(document.number)}">
    <label for="ngay">Xem hiệu lực vào ngày</label>
    <div class="row">
      <input id="ngay" name="ngay" type="date" required value="${reading.on ?? today}" />
      ${reading.words === '' ? '' : html`<input type="hidden" name="tim" value="${reading.words}" />`}
      <button class="button" type="submit">Xem</button>
    </div>
    ${reading.on === null ? '' : html`<p class="help"><a class="wide-touch" href="${back}">Về hôm nay</a></p>`}
  </form>`;
}
