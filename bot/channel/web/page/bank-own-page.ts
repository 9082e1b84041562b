import { html } from 'hono/html';
import type { Provision } from '../../../../knowledge/types.ts';
import type { Choice, OwnPart } from '../../../quiz-bank.ts';
import { GAP, ITEM_TYPES, type ItemType } from '../../../quiz-item.ts';
import { letterOf, LONGEST } from '../../../quiz-shape.ts';
import { BANK_PATH, OWN_PATH } from '../bank-fields.ts';
import type { Fields } from '../form.ts';
import { provisionPath } from '../links.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** The form of a question that a person writes. Fields of other kinds of questions are hidden by the style sheet. */

export type OwnFaults = Readonly<Partial<Record<OwnPart | 'type', readonly string[]>>>;
export interface OwnForm {
  readonly fields: Fields;
  readonly faults: OwnFaults;
  /** Those that were found, the chosen one first. */
  readonly clauses: readonly Provision[];
  readonly searched: boolean;
  /** The search found none. */
  readonly none: boolean;
  readonly topics: readonly Choice[];
}
/** The button by which one looks for the clause. */
export const SEARCH = 'tim';
const ROWS = 6;

const KINDS: Readonly<Record<ItemType, string>> = {
  single_choice: 'Chọn một phương án',
  true_false: 'Đúng hay sai',
  fill_blank: `Điền chỗ trống (trong câu hỏi, chỗ trống viết là ${GAP}, bốn gạch dưới)`,
  match: 'Tình huống: nội dung nào điều chỉnh',
  order: 'Xếp thứ tự các bước',
};

export function ownPage(form: OwnForm): Html {
  const { fields, faults, topics } = form;
  const wrong = Object.keys(faults).length;
  const main = html`<div class="sheet bank">
    <h1>Viết câu hỏi mới</h1>
    <p class="help">Câu vào ngân hàng thành nháp, chờ duyệt. Điều khoản đã chọn thay đổi thì câu tự thôi dùng và báo bạn.</p>
    ${wrong === 0 ? '' : html`<p class="refused" role="alert">Có ${wrong} mục cần sửa, chưa lưu gì. Những gì bạn đã nhập vẫn còn.</p>`}
    <form class="fields own-question" method="post" action="${OWN_PATH}" novalidate>
      ${clausePart(form)}
      <fieldset ${marks(['type'], faults)}>
        <legend>Dạng câu</legend>
        ${faultsOf('type', faults)}
        ${Object.entries(KINDS).map(([id, words]) => radio('loai', id, words, (fields['loai'] ?? ITEM_TYPES[1]) === id))}
      </fieldset>
      ${area({ name: 'cau', label: 'Câu hỏi', part: 'stem', rows: 3, most: LONGEST.stem }, form)}
      ${optionsPart(form)}
      <div class="only-order">
        ${line({ name: 'thu-tu', label: 'Thứ tự đúng, bằng chữ cái, ví dụ: B A C', part: 'correct' }, form)}
      </div>
      <div class="only-fill_blank">
        ${area({ name: 'chap-nhan', label: 'Cách viết khác cũng được nhận, mỗi dòng một cách', part: 'accepts', rows: 2, most: 4_000 }, form)}
      </div>
      ${area({ name: 'giai-thich', label: 'Giải thích sau khi trả lời (để trống: nêu nơi trích)', part: 'explanation', rows: 2, most: LONGEST.explanation }, form)}
      ${line({ name: 'the', label: 'Thẻ, cách nhau bằng dấu phẩy', part: 'tags' }, form)}
      <label for="chu-de">Chủ đề</label>
      <select id="chu-de" name="chu-de">
        <option value="">không</option>
        ${topics.map(({ id, label }) => html`<option value="${id}" ${id === fields['chu-de'] ? html`selected` : ''}>${label}</option>`)}
      </select>
      <p class="decide">
        <button class="button" name="viec" value="luu">Lưu thành nháp</button>
        <a class="button quiet" href="${BANK_PATH}">Bỏ, về ngân hàng</a>
      </p>
    </form>
  </div>`;
  return layout({ title: 'Viết câu hỏi mới', here: null, kind: 'bank', main });
} // prettier-ignore

/** The search stands first, so that the Enter key in a field looks for the clause and stores nothing. */
function clausePart(form: OwnForm): Html {
  const { fields, clauses, searched, none } = form;
  return html`<fieldset id="dieu-khoan">
    <legend>Điều khoản quyết định đáp án</legend>
    ${line({ name: 'noi', label: 'Tìm theo nơi (mục 3 30-CT/TU) hoặc theo chữ trong điều khoản', part: 'place' }, form)}
    <button class="button quiet" name="viec" value="${SEARCH}" formaction="${OWN_PATH}#dieu-khoan">Tìm điều khoản</button>
    ${none ? html`<p role="status">Không thấy điều khoản nào như vậy: hãy ghi ít chữ hơn, hoặc ghi số hiệu kèm nơi.</p>` : ''}
    ${clauses.length === 0 && !searched ? '' : radio('dieu', '', 'Không gắn với điều khoản nào', (fields['dieu'] ?? '') === '')}
    ${clauses.map((clause) => clauseChoice(clause, fields['dieu'] === clause.id))}
    ${
      clauses.length === 0
        ? ''
        : html`${area({ name: 'trich', label: 'Lời văn được trích, chép nguyên văn (để trống: cả điều khoản)', part: 'quote', rows: 3, most: LONGEST.quote }, form)}
          ${line({ name: 'chu', label: 'Chữ quyết định đáp án trong lời văn đó (không bắt buộc)', part: 'key' }, form)}`
    }
  </fieldset>`;
} // prettier-ignore

function clauseChoice({ id, locator, document, text }: Provision, checked: boolean): Html {
  return html`<div class="clause">
    ${radio('dieu', id, `${locator}, ${document}`, checked)}
    <blockquote dir="auto">${text}</blockquote>
    <p class="help"><a class="wide-touch" href="${provisionPath(document, id)}">Xem trong văn bản<span class="unseen">: ${locator}, ${document}</span></a></p>
  </div>`;
} // prettier-ignore

/** Rows beyond the second, and texts of options, are not there for what is right or wrong. */
function optionsPart({ fields, faults }: OwnForm): Html {
  return html`<fieldset class="rows" ${marks(['options', 'correct', 'whys'], faults)}>
    <legend>Phương án và đáp án (phương án để trống là bỏ)</legend>
    ${faultsOf('options', faults)} ${faultsOf('correct', faults)} ${faultsOf('whys', faults)}
    ${Array.from({ length: ROWS }, (_, at) => {
      const letter = letterOf(at);
      const fixed = ['Đúng', 'Sai'][at];
      return html`<div class="row ${fixed === undefined ? 'choice-only' : ''}">
        <label class="box not-order"
          ><input type="radio" name="dung" value="${at}" ${fields['dung'] === String(at) ? html`checked` : ''} /><span
            ><span class="choice-only">${letter} đúng</span>${fixed === undefined ? '' : html`<span class="truth-only">${fixed}</span>`}</span
          ></label
        >
        <div class="choice-only">
          <label for="pa-${at}">Phương án ${letter}</label>
          <textarea id="pa-${at}" name="pa-${at}" rows="2" maxlength="${LONGEST.option}" dir="auto">
${fields[`pa-${String(at)}`] ?? ''}</textarea>
        </div>
        <label for="ld-${at}">Vì sao${fixed === undefined ? '' : html` <span class="unseen">(${letter})</span>`}</label>
        <textarea id="ld-${at}" name="ld-${at}" rows="2" maxlength="${LONGEST.why}" dir="auto">
${fields[`ld-${String(at)}`] ?? ''}</textarea>
      </div>`;
    })}
  </fieldset>`;
} // prettier-ignore

const radio = (name: string, value: string, words: string, checked: boolean): Html =>
  html`<label class="box"
    ><input
      type="radio"
      id="${name}-${value}"
      name="${name}"
      value="${value}"
      ${checked ? html`checked` : ''}
    /><span>${words}</span></label
  >`;

const faultsOf = (part: keyof OwnFaults, faults: OwnFaults): Html | string =>
  (faults[part] ?? []).length === 0
    ? ''
    : html`<p id="loi-${part}" class="refused">${faults[part]?.join(' ')}</p>`;

function marks(parts: readonly (keyof OwnFaults)[], faults: OwnFaults): Html | string {
  const wrong = parts.filter((part) => faults[part] !== undefined);
  return wrong.length === 0 ? '' : html`aria-describedby="${wrong.map((part) => `loi-${part}`).join(' ')}"`;
}

interface Named {
  readonly name: string;
  readonly label: string;
  readonly part: OwnPart;
}
const invalid = (part: OwnPart, faults: OwnFaults): Html | string =>
  faults[part] === undefined ? '' : html`aria-invalid="true" ${marks([part], faults)}`;

const line = ({ name, label, part }: Named, { fields, faults }: OwnForm): Html =>
  html`<label for="${name}">${label}</label>
    ${part === 'correct' ? '' : faultsOf(part, faults)}
    <input
      id="${name}"
      name="${name}"
      maxlength="1000"
      value="${fields[name] ?? ''}"
      autocomplete="off"
      ${invalid(part, faults)}
    />`;

const area = (
  { name, label, part, rows, most }: Named & { readonly rows: number; readonly most: number },
  { fields, faults }: OwnForm,
): Html =>
  html`<label for="${name}">${label}</label>
    ${faultsOf(part, faults)}
    <textarea id="${name}" name="${name}" rows="${rows}" maxlength="${most}" dir="auto" ${invalid(part, faults)}>
${fields[name] ?? ''}</textarea>`; // prettier-ignore
