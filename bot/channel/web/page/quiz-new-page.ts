import { html } from 'hono/html';
import { ITEM_TYPES, type ItemType } from '../../../quiz-item.ts';
import { LEAST_SECONDS, MOST_COUNT, MOST_SECONDS, MOST_TEAMS, type Offered } from '../../../quiz.ts';
import type { Fields } from '../form.ts';
import {
  APPROVED,
  boxOf,
  checkedIn,
  LEAST_PASS,
  LOOK_FIRST,
  MOST_PASS,
  TITLE_LENGTH,
  typeBox,
  type RoundFaults,
  type RoundField,
  type ListField,
} from '../quiz-form.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Where a trainer sets a round up. `fields`: what was typed; `faults`: what is wrong with it, by field; `fitting`: items for what is chosen. */
export function newRoundPage(
  offered: Offered,
  fields: Fields,
  faults: RoundFaults,
  fitting: number | null,
): Html {
  const wrong = Object.keys(faults).length;
  const main = html`<div class="sheet quiz">
    <h1>Soạn bài đố</h1>
    ${wrong === 0 ? '' : html`<p class="refused" role="alert">Có ${wrong} mục cần sửa. Những gì bạn đã nhập vẫn còn.</p>`}
    <form class="fields making" method="post" action="/quiz/moi" novalidate>
      ${input({ field: 'ten', label: 'Tên bài (không bắt buộc)', help: 'Để trống thì lấy tên chủ đề hoặc số văn bản.' }, fields, faults, html`maxlength="${TITLE_LENGTH}" autocomplete="off"`)}
      ${topicsField(offered, fields, faults)} ${documentsField(offered, fields, faults)} ${typesField(fields)}
      ${tagsField(offered, fields, faults)} ${check(APPROVED, 'Chỉ hỏi câu đã duyệt trong ngân hàng', fields)}
      ${fittingPiece(fitting, fields)} ${number('so-cau', 'Số câu', [1, MOST_COUNT], fields, faults)}
      ${wayField(fields, faults)}
      ${number('so-giay', 'Số giây mỗi câu (để trống: theo độ dài câu)', [LEAST_SECONDS, MOST_SECONDS], fields, faults, 'live')}
      ${number('so-doi', 'Số đội (0: không chia đội)', [0, MOST_TEAMS], fields, faults, 'live')}
      ${check('dong-som', 'Đóng câu ngay khi mọi người đã trả lời', fields, 'live')}
      ${number('dat', 'Chứng nhận từ bao nhiêu % câu đúng (để trống: không cấp)', [LEAST_PASS, MOST_PASS], fields, faults)}
      ${check('an-danh', 'Ẩn danh: không lưu, không hiện tên ai', fields)}
      <p class="decide">
        <button class="button">Tạo bài</button>
        <button class="button quiet" name="viec" value="${LOOK_FIRST}">
          Xem, đổi câu hỏi rồi mới bắt đầu
        </button>
        <button class="button quiet" name="viec" value="${COUNT}" formaction="/quiz/moi#so-co">
          Đếm lại số câu
        </button>
      </p>
    </form>
    <p><a href="/quiz">Về danh sách bài</a></p>
  </div>`;
  return layout({ title: 'Soạn bài đố', here: null, kind: 'quiz', main });
}

const faultOf = (field: RoundField, faults: RoundFaults): Html | string => {
  const why = faults[field];
  return why === undefined ? '' : html`<p id="${field}-loi" class="refused">${why}</p>`;
};
const marks = (field: RoundField, faults: RoundFaults, help: boolean): Html | string => {
  const ids = [...(faults[field] === undefined ? [] : [`${field}-loi`]), ...(help ? [`${field}-giup`] : [])];
  const invalid = faults[field] === undefined ? '' : html`aria-invalid="true"`;
  return ids.length === 0 ? '' : html`${invalid} aria-describedby="${ids.join(' ')}"`;
};

interface Field {
  readonly field: Exclude<RoundField, ListField>;
  readonly label: string;
  readonly help?: string;
  /** Shown for this way of running alone. */
  readonly only?: string;
}

function input({ field, label, help, only }: Field, fields: Fields, faults: RoundFaults, more: Html): Html {
  return html`<div class="field ${only === undefined ? '' : `only-${only}`}">
    <label for="${field}">${label}</label>
    ${help === undefined ? '' : html`<p id="${field}-giup" class="help">${help}</p>`}
    ${faultOf(field, faults)}
    <input
      id="${field}"
      name="${field}"
      value="${fields[field] ?? ''}"
      ${more}
      ${marks(field, faults, help !== undefined)}
    />
  </div>`;
}

const number = (
  field: Field['field'],
  label: string,
  [least, most]: readonly [number, number],
  fields: Fields,
  faults: RoundFaults,
  only?: string,
): Html =>
  input(
    {
      field,
      label: `${label}, từ ${String(least)} đến ${String(most)}`,
      ...(only === undefined ? {} : { only }),
    },
    fields,
    faults,
    html`type="number" min="${least}" max="${most}" inputmode="numeric"`,
  );

/** A list of boxes, folded away until it is wanted: of many few are chosen. `rows`: value, words, of each. */
function boxesField(
  list: ListField,
  [title, all]: readonly [string, string],
  rows: readonly (readonly [string, Html])[],
  fields: Fields,
  faults: RoundFaults,
): Html | string {
  if (rows.length === 0) return faultOf(list, faults);
  const values = new Set(checkedIn(fields, list));
  const open = rows.some(([value]) => values.has(value)) || faults[list] !== undefined;
  return html`<div class="field">
    ${faultOf(list, faults)}
    <details ${open ? html`open` : ''}>
      <summary>${title} (không chọn: ${all})</summary>
      <fieldset class="boxes listed" aria-label="Chỉ hỏi trong: ${all}" ${marks(list, faults, false)}>
        ${rows.map(([value, words], index) => box(boxOf(list, index), value, words, values.has(value)))}
      </fieldset>
    </details>
  </div>`;
} // prettier-ignore

function topicsField({ topics }: Offered, fields: Fields, faults: RoundFaults): Html | string {
  const rows = topics.map(({ id, label, count }) => [id, html`${label} (${count} câu)`] as const);
  return boxesField('chu-de', ['Chủ đề', 'mọi chủ đề'], rows, fields, faults);
}

function documentsField({ documents }: Offered, fields: Fields, faults: RoundFaults): Html | string {
  const rows = documents.map(({ number: name, title, count }) => [name, html`<b>${name}</b> ${title} (${count} câu)`] as const);
  return boxesField('van-ban', ['Văn bản', 'mọi văn bản'], rows, fields, faults);
} // prettier-ignore

function tagsField({ tags }: Offered, fields: Fields, faults: RoundFaults): Html | string {
  const rows = tags.map(({ tag, count }) => [tag, html`${tag} (${count} câu)`] as const);
  return boxesField('the', ['Thẻ', 'có thẻ hay không đều được'], rows, fields, faults);
}

/** The button by which one asks how many items there are. */
export const COUNT = 'dem';

/** Items for what is chosen; `fitting` null where that cannot be told. */
export function fittingPiece(fitting: number | null, fields: Fields): Html {
  const [topics, documents] = [checkedIn(fields, 'chu-de').length, checkedIn(fields, 'van-ban').length];
  const tags = checkedIn(fields, 'the').length;
  const counted = [...(topics > 0 ? [`${String(topics)} chủ đề`] : []), ...(documents > 0 ? [`${String(documents)} văn bản`] : []), ...(tags > 0 ? [`${String(tags)} thẻ`] : []), ...(fields[APPROVED] === undefined ? [] : ['đã duyệt'])];
  const about = counted.length === 0 ? '' : ` (${counted.join(', ')})`;
  const few = fitting !== null && fitting < Number(fields['so-cau'] ?? '') ? ', ít hơn số câu bạn muốn hỏi' : '';
  const words = fitting === null ? '' : `Lựa chọn này${about} có ${String(fitting)} câu${few}.`;
  return html`<output id="so-co">${words}</output>`;
} // prettier-ignore

const TYPE_NAMES: Readonly<Record<ItemType, string>> = {
  true_false: 'Đúng hay sai',
  single_choice: 'Chọn một',
  fill_blank: 'Điền chỗ trống',
  match: 'Tình huống',
  order: 'Xếp thứ tự',
};

function typesField(fields: Fields): Html {
  const chosen = ITEM_TYPES.filter((type) => fields[typeBox(type)] !== undefined);
  return html`<div class="field">
    <details ${chosen.length > 0 ? html`open` : ''}>
      <summary>Dạng câu (không chọn: mọi dạng)</summary>
      <fieldset class="boxes" aria-label="Chỉ hỏi các dạng câu">
        ${ITEM_TYPES.map((type) => box(typeBox(type), 'x', TYPE_NAMES[type], chosen.includes(type)))}
      </fieldset>
    </details>
  </div>`;
}

const box = (name: string, value: string, words: Html | string, checked: boolean): Html =>
  html`<label
    ><input type="checkbox" name="${name}" value="${value}" ${checked ? html`checked` : ''} /><span
      >${words}</span
    ></label
  >`;

const check = (name: string, words: string, fields: Fields, only?: string): Html =>
  html`<div class="field boxes ${only === undefined ? '' : `only-${only}`}">
    ${box(name, 'x', words, fields[name] !== undefined)}
  </div>`;

/** What belongs to one way alone is hidden by the style sheet while another is chosen. */
function wayField(fields: Fields, faults: RoundFaults): Html {
  const ways = [
    ['truc-tiep', 'Trực tiếp: bạn bấm bắt đầu, cả phòng làm cùng lúc'],
    ['hen-gio', 'Hẹn giờ: tự bắt đầu, cả phòng làm cùng lúc'],
    ['tu-lam', 'Tự làm: mỗi người làm lúc rảnh, trước hạn'],
  ] as const;
  const at = (field: 'luc' | 'han', label: string, only: string) =>
    input({ field, label, only }, fields, faults, html`type="datetime-local"`);
  return html`<fieldset class="boxes field">
      <legend>Cách làm bài</legend>
      ${faultOf('cach', faults)}
      ${ways.map(([value, words]) => html`<label><input type="radio" id="cach-${value}" name="cach" value="${value}" ${fields['cach'] === value ? html`checked` : ''} required /><span>${words}</span></label>`)}
    </fieldset>
    ${at('luc', 'Bắt đầu lúc (giờ Việt Nam)', 'hen-gio')} ${at('han', 'Hạn làm bài (giờ Việt Nam)', 'tu-lam')}`;
}
