import { html } from 'hono/html';
import { ITEM_TYPES, type ItemType } from '../../../quiz-item.ts';
import { LEAST_SECONDS, MOST_COUNT, MOST_SECONDS, MOST_TEAMS, type Offered } from '../../../quiz.ts';
import type { Fields } from '../form.ts';
import {
  documentBox,
  LEAST_PASS,
  MOST_PASS,
  TITLE_LENGTH,
  typeBox,
  type RoundFaults,
  type RoundField,
} from '../quiz-form.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Where a trainer sets a round up. `fields`: what was typed; `faults`: what is wrong with it, by field. */
export function newRoundPage(offered: Offered, fields: Fields, faults: RoundFaults): Html {
  const wrong = Object.keys(faults).length;
  const main = html`<div class="sheet quiz">
    <h1>Soạn bài đố</h1>
    ${wrong === 0 ? '' : html`<p class="refused" role="alert">Có ${wrong} mục cần sửa. Những gì bạn đã nhập vẫn còn.</p>`}
    <form class="fields making" method="post" action="/quiz/moi" novalidate>
      ${input({ field: 'ten', label: 'Tên bài (không bắt buộc)', help: 'Để trống thì lấy tên chủ đề hoặc số văn bản.' }, fields, faults, html`maxlength="${TITLE_LENGTH}" autocomplete="off"`)}
      ${topicField(offered, fields, faults)} ${documentsField(offered, fields, faults)} ${typesField(fields)}
      ${number('so-cau', 'Số câu', [1, MOST_COUNT], fields, faults)} ${wayField(fields, faults)}
      ${number('so-giay', 'Số giây mỗi câu (để trống: theo độ dài câu)', [LEAST_SECONDS, MOST_SECONDS], fields, faults, 'live')}
      ${number('so-doi', 'Số đội (0: không chia đội)', [0, MOST_TEAMS], fields, faults, 'live')}
      ${check('dong-som', 'Đóng câu ngay khi mọi người đã trả lời', fields, 'live')}
      ${number('dat', 'Chứng nhận từ bao nhiêu % câu đúng (để trống: không cấp)', [LEAST_PASS, MOST_PASS], fields, faults)}
      ${check('an-danh', 'Ẩn danh: không lưu, không hiện tên ai', fields)}
      <button class="button">Tạo bài</button>
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
  readonly field: Exclude<RoundField, 'van-ban'>;
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

function topicField({ topics }: Offered, fields: Fields, faults: RoundFaults): Html {
  const chosen = fields['chu-de'] ?? '';
  return html`<div class="field">
    <label for="chu-de">Chủ đề</label>
    ${faultOf('chu-de', faults)}
    <select id="chu-de" name="chu-de" ${marks('chu-de', faults, false)}>
      <option value="">Mọi chủ đề</option>
      ${topics.map(({ id, label, count }) => html`<option value="${id}" ${id === chosen ? html`selected` : ''}>${label} (${count} câu)</option>`)}
    </select>
  </div>`;
}

/** Of many documents few are chosen: the list is folded away until it is wanted. */
function documentsField({ documents }: Offered, fields: Fields, faults: RoundFaults): Html | string {
  if (documents.length < 2) return faultOf('van-ban', faults);
  const chosen = documents.filter(({ number: name }, index) => fields[documentBox(index)] === name).length;
  const open = chosen > 0 || faults['van-ban'] !== undefined;
  return html`<div class="field">
    ${faultOf('van-ban', faults)}
    <details ${open ? html`open` : ''}>
      <summary>Văn bản (không chọn: mọi văn bản)</summary>
      <fieldset class="boxes" aria-label="Chỉ hỏi trong các văn bản">
        ${documents.map(({ number: name, title, count }, index) => box(documentBox(index), name, html`<b>${name}</b> ${title} (${count} câu)`, fields[documentBox(index)] === name))}
      </fieldset>
    </details>
  </div>`;
}

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
