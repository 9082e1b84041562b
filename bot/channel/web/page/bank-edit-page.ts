import { html } from 'hono/html';
import type { BankEdit, BankItem } from '../../../quiz-bank.ts';
import type { Item } from '../../../quiz-item.ts';
import { letterOf, LONGEST, MOST } from '../../../quiz-shape.ts';
import { BANK_PATH, itemPath } from '../bank-fields.ts';
import { findingFields } from './bank-item-page.ts';
import { refusedList } from './bank-parts.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** What was typed and not stored, and why. */
export interface TypedEdit {
  readonly edit: BankEdit;
  readonly faults: readonly string[];
}

/** Empty rows for further options. */
const FURTHER = 2;

/** The form of one question. Quote and place cannot be changed here. */
export function bankEditPage(found: BankItem, typed: TypedEdit | null): Html {
  const { item, number } = found;
  const shown = typed?.edit ?? { ...item, whys: item.reasons.map(({ why }) => why) };
  const main = html`<div class="sheet bank">
    <h1>Sửa câu hỏi</h1>
    ${refusedList(typed?.faults ?? [])}
    ${item.quote === null ? '' : html`<figure class="quote"><blockquote><p dir="auto">${item.quote.text}</p></blockquote><figcaption>${item.quote.locator}, ${item.quote.document}</figcaption></figure>`}
    <p class="help">
      Trích dẫn và nơi trích giữ nguyên. Sửa lời thì câu đã duyệt trở lại nháp, cần duyệt lại.
    </p>
    <form class="fields" method="post" action="${BANK_PATH}/sua">
      <input type="hidden" name="ma" value="${item.id}" />
      <input type="hidden" name="ban" value="${number}" />
      <label for="cau">Câu hỏi</label>
      <textarea id="cau" name="cau" rows="4" maxlength="${LONGEST.stem}" dir="auto">
${shown.stem}</textarea>
      ${optionRows(item, shown)}
      ${item.type === 'order' ? orderField(shown) : ''} ${item.type === 'fill_blank' ? acceptsField(shown) : ''}
      <label for="giai-thich">Giải thích</label>
      <textarea id="giai-thich" name="giai-thich" rows="3" maxlength="${LONGEST.explanation}" dir="auto">
${shown.explanation}</textarea>
      ${findingFields(found, shown)}
      <p class="decide">
        <button class="button">Lưu</button>
        <a class="button quiet" href="${itemPath(item.id)}">Bỏ, về câu hỏi</a>
      </p>
    </form>
  </div>`;
  return layout({ title: 'Sửa câu hỏi', here: null, kind: 'bank', main });
} // prettier-ignore

function optionRows(item: Item, { options, whys, correct }: BankEdit): Html {
  const fixed = item.type === 'true_false';
  const rows = fixed ? 2 : Math.min(MOST.options, options.length + FURTHER);
  return html`<fieldset class="rows">
    <legend>Phương án${fixed ? '' : ' (để trống là bỏ)'}</legend>
    ${Array.from({ length: rows }, (_, at) => {
      const letter = letterOf(at);
      return html`<div class="row">
        ${
          item.type === 'order'
            ? html`<span>${letter}</span>`
            : html`<label class="box"
                ><input type="radio" name="dung" value="${at}" ${correct.includes(at) ? html`checked` : ''} /><span
                  >${letter} đúng</span
                ></label
              >`
        }
        ${
          fixed
            ? html`<span>${item.options[at] ?? ''}</span>`
            : html`<label class="unseen" for="pa-${at}">Phương án ${letter}</label
                ><textarea id="pa-${at}" name="pa-${at}" rows="2" maxlength="${LONGEST.option}" dir="auto">
${options[at] ?? ''}</textarea>`
        }
        <label for="ld-${at}">Vì sao</label>
        <textarea id="ld-${at}" name="ld-${at}" rows="2" maxlength="${LONGEST.why}" dir="auto">
${whys[at] ?? ''}</textarea>
      </div>`;
    })}
  </fieldset>`;
} // prettier-ignore

const orderField = ({ correct }: BankEdit): Html =>
  html`<label for="thu-tu">Thứ tự đúng, bằng chữ cái</label>
    <input
      id="thu-tu"
      name="thu-tu"
      maxlength="30"
      value="${correct.map(letterOf).join(' ')}"
      autocomplete="off"
      autocapitalize="characters"
    />`;

const acceptsField = ({ accepts }: BankEdit): Html =>
  html`<label for="chap-nhan">Cách viết khác cũng được nhận, mỗi dòng một cách</label>
    <textarea id="chap-nhan" name="chap-nhan" rows="3" dir="auto">${accepts.join('\n')}</textarea>`;
