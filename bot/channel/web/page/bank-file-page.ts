import { html } from 'hono/html';
import type { BankExport, BankFile, BankReview, BankWanted } from '../../../quiz-bank.ts';
import { letterOf } from '../../../quiz-shape.ts';
import { TYPE_WORDS } from '../../../quiz-words.ts';
import { BANK_PATH, bankPath } from '../bank-fields.ts';
import { refusedList } from './bank-parts.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Where a file of questions is chosen; `faults`: why the last one was not taken, with its lines; `rest`: what could be taken of it. */
export function bankImportPage(
  { formats, mostBytes }: Pick<BankReview, 'formats' | 'mostBytes'>,
  faults: readonly string[],
  rest: BankFile | null = null,
): Html {
  const described = faults.length === 0 ? '' : html`aria-invalid="true"`;
  const main = html`<div class="sheet bank">
    <h1>Nhập câu hỏi từ tệp</h1>
    <p>
      Gửi một tệp, xem trước những gì sẽ vào, rồi nhận hoặc bỏ. Có một lỗi thì không câu nào được nhập, trừ khi
      bạn chọn bỏ qua các câu lỗi; mỗi lỗi có số dòng.
    </p>
    ${faults.length === 0 ? '' : html`<h2>Chưa nhập câu nào: hãy sửa tệp rồi gửi lại</h2>`} ${refusedList(faults)} ${restPart(rest)}
    <form class="fields drop" method="post" action="${BANK_PATH}/nhap" enctype="multipart/form-data">
      <label for="tep">Tệp câu hỏi</label>
      <p id="tep-giup" class="help">
        ${formats.map(({ label, ending }) => `${label.replace(/ \(.+/u, '')} (${ending})`).join(', ')}; tối đa
        ${mostBytes / 1e6} MB. Câu mới vào thành nháp.
      </p>
      <input id="tep" name="tep" type="file" required aria-describedby="tep-giup" ${described} />
      <button class="button">Xem trước</button>
    </form>
    <p><a class="wide-touch" href="${BANK_PATH}">Về ngân hàng câu hỏi</a></p>
  </div>`;
  return layout({ title: 'Nhập câu hỏi từ tệp', here: null, kind: 'bank', main });
} // prettier-ignore

/** The choice to take what is left of a file that has faults. */
const restPart = (rest: BankFile | null): Html | string =>
  rest === null
    ? ''
    : html`<p>
        Các câu còn lại của tệp, ${rest.items.length} câu, đọc được:
        <a class="button quiet" href="${BANK_PATH}/nhap/${rest.id}">Bỏ qua câu lỗi, xem trước ${rest.items.length} câu</a>
      </p>`; // prettier-ignore

/** Questions of a file that are shown; a trainer looks at some and counts on the checks for the rest. */
const MOST_SHOWN = 100;

/** What a file would bring, before it is taken. */
export function bankFilePage(file: BankFile, faults: readonly string[]): Html {
  const { id, name, format, added, changed, same, notes, left, items } = file;
  const more = items.length - MOST_SHOWN;
  const main = html`<div class="sheet bank documents">
    <h1>${name}</h1>
    <p>${format}: ${items.length} câu. Sẽ thêm ${added} câu mới (nháp), sửa ${changed} câu đã có; ${same} câu giống hệt để nguyên.</p>
    ${refusedList(faults)}
    ${left.length === 0 ? '' : html`<h2>Không nhập, vì có lỗi</h2><ul>${left.slice(0, MOST_SHOWN).map((fault) => html`<li>${fault}</li>`)}</ul>${left.length > MOST_SHOWN ? html`<p>… và ${left.length - MOST_SHOWN} lỗi nữa.</p>` : ''}`}
    ${notes.length === 0 ? '' : html`<h2>Bỏ qua</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
    <div class="decide">
      ${added + changed === 0 ? '' : html`<form method="post" action="${BANK_PATH}/nhap/${id}/nhan"><button class="button">Nhập ${added + changed} câu${left.length === 0 ? '' : ', bỏ qua câu lỗi'}</button></form>`}
      <form method="post" action="${BANK_PATH}/nhap/${id}/bo"><button class="button quiet">Bỏ</button></form>
    </div>
    <h2>Các câu trong tệp</h2>
    <ul>
      ${items.slice(0, MOST_SHOWN).map(
        ({ line, known, item }) => html`<li>
          <p dir="auto"><strong>${item.stem}</strong></p>
          <p class="origin">dòng ${line} · ${TYPE_WORDS[item.type]}${known ? ' · đã có trong ngân hàng' : ''}</p>
          <p dir="auto">${item.options.map((text, at) => `${letterOf(at)}. ${text}${item.type !== 'order' && item.correct.includes(at) ? ' (đúng)' : ''}`).join('; ')}</p>
        </li>`,
      )}
    </ul>
    ${more > 0 ? html`<p>… và ${more} câu nữa.</p>` : ''}
  </div>`;
  return layout({ title: name, here: null, kind: 'bank', main });
} // prettier-ignore

/** Said before a file is given that cannot hold all. */
export function bankLeftPage({ left, count }: BankExport, wanted: BankWanted, format: string): Html {
  const main = html`<div class="sheet bank">
    <h1>Tệp không chứa được mọi câu</h1>
    <p>Dạng tệp này giữ được ${count} câu, thiếu ${left.length} câu:</p>
    <ul>
      ${left.slice(0, MOST_SHOWN).map(({ id, why }) => html`<li><code>${id}</code>: ${why}</li>`)}
    </ul>
    <p>
      <a class="button" href="${bankPath(wanted, { dang: format, thieu: '1' }, `${BANK_PATH}/xuat`)}">Tải ${count} câu</a>
      <a class="button quiet" href="${bankPath(wanted)}">Chọn dạng khác</a>
    </p>
  </div>`;
  return layout({ title: 'Tệp không chứa được mọi câu', here: null, kind: 'bank', main });
} // prettier-ignore
