import { html } from 'hono/html';
import type { NumberedCitation } from '../../../../knowledge/citations.ts';
import type { Library } from '../../../../knowledge/library.ts';
import { validityOn } from '../../../../knowledge/validity.ts';
import type { Day, Document } from '../../../../knowledge/types.ts';
import { documentPath, provisionPath } from '../links.ts';
import { nameOf, shortDay, validityLine } from '../words.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** The documents held, and those that they cite and that are not held; for administrators the way to bring one. */
export function documentsPage(library: Library, today: Day, administrator: boolean): Html {
  const lacking = notHeld(library);
  const main = html`<div class="sheet documents">
    <h1>Văn bản</h1>
    ${administrator ? html`<p><a class="button" href="/van-ban/nhap">Nhập văn bản</a></p>` : ''}
    <h2>Có toàn văn</h2>
    ${
      library.documents.length === 0
        ? html`<p>Hiện chưa có văn bản nào.</p>`
        : html`<ul class="held-list">
            ${library.documents.map((document) => heldEntry(document, today))}
          </ul>`
    }
    ${
      lacking.length === 0
        ? ''
        : html`<h2>Được dẫn, chưa có toàn văn</h2>
            <p>
              Các văn bản trên dẫn đến những văn bản sau. Kỷ Cương chưa có toàn văn nên không trích được nội
              dung.
            </p>
            <ul class="lacking-list">
              ${lacking.map((cited) => html`<li>${lackingEntry(cited, library)}</li>`)}
            </ul>`
    }
  </div>`;
  return layout({ title: 'Văn bản', here: '/d', kind: 'text', main });
}

/** The page of a number that is cited and not held: who cites it, and where. */
export function lackingPage(citations: readonly NumberedCitation[], library: Library): Html {
  const first = citations[0]!;
  const name = nameOf({ kind: first.kind ?? '', number: first.number });
  const main = html`<div class="sheet">
    <h1>${name}</h1>
    <p><strong>Được dẫn nhưng chưa có toàn văn.</strong> Kỷ Cương không trích được nội dung văn bản này.</p>
    <h2>Nơi dẫn</h2>
    <ul>
      ${citations.map((citation) => html`<li>${citingPlace(citation, library)}: “${citation.written}”</li>`)}
    </ul>
    <p><a class="button" href="/d">Xem các văn bản đang có</a></p>
  </div>`;
  return layout({ title: name, here: '/d', kind: 'text', main });
}

function heldEntry(document: Document, today: Day): Html {
  const { from, until } = document.validity;
  const status = validityOn(document.validity, today);
  const day = document.issuedOn === null ? '' : `, ngày ${shortDay(document.issuedOn)}`;
  return html`<li>
    <a href="${documentPath(document.number)}">${nameOf(document)}</a>
    <p>${document.title}</p>
    <p class="origin">${document.issuer}${day}</p>
    <p class="validity validity-${status}"><span>${validityLine({ status, from, until })}</span></p>
  </li>`;
}

function notHeld(library: Library): NumberedCitation[][] {
  const numbers = new Set(library.cited.map(({ number }) => number));
  const lacking = [...numbers].filter((number) => library.document(number) === undefined);
  return lacking.map((number) => [...library.citationsOf(number)]);
}

function lackingEntry(citations: readonly NumberedCitation[], library: Library): Html {
  const kind = citations.find((citation) => citation.kind !== null)?.kind ?? '';
  const { number, issuer, issuedOn } =
    citations.find((citation) => citation.issuer !== null) ?? citations[0]!;
  const about = citations.find((citation) => citation.about !== null)?.about ?? '';
  const origin = [issuer ?? '', issuedOn === null ? '' : `ngày ${shortDay(issuedOn)}`].filter(
    (part) => part !== '',
  );
  return html`<a href="${documentPath(number)}">${nameOf({ kind, number })}</a>
    ${about === '' ? '' : html`<p>${about}</p>`}
    <p class="origin">${origin.join(', ')}</p>
    <p class="origin">
      Được dẫn tại
      ${citations.map((citation, at) => html`${at === 0 ? '' : ', '}${citingPlace(citation, library)}`)}
    </p>`;
}

function citingPlace(citation: NumberedCitation, library: Library): Html | string {
  const provision = library.provision(citation.from);
  if (provision === undefined) return citation.from;
  const place = `${provision.locator} (${provision.document})`;
  return html`<a href="${provisionPath(provision.document, provision.id)}">${place}</a>`;
}
