import { html } from 'hono/html';
import {
  BANK_VIEWS,
  type BankFormat,
  type BankPage,
  type BankReview,
  type BankWanted,
} from '../../../quiz-bank.ts';
import { ITEM_TYPES } from '../../../quiz-item.ts';
import { TYPE_WORDS, VIEW_WORDS } from '../../../quiz-words.ts';
import { BANK_PATH, bankPath, OWN_PATH, proposePath } from '../bank-fields.ts';
import { many, reportPart, type BankSaid } from './bank-many.ts';
import { counted, refusedList, select } from './bank-parts.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** The list of the bank, with what may be done to many items at once. */
export function bankListPage(
  found: BankPage,
  wanted: BankWanted,
  { formats, proposals }: Pick<BankReview, 'formats' | 'proposals'>,
  said: BankSaid,
): Html {
  const { faults, done } = said;
  const views = BANK_VIEWS.filter((view) => view !== 'proposed' || proposals !== null || found.counts.proposed > 0);
  const main = html`<div class="sheet bank documents">
    <h1>Ngân hàng câu hỏi</h1>
    ${refusedList(faults)}
    ${done === null ? '' : html`<p class="passed" role="status">Đã đổi ${done} câu.</p>`}
    ${said.report === null ? '' : reportPart(said.report)}
    <nav class="views" aria-label="Trạng thái">
      <ul>
        ${viewLink(null, 'tất cả', found.total, wanted)}
        ${views.map((view) => viewLink(view, VIEW_WORDS[view], found.counts[view], wanted))}
      </ul>
    </nav>
    ${filters(found, wanted)}
    <h2>${found.count} câu</h2>
    ${found.lines.length === 0 ? html`<p>Không có câu nào như vậy. <a href="${BANK_PATH}">Bỏ lọc, xem tất cả</a></p>` : many(found, wanted, said)}
    ${pager(found, wanted)} ${exportForm(wanted, formats, found.count)}
    <p class="decide">
      <a class="button quiet" href="${OWN_PATH}">Viết câu hỏi mới</a>
      <a class="button quiet" href="${BANK_PATH}/nhap">Nhập câu hỏi từ tệp</a>
      ${proposals === null ? '' : html`<a class="button quiet" href="${proposePath(wanted)}">Đề xuất câu hỏi bằng mô hình</a>`}
    </p>
  </div>`;
  return layout({ title: 'Ngân hàng câu hỏi', here: null, kind: 'bank', main });
} // prettier-ignore

function viewLink(
  view: BankWanted['view'],
  words: string,
  count: number,
  wanted: BankWanted,
): Html {
  const here = view === wanted.view ? html`aria-current="page"` : '';
  return html`<li><a href="${bankPath({ ...wanted, view })}" ${here}>${words} (${count})</a></li>`;
} // prettier-ignore

function filters({ documents, topics, tags }: BankPage, { view, type, document, topic, tag, words }: BankWanted): Html {
  const types = ITEM_TYPES.map((id) => ({ id, label: TYPE_WORDS[id] }));
  return html`<form class="fields filters" method="get" action="${BANK_PATH}" role="search">
    ${view === null ? '' : html`<input type="hidden" name="xem" value="${view}" />`}
    <label for="tim">Tìm trong câu hỏi, phương án, nơi trích</label>
    <input id="tim" name="tim" type="search" maxlength="200" value="${words}" autocomplete="off" />
    <details ${[type, document, topic, tag].some((one) => one !== null) ? html`open` : ''}>
      <summary>Lọc theo loại câu, văn bản, chủ đề, thẻ</summary>
      <div class="choosers">
        ${select('loai', 'Loại câu', type, types)} ${select('van-ban', 'Văn bản', document, counted(documents))}
        ${select('chu-de', 'Chủ đề', topic, counted(topics))} ${select('the', 'Thẻ', tag, counted(tags))}
      </div>
    </details>
    <button class="button">Lọc</button>
  </form>`;
} // prettier-ignore

function pager({ page, pages }: BankPage, wanted: BankWanted): Html | string {
  if (pages === 1) return '';
  const to = (number: number, words: string): Html =>
    html`<a
      class="wide-touch"
      href="${bankPath(wanted, { trang: String(number) })}"
      rel="${number < page ? 'prev' : 'next'}"
      >${words}</a
    >`;
  return html`<nav class="pager" aria-label="Trang">
    ${page > 1 ? to(page - 1, 'Trang trước') : ''} <span>Trang ${page} trên ${pages}</span>
    ${page < pages ? to(page + 1, 'Trang sau') : ''}
  </nav>`;
}

function exportForm(wanted: BankWanted, formats: readonly BankFormat[], count: number): Html | string {
  if (count === 0) return '';
  const { view, type, document, topic, tag, words } = wanted;
  const kept = { xem: view, loai: type, 'van-ban': document, 'chu-de': topic, the: tag, tim: words };
  return html`<form class="fields" method="get" action="${BANK_PATH}/xuat">
    ${Object.entries(kept).map(([name, value]) => (value === null || value === '' ? '' : html`<input type="hidden" name="${name}" value="${value}" />`))}
    <label for="dang">Xuất ${count} câu này ra tệp</label>
    <select id="dang" name="dang">
      ${formats.map(({ id, label }) => html`<option value="${id}">${label}</option>`)}
    </select>
    <button class="button quiet">Tải tệp</button>
  </form>`;
} // prettier-ignore
