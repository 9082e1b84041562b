import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import type { Day, Document, Provision, Span } from '../../../../knowledge/types.ts';
import { anchorOf, citationsPath, type Reading } from '../links.ts';
import { nameOf, shortDay } from '../words.ts';
import { sourceOf } from './cited-words.ts';
import { compareWith } from './compare-with.ts';
import { documentText } from './document-text.ts';
import { earlierNotice, earlierWordings } from './earlier-wordings.ts';
import { findIn } from './find-in.ts';
import { findForm } from './find-results.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { provisionPanel } from './provision-panel.ts';
import { dayForm, validityBanner } from './validity-banner.ts';

export interface DocumentView {
  readonly document: Document;
  readonly library: Library;
  readonly today: Day;
  readonly reading: Reading;
  /** The provision that is looked at closely; null for none. */
  readonly provision: Provision | null;
  /** The words of it that the reader came for, as offsets into the document's text. */
  readonly quoted: Span | null;
  /** The place that the address names and this text does not have; null for none. */
  readonly lost: string | null;
  /** The day in the address, where it cannot be read; null for none. */
  readonly unread: string | null;
}

export function documentPage(view: DocumentView): Html {
  const { document, library, quoted, reading, today } = view;
  const on = reading.on ?? today;
  const found = reading.words === '' ? null : findIn(document, reading.words);
  const lit = quoted === null ? (found?.spans ?? []) : [quoted];
  const main = html`<div class="document">
    <div class="about-document">
      <h1><span class="name">${nameOf(document)}</span> <span class="subject">${document.title}</span></h1>
      ${unmetOf(view)} ${validityBanner(view)} ${panelOf(view)} ${findForm(document, reading, found)}
      ${contents(document)} ${earlierNotice(document, reading.on)} ${dayForm(view)} ${facts(document)}
      <p><a class="wide-touch" href="${citationsPath(document.number)}">Dẫn đến và được dẫn bởi</a></p>
      ${compareWith(document, library)} ${onPaper(view)}
    </div>
    <article class="sheet text-of-document" aria-label="Toàn văn ${nameOf(document)}">
      ${documentText(document, lit, library, on)}
    </article>
    ${earlierWordings(document, reading.on)} ${remarks(document)}
  </div>`;
  return layout({ title: nameOf(document), here: '/d', kind: 'document', main });
}

/** What the address asked for and does not get: a link that is passed on may be old, or cut. */
function unmetOf({ lost, unread }: DocumentView): Html | string {
  if (lost === null && unread === null) return '';
  return html`<div class="banner" role="status">
    ${lost === null ? '' : html`<p>Văn bản này không có phần “${lost}”: liên kết đã cũ hoặc bị cắt. Dưới đây là toàn văn.</p>`}
    ${unread === null ? '' : html`<p>Không đọc được ngày “${unread}”, nên đây là hiệu lực vào hôm nay. Hãy ghi ngày dạng 31/12/2025 hoặc 2025-12-31.</p>`}
  </div>`;
} // prettier-ignore

/** What a sheet of paper has to say by itself: where its words stand, and as of which day. */
function onPaper({ document, provision, today, reading }: DocumentView): Html {
  const { kind, number, issuedOn, issuer } = document;
  const place = provision === null ? '' : ` Phần đang xem: ${provision.locator}.`;
  const source = sourceOf({ locator: '', kind, number, issuedOn, issuer });
  return html`<p class="on-paper">Nguồn: ${source}.${place} Hiệu lực tính đến ngày ${shortDay(reading.on ?? today)}.</p>`;
} // prettier-ignore

/** The script puts another provision's panel in this place. */
function panelOf({ provision, document, library, reading, today, quoted }: DocumentView): Html {
  const on = reading.on ?? today;
  return html`<div id="quy-dinh-dang-xem">
    ${
      provision === null
        ? ''
        : provisionPanel({ document, provision, library, on, reading, quoted: quoted !== null })
    }
  </div>`;
}

function facts(document: Document): Html {
  const rows: (readonly [string, string | null])[] = [
    ['Cơ quan ban hành', document.issuer],
    ['Ngày ban hành', document.issuedOn === null ? null : shortDay(document.issuedOn)],
    ['Người ký', document.signer],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== '');
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function contents(document: Document): Html | string {
  const entries = document.provisions.filter((provision) => listed.has(provision.kind));
  if (entries.length < 2) return '';
  return html`<details class="contents" data-open-wide>
    <summary>Mục lục</summary>
    <ol>
      ${entries.map((provision) => html`<li class="${provision.kind}">${contentsEntry(provision, document)}</li>`)}
    </ol>
  </details>`;
}

const listed: ReadonlySet<Provision['kind']> = new Set(['part', 'chapter', 'section', 'article']);

/** Words of an untitled provision shown in the contents: about two lines of a phone. */
const CONTENTS_WORDS = 12;

function contentsEntry(provision: Provision, document: Document): Html {
  const shown = provision.heading ?? opening(wordsUnder(provision, document));
  return html`<a href="#${anchorOf(provision.id)}"><b>${provision.label}</b> ${shown}</a>`;
}

/** Its own words, or those of its first đoạn. */
function wordsUnder({ id, text }: Provision, document: Document): string {
  return text === '' ? (document.provisions.find(({ parent }) => parent === id)?.text ?? '') : text;
}

function opening(text: string): string {
  const words = text.trim().split(/\s+/, CONTENTS_WORDS + 1);
  return words.slice(0, CONTENTS_WORDS).join(' ') + (words.length > CONTENTS_WORDS ? '…' : '');
}

/** What the reader should know of this copy: notes, faults, where number and date come from, the file. */
function remarks(document: Document): Html {
  return html`<section class="remarks" aria-labelledby="ve-ban-sao">
    <h2 id="ve-ban-sao">Về bản sao này</h2>
    ${document.notes.map((note) => html`<p>${note}</p>`)} ${corrections(document)} ${sources(document)}
    <p class="file">
      Tệp gốc: ${document.fileName}<br /><small>SHA-256: <code>${document.sha256}</code></small>
    </p>
  </section>`;
}

function corrections(document: Document): Html | string {
  if (document.corrections.length === 0) return '';
  return html`<h3>Lỗi của bản sao</h3>
    <p>Văn bản trên đây được giữ đúng như bản sao; các lỗi sau chỉ được ghi chú, không sửa.</p>
    <ul>
      ${document.corrections.map(
        (fault) => html`<li>“${fault.read}”, đúng là “${fault.meant}”. <small>${fault.why}</small></li>`,
      )}
    </ul>`;
}

const factNames: Readonly<Record<string, string>> = {
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  issuer: 'Cơ quan ban hành',
  title: 'Trích yếu',
  kind: 'Loại văn bản',
  signer: 'Người ký',
  validity: 'Hiệu lực',
};

function sources(document: Document): Html | string {
  if (document.sources.length === 0) return '';
  return html`<h3>Nguồn của thông tin không có trong văn bản</h3>
    <ul>
      ${document.sources.map((fact) => html`<li>${factNames[fact.field] ?? fact.field}: ${fact.source}</li>`)}
    </ul>`;
}
