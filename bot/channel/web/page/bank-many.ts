import { html } from 'hono/html';
import type { BankAsked, BankDone, BankLine, BankPage, BankWanted } from '../../../quiz-bank.ts';
import { STATE_WORDS, TYPE_WORDS } from '../../../quiz-words.ts';
import { bankPath, CHOSEN, itemPath, SHOWN, TAGS, WHOLE } from '../bank-fields.ts';
import { flagList, rewordingPart } from './bank-parts.ts';
import type { Html } from './marked.ts';

/** The lines of the bank with their boxes, what may be done to many at once, and what became of it. */

/** What became of the last act: why it was refused, or how many items it changed. */
export interface BankSaid {
  readonly faults: readonly string[];
  readonly done: number | null;
  /** Of an act that was done in part: to which items it was not, and why. */
  readonly report: Extract<BankDone, { kind: 'done' }> | null;
  /** What was asked for and is not done, or not to all. */
  readonly asked: BankAsked | null;
  /** Ids of the items whose boxes stay checked. */
  readonly checked: ReadonlySet<string>;
}

/** The items to which it was not done stay chosen. */
export function reportPart({ left = [], same = 0 }: Extract<BankDone, { kind: 'done' }>): Html {
  return html`${same === 0 ? '' : html`<p>${same} câu vốn đã như vậy, để nguyên.</p>`}
    <section class="refused" role="alert" aria-labelledby="khong-lam">
      <p id="khong-lam">
        <strong>${left.length} câu chưa làm được, vẫn đang đánh dấu:</strong>
      </p>
      <ul>
        ${left.map(({ id, stem, why }) => html`<li><a href="${itemPath(id)}" dir="auto">${stem}</a>: ${why.join(' ')}</li>`)}
      </ul>
    </section>`;
} // prettier-ignore

/** The first button is one that does nothing: the Enter key in a field means it, and none of those that change something. */
const NO_ENTER = html`<button disabled hidden></button>`;

export function many({ lines, page }: BankPage, wanted: BankWanted, { asked, checked }: BankSaid): Html {
  const action = bankPath(wanted, page === 1 ? {} : { trang: String(page) });
  return html`<form class="many" method="post" action="${action}">
    ${NO_ENTER}
    <ul>
      ${lines.map((one) => line(one, checked.has(one.id)))}
    </ul>
    <fieldset class="acts">
      <legend>Với các câu đã đánh dấu</legend>
      <label class="box"
        ><input type="checkbox" name="${WHOLE}" value="x" /><span
          >Làm với cả ${lines.length} câu trên trang này</span
        ></label
      >
      <p class="decide">
        <button class="button" name="viec" value="approve">Duyệt</button>
        <button class="button quiet" name="viec" value="reopen">Mở lại</button>
        <button class="button quiet" name="viec" value="approve+all">Duyệt cả ${lines.length} câu trên trang</button>
      </p>
      <p class="fields">
        <label for="${TAGS}">Thẻ, cách nhau bằng dấu phẩy</label>
        <input id="${TAGS}" name="${TAGS}" maxlength="1000" value="${asked?.tags.join(', ') ?? ''}" autocomplete="off" />
      </p>
      <p class="decide">
        <button class="button quiet" name="viec" value="tag">Gắn thẻ</button>
        <button class="button quiet" name="viec" value="untag">Bỏ thẻ</button>
      </p>
      <p class="fields">
        <label for="ly-do">Vì sao thôi dùng (không bắt buộc)</label>
        <input id="ly-do" name="ly-do" maxlength="500" value="${asked?.why ?? ''}" autocomplete="off" />
        <button class="button quiet" name="viec" value="retire">Cho thôi dùng</button>
      </p>
    </fieldset>
  </form>`;
} // prettier-ignore

function line(
  { id, number, state, type, stem, right, place, tags, flags, rewording }: BankLine,
  checked: boolean,
): Html {
  const origin = [STATE_WORDS[state], TYPE_WORDS[type], place ?? 'không gắn với điều khoản', ...tags.map((tag) => `#${tag}`)];
  return html`<li>
    <p class="pick">
      <input type="hidden" name="${SHOWN}${id}" value="${number}" />
      <label class="box"
        ><input type="checkbox" name="${CHOSEN}${id}" value="${number}" ${checked ? html`checked` : ''} /><span class="unseen"
          >Chọn câu: ${stem}</span
        ></label
      >
      <a href="${itemPath(id)}" dir="auto">${stem}</a>
    </p>
    <p class="origin">${origin.join(' · ')}</p>
    <p dir="auto">Đáp án: ${right}</p>
    ${flagList(flags)} ${rewording === null ? '' : rewordingPart(rewording)}
  </li>`;
} // prettier-ignore
