import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import { validityOn } from '../../../../knowledge/validity.ts';
import type { Citation, Day, Document, Provision } from '../../../../knowledge/types.ts';
import { anchorOf, citationsPath, documentPath, provisionPath, readingPath, type Reading } from '../links.ts';
import { nameOf, shortDay, validityLine } from '../words.ts';
import { citedFrom, citingOf, stretchOf, targetsIn, type Targets } from './citing.ts';
import { citedWords } from './cited-words.ts';
import { icons } from './icons.ts';
import type { Html } from './marked.ts';

export interface PanelView {
  readonly document: Document;
  readonly provision: Provision;
  readonly library: Library;
  /** The day that the page is shown for. */
  readonly on: Day;
  readonly reading: Reading;
  /** The reader came for words quoted from it. */
  readonly quoted: boolean;
}

/** What there is to know of one provision and to do with it: copy, share, what it cites, what cites it, words that it had. */
export function provisionPanel(view: PanelView): Html {
  const { document, provision, library, quoted } = view;
  const targets = targetsIn(library, document);
  return html`<details class="panel" id="quy-dinh" ${quoted ? '' : html`open`}>
    <summary>${quoted ? 'Nơi trích' : 'Đang xem'}: ${provision.locator}</summary>
    <div class="panel-body">
      ${cameFor(view)} ${standing(view)} ${actions(view)} ${earlier(view)}
      ${citedList(citedFrom(document, provision), targets)}
      ${citingList(citingOf(document, provision, library), document, library)}
    </div>
  </details>`;
}

function cameFor({ provision, quoted }: PanelView): Html | string {
  const page = provision.page === undefined ? '' : `trang ${provision.page} của tệp gốc`;
  const link = html`<a href="#${anchorOf(provision.id)}">${provision.locator}</a>`;
  if (!quoted) return page === '' ? '' : html`<p class="came-for">${page}</p>`;
  return html`<p class="came-for">Đoạn được trích: ${link}${page === '' ? '' : `, ${page}`}</p>`;
}

/** Only where the provision does not stand and fall with its document. */
function standing({ provision, on }: PanelView): Html | string {
  const { validity } = provision;
  if (validity === undefined) return '';
  const status = validityOn(validity, on);
  return html`<p class="validity validity-${status}">
    <span>${validityLine({ ...validity, status })}</span>${
      validity.how === '' ? '' : html`<small>${validity.how}</small>`
    }
  </p>`;
}

/** Characters that a clipboard is given: some pages; a whole law is better sent as a link. */
const MOST_COPIED = 20_000;

function actions({ document, provision, reading }: PanelView): Html {
  const words = wordsOf(document, provision);
  const copied = citedWords({ ...document, text: words, locator: provision.locator });
  return html`<p class="actions">
    ${
      words === '' || words.length > MOST_COPIED
        ? ''
        : html`<button class="button" type="button" hidden data-copy="${copied}">
            ${icons.copy}<span>Sao chép kèm trích dẫn</span>
          </button>`
    }
    <a class="button quiet" href="${provisionPath(document.number, provision.id)}" data-share
      >${icons.share}<span>Liên kết đến đây</span></a
    >
    <a class="button quiet" href="${readingPath(document.number, { ...reading, at: null })}" data-close
      >Đóng</a
    >
  </p>`;
}

/** The heading and all words under it, as they stand in the text. */
function wordsOf(document: Document, provision: Provision): string {
  const { start, end } = stretchOf(document, provision);
  const words = document.text.slice(start, end).trim();
  return provision.heading === null ? words : `${provision.label} ${provision.heading}\n${words}`.trim();
}

function earlier({ document, provision, on }: PanelView): Html | string {
  const wordings = (document.earlier ?? []).filter((one) => one.provision.id === provision.id);
  if (wordings.length === 0) return '';
  const standing = wordings.find(({ until }) => on < until);
  return html`<h2>Lời văn trước đây</h2>
    ${wordings.toReversed().map(
      (one) =>
        html`<details class="earlier" ${one === standing ? html`open` : ''}>
          <summary>
            Trước ngày ${shortDay(one.until)}${one === standing ? `, đúng vào ngày ${shortDay(on)}` : ''}
          </summary>
          <blockquote class="text">${one.provision.text}</blockquote>
          <p>
            <small
              >${one.how} Đọc từ tệp
              ${one.fileName}${one.provision.page === undefined ? '' : `, trang ${one.provision.page}`}.</small
            >
          </p>
        </details>`,
    )}`;
}

/** Citations named in a panel; the document's own page of citations has more. */
const FEW = 12;

function citedList(citations: readonly Citation[], targets: Targets): Html | string {
  const found = citations.flatMap((citation) => {
    const target = targets(citation);
    return target === null ? [] : [{ citation, target }];
  });
  const once = [...new Map(found.map((one) => [`${one.target.path} ${one.citation.written}`, one])).values()];
  if (once.length === 0) return '';
  return html`<h2>Dẫn đến</h2>
    <ul>
      ${once
        .slice(0, FEW)
        .map(
          ({ citation, target }) =>
            html`<li>
              <a href="${target.path}">${citation.written}</a>${target.held ? '' : ' (chưa có toàn văn)'}
            </li>`,
        )}
    </ul>
    ${once.length > FEW ? html`<p class="help">và ${once.length - FEW} chỗ khác trong đoạn này</p>` : ''}`;
}

function citingList(citations: readonly Citation[], document: Document, library: Library): Html {
  const from = [...new Set(citations.map((citation) => citation.from))];
  const more = from.length - FEW;
  return html`<h2>Được dẫn bởi</h2>
    ${from.length === 0 ? html`<p class="help">Chưa thấy quy định nào trong kho dẫn đến đây.</p>` : ''}
    <ul>
      ${from.slice(0, FEW).map((id) => html`<li>${citingPlace(id, document, library)}</li>`)}
    </ul>
    ${more > 0 ? html`<p><a href="${citationsPath(document.number)}">và ${more} nơi khác</a></p>` : ''}`;
}

/** A place that cites, as a link; of another document with its number. */
export function citingPlace(id: string, document: Document | null, library: Library): Html | string {
  const provision = library.provision(id);
  if (provision === undefined) return id;
  const own = document !== null && provision.document === document.number;
  const path = own ? `#${anchorOf(id)}` : provisionPath(provision.document, id);
  return html`<a href="${path}">${provision.locator}</a
    >${own ? ' của văn bản này' : ` (${provision.document})`}`;
}

/** `Luật số 44/2019/QH14` as a link to its page. */
export function documentLink(document: Document): Html {
  return html`<a href="${documentPath(document.number)}">${nameOf(document)}</a>`;
}
