import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import type { BankAct, BankFigures, BankItem } from '../../../quiz-bank.ts';
import type { Item, ItemQuote, Reason } from '../../../quiz-item.ts';
import { joined } from '../../../quiz.ts';
import { letterOf } from '../../../quiz-shape.ts';
import { ACT_WORDS, STATE_WORDS, TYPE_WORDS } from '../../../quiz-words.ts';
import { BANK_PATH, itemPath } from '../bank-fields.ts';
import { quotePath } from '../links.ts';
import { flagList, refusedList, rewordingPart } from './bank-parts.ts';
import { differences } from './differences.ts';
import { layout } from './layout.ts';
import { marked, type Html } from './marked.ts';

/** One question: what it asks, why each option is right or wrong by the rule's words, how it fared, what was done to it. */
export function bankItemPage(found: BankItem, faults: readonly string[]): Html {
  const { item, state, topic, figures, flags, history, rewording } = found;
  const main = html`<div class="sheet bank">
    <h1 dir="auto">${item.stem}</h1>
    <p class="origin">
      ${[STATE_WORDS[state], TYPE_WORDS[item.type], ...(topic === null ? [] : [topic]), ...item.tags.map((tag) => `#${tag}`)].join(' · ')}
    </p>
    ${refusedList(faults)} ${rewording === null ? '' : rewordingPart(rewording)}
    <ol class="options" type="A">
      ${item.options.map((text, at) => option(item, text, at))}
    </ol>
    ${item.accepts.length === 0 ? '' : html`<p>Cũng nhận: ${item.accepts.join('; ')}</p>`}
    ${item.explanation === '' ? '' : html`<p dir="auto">Giải thích: ${item.explanation}</p>`}
    ${item.quote === null ? html`<p class="help">Câu này không gắn với điều khoản nào.</p>` : decided(item, item.quote, found.title)}
    <h2>Duyệt</h2>
    ${actForm(found)} ${state === 'retired' ? '' : findingForm(found)}
    <h2>Kết quả trả lời</h2>
    ${figures === null ? html`<p>Chưa đủ năm người trả lời để hiện kết quả.</p>` : figuresPart(item, figures)} ${flagList(flags)}
    <h2>Các lần thay đổi</h2>
    <ol class="history" reversed>
      ${history.map(act)}
    </ol>
    <p class="help">Mã câu: <code>${item.id}</code></p>
    <p><a class="wide-touch" href="${BANK_PATH}">Về ngân hàng câu hỏi</a></p>
  </div>`;
  return layout({ title: 'Câu hỏi trong ngân hàng', here: null, kind: 'bank', main });
} // prettier-ignore

function option(item: Item, text: string, at: number): Html {
  const right = item.correct.includes(at);
  const mark = item.type === 'order' ? `bước ${String(item.correct.indexOf(at) + 1)}` : right ? 'đúng' : 'sai';
  const reason = item.reasons[at];
  return html`<li class="${right && item.type !== 'order' ? 'right' : ''}">
    <p dir="auto"><strong>${text}</strong> <span class="mark-${right ? 'right' : 'wrong'}">(${mark})</span></p>
    ${reason === undefined ? '' : reasonPart(reason, item.quote)}
  </li>`;
} // prettier-ignore

/** The words that decide the whole item stand below; a reason shows its own. */
function reasonPart({ why, quote }: Reason, whole: ItemQuote | null): Html {
  const same = quote?.text === whole?.text && quote?.provision === whole?.provision;
  return html`${why === '' ? '' : html`<p dir="auto">${why}</p>`}
  ${quote === null ? '' : same ? html`<p class="help">Theo lời văn trích ở dưới: ${placeOf(quote)}</p>` : quoted(quote, null)}`;
} // prettier-ignore

const placeOf = (quote: ItemQuote): Html =>
  html`<a class="wide-touch" href="${quotePath(quote)}">${quote.locator}, ${quote.document}</a>`;

function quoted(quote: ItemQuote, span: Item['span']): Html {
  const marks = span === null ? [] : [{ start: span.start - quote.start, end: span.end - quote.start }];
  return html`<figure class="quote">
    <blockquote cite="${quotePath(quote)}"><p dir="auto">${marked(joined(quote.text), marks)}</p></blockquote>
    <figcaption>${placeOf(quote)}</figcaption>
  </figure>`;
}

function decided(item: Item, quote: ItemQuote, title: string | null): Html {
  return html`<h2>Lời văn quyết định đáp án</h2>
    ${quoted(quote, item.span)} ${title === null ? '' : html`<p class="help">${title}</p>`}`;
}

const hidden = ({ item, number }: BankItem): Html =>
  html`<input type="hidden" name="ma" value="${item.id}" /><input
      type="hidden"
      name="ban"
      value="${number}"
    />`;

function actForm(found: BankItem): Html {
  const { state, item } = found;
  if (state === 'retired')
    return html`<form method="post" action="${BANK_PATH}/cau">
      ${hidden(found)}
      <p><button class="button" name="viec" value="reopen">Mở lại thành nháp</button></p>
    </form>`;
  return html`<form class="fields" method="post" action="${BANK_PATH}/cau">
    ${hidden(found)}
    <p class="decide">
      ${state === 'draft' ? html`<button class="button" name="viec" value="approve">Duyệt</button>` : ''}
      <a class="button quiet" href="${itemPath(item.id, 'sua')}">Sửa</a>
    </p>
    <label for="ly-do">Vì sao thôi dùng (không bắt buộc)</label>
    <input id="ly-do" name="ly-do" maxlength="500" autocomplete="off" />
    <button class="button quiet" name="viec" value="retire">Cho thôi dùng</button>
  </form>`;
}

/** Tags and topic, by which it is found. */
function findingForm(found: BankItem): Html {
  const { item } = found;
  return html`<form class="fields" method="post" action="${BANK_PATH}/the">
    ${hidden(found)} ${findingFields(found, item)}
    <button class="button quiet">Lưu thẻ và chủ đề</button>
  </form>`;
}

export function findingFields({ topics }: BankItem, { tags, topic }: Pick<Item, 'tags' | 'topic'>): Html {
  return html`<label for="the">Thẻ, cách nhau bằng dấu phẩy</label>
    <input id="the" name="the" maxlength="1000" value="${tags.join(', ')}" autocomplete="off" />
    <label for="chu-de">Chủ đề</label>
    <select id="chu-de" name="chu-de">
      <option value="">không</option>
      ${topics.map(({ id, label }) => html`<option value="${id}" ${id === topic ? html`selected` : ''}>${label}</option>`)}
    </select>`;
} // prettier-ignore

const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const PERCENT = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 0 });

function figuresPart({ options }: Item, { people, right, share, discrimination, choices }: BankFigures): Html {
  return html`<ul>
      <li>${right}/${people} người đúng ngay lần đầu (${PERCENT.format(share)}).</li>
      <li>
        Độ phân biệt:
        ${discrimination === null ? 'chưa đủ 20 người để tính' : `${NUMBER.format(discrimination)} (từ −1 đến 1; càng cao, câu càng tách được người nắm chắc)`}.
      </li>
    </ul>
    ${choices === null ? '' : html`<p>Lượt chọn: ${choices.map((count, at) => `${letterOf(at)} ${String(count)}`).slice(0, options.length).join(', ')}.</p>`}`;
} // prettier-ignore

function act({ number, act: what, by, at, note, changes }: BankAct): Html {
  return html`<li value="${number}">
    <p>${sayTime(at)}, ${by} ${ACT_WORDS[what]}${note === '' ? '' : `: ${note}`}</p>
    ${
      changes.length === 0
        ? ''
        : html`<details>
            <summary>${changes.map((one) => one.what).join(', ')}</summary>
            <dl>
              ${changes.map(({ what: part, before, after }) => {
                const { gone, come } = differences(before, after);
                return html`<dt>${part}</dt>
                  <dd dir="auto">Trước: ${before === '' ? '(trống)' : marked(before, gone)}</dd>
                  <dd dir="auto">Sau: ${after === '' ? '(trống)' : marked(after, come)}</dd>`;
              })}
            </dl>
          </details>`
    }
  </li>`;
} // prettier-ignore
