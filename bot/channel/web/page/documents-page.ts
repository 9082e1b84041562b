import { html } from 'hono/html';
import type { NumberedCitation } from '../../../../knowledge/citations.ts';
import type { Library } from '../../../../knowledge/library.ts';
import { validityOn } from '../../../../knowledge/validity.ts';
import type { Day, Document } from '../../../../knowledge/types.ts';
import { documentPath, listPath, provisionPath } from '../links.ts';
import { nameOf, shortDay, validityLine } from '../words.ts';
import {
  FEW_LACKING,
  heldWith,
  lackingWith,
  pageOf,
  type ListPage,
  type ListQuery,
} from './documents-list.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Lists of fewer documents need no search. */
const FEW = 10;

export interface DocumentsView {
  readonly library: Library;
  readonly today: Day;
  readonly administrator: boolean;
  readonly query: ListQuery;
  /** Whether there is a page of changes. */
  readonly changes?: boolean;
}

/** The documents held, and those that they cite and that are not held; for administrators the way to bring one. */
export function documentsPage({
  library,
  today,
  administrator,
  query,
  changes = false,
}: DocumentsView): Html {
  const held = query.lacking ? [] : heldWith(query.words, library);
  const lacking = lackingWith(query.words, library);
  const many = query.words !== '' || library.documents.length + lacking.length > FEW;
  const main = html`<div class="sheet documents">
    <h1>Văn bản</h1>
    ${changes ? html`<p><a href="/thay-doi">Thay đổi gần đây</a></p>` : ''}
    ${administrator ? html`<p><a class="button" href="/van-ban/nhap">Nhập văn bản</a></p>` : ''}
    ${many ? searchForm(query) : ''} ${query.lacking ? '' : heldList(pageOf(held, query.page), today, query)}
    ${query.lacking ? allLacking(pageOf(lacking, query.page), library, query) : fewLacking(lacking, library, query)}
  </div>`;
  return layout({ title: 'Văn bản', here: '/d', kind: 'text', main });
}

/** Works without a script: the words stand in the address. */
function searchForm({ words, lacking }: ListQuery): Html {
  return html`<form class="fields find" action="/d" method="get" role="search">
    <label for="tim">Tìm văn bản theo số, tên hoặc cơ quan ban hành</label>
    <div>
      <input id="tim" name="q" type="search" maxlength="200" value="${words}" autocomplete="off" />
      ${lacking ? html`<input type="hidden" name="chua-co" value="1" />` : ''}
      <button class="button" type="submit">Tìm</button>
    </div>
    ${words === '' ? '' : html`<p><a class="wide-touch" href="${listPath({ words: '', page: 1, lacking })}">Bỏ tìm, xem tất cả</a></p>`}
  </form>`;
}

function heldList(list: ListPage<Document>, today: Day, query: ListQuery): Html {
  const none =
    query.words === '' ? 'Hiện chưa có văn bản nào.' : `Không có văn bản nào khớp với “${query.words}”.`;
  return html`<h2>Có toàn văn${countOf(list)}</h2>
    ${
      list.total === 0
        ? html`<p>${none}</p>`
        : html`<ul class="held-list">
              ${list.items.map((document) => heldEntry(document, today))}
            </ul>
            ${pager(list, query)}`
    }`;
}

function fewLacking(numbers: readonly string[], library: Library, query: ListQuery): Html | string {
  if (numbers.length === 0) return '';
  const more = numbers.length - FEW_LACKING;
  return html`<h2>Được dẫn, chưa có toàn văn</h2>
    <p>
      Các văn bản trong kho dẫn đến những văn bản sau. Kỷ Cương chưa có toàn văn nên không trích được nội
      dung.
    </p>
    ${lackingList(numbers.slice(0, FEW_LACKING), library)}
    ${
      more <= 0
        ? ''
        : html`<p>
            <a href="${listPath({ ...query, page: 1, lacking: true })}"
              >và ${COUNT.format(more)} văn bản khác</a
            >
          </p>`
    }`;
}

function allLacking(list: ListPage<string>, library: Library, query: ListQuery): Html {
  return html`<h2>Được dẫn, chưa có toàn văn${countOf(list)}</h2>
    <p>
      Được dẫn nhiều nhất trước.
      <a href="${listPath({ ...query, page: 1, lacking: false })}">Xem các văn bản có toàn văn</a>
    </p>
    ${list.total === 0 ? html`<p>Không có văn bản nào khớp với “${query.words}”.</p>` : lackingList(list.items, library)}
    ${pager(list, query)}`;
}

function lackingList(numbers: readonly string[], library: Library): Html {
  return html`<ul class="lacking-list">
    ${numbers.map((number) => html`<li>${lackingEntry(library.citationsOf(number), library)}</li>`)}
  </ul>`;
}

const COUNT = new Intl.NumberFormat('vi-VN');

function countOf({ total, pages }: ListPage<unknown>): string {
  return pages === 1 ? '' : ` (${COUNT.format(total)})`;
}

function pager({ page, pages }: ListPage<unknown>, query: ListQuery): Html | string {
  if (pages === 1) return '';
  const to = (number: number, words: string): Html =>
    html`<a href="${listPath({ ...query, page: number })}" rel="${number < page ? 'prev' : 'next'}"
      >${words}</a
    >`;
  return html`<nav class="pager" aria-label="Trang">
    ${page > 1 ? to(page - 1, 'Trang trước') : ''} <span>Trang ${page} trên ${pages}</span>
    ${page < pages ? to(page + 1, 'Trang sau') : ''}
  </nav>`;
}

/** Citing places on the page of a document that is not held: a great library may have thousands. */
const MOST_PLACES = 200;

/** The page of a number that is cited and not held: who cites it, and where. */
export function lackingPage(citations: readonly NumberedCitation[], library: Library): Html {
  const first = citations[0]!;
  const name = nameOf({ kind: first.kind ?? '', number: first.number });
  const main = html`<div class="sheet">
    <h1>${name}</h1>
    <p><strong>Được dẫn nhưng chưa có toàn văn.</strong> Kỷ Cương không trích được nội dung văn bản này.</p>
    <h2>Nơi dẫn</h2>
    <ul>
      ${citations.slice(0, MOST_PLACES).map((citation) => html`<li>${citingPlace(citation, library)}: “${citation.written}”</li>`)}
    </ul>
    ${citations.length > MOST_PLACES ? html`<p>và ${COUNT.format(citations.length - MOST_PLACES)} chỗ khác</p>` : ''}
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
    <p class="origin">Được dẫn tại ${citingPlaces(citations, library)}</p>`;
}

/** Places named of a document in the list; its own page has more. */
const FEW_PLACES = 5;

function citingPlaces(citations: readonly NumberedCitation[], library: Library): Html {
  const more = citations.length - FEW_PLACES;
  const shown = citations.slice(0, FEW_PLACES);
  return html`${shown.map((citation, at) => html`${at === 0 ? '' : ', '}${citingPlace(citation, library)}`)}${
    more > 0 ? ` và ${COUNT.format(more)} chỗ khác` : ''
  }`;
}

function citingPlace(citation: NumberedCitation, library: Library): Html | string {
  const provision = library.provision(citation.from);
  if (provision === undefined) return citation.from;
  const place = `${provision.locator} (${provision.document})`;
  return html`<a href="${provisionPath(provision.document, provision.id)}">${place}</a>`;
}
