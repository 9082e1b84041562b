import { html } from 'hono/html';
import {
  channelNames,
  MAX_PLACES_LENGTH,
  MAX_REPLY_LENGTH,
  ONLY_THOSE_WHO_REPLY,
  outcomeNames,
  reachedNames,
  shortened,
  type Shown,
} from '../../../escalation.ts';
import { sayTime } from '../../../hours.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { humanReply } from './person.ts';

export interface QuestionsView {
  readonly questions: readonly Shown[];
  /** Of all pages. */
  readonly count: number;
  readonly answered: boolean;
  readonly page: number;
  readonly pages: number;
}

/** What was typed and not sent; `refused`: why. */
export interface Typed {
  readonly text: string;
  readonly places: string;
  readonly refused: string | null;
}

/** The questions that wait, or those answered. */
export function questionsPage(view: QuestionsView): Html {
  const { questions, answered, count } = view;
  const none = answered ? 'Chưa có câu hỏi nào được trả lời.' : 'Không có câu hỏi nào chờ trả lời.';
  const main = html`<div class="sheet documents">
    <h1>Câu hỏi gửi người phụ trách</h1>
    <p>
      Ở đây chỉ có câu hỏi, không có tên người hỏi. Xin không ghi thông tin cá nhân vào câu trả lời.
      ${
        answered
          ? html`<a href="/hoi-dap">Xem câu chờ trả lời</a>`
          : html`<a href="/hoi-dap?xem=da-tra-loi">Xem câu đã trả lời</a>`
      }
    </p>
    <h2>${answered ? 'Đã trả lời' : 'Chờ trả lời'} (${count})</h2>
    ${
      questions.length === 0
        ? html`<p>${none}</p>`
        : html`<ul>
            ${questions.map(entry)}
          </ul>`
    }
    ${pager(view)}
  </div>`;
  return layout({ title: 'Câu hỏi gửi người phụ trách', here: null, kind: 'text', main });
}

function entry(shown: Shown): Html {
  const { number, question, reached } = shown;
  return html`<li>
    <a href="/hoi-dap/${number}">Số ${number}</a>
    <p dir="auto">${shortened(question)}</p>
    <p class="origin">${origin(shown)}${reached === null ? '' : ` – ${reachedNames[reached]}`}</p>
  </li>`;
}

const origin = ({ at, channel, outcome }: Shown): string =>
  `${sayTime(at)}, ${channelNames[channel]}; ${outcomeNames[outcome]}`;

function pager({ page, pages, answered }: QuestionsView): Html | string {
  if (pages === 1) return '';
  const to = (number: number, words: string): Html =>
    html`<a
      href="/hoi-dap?trang=${number}${answered ? '&xem=da-tra-loi' : ''}"
      rel="${number < page ? 'prev' : 'next'}"
      >${words}</a
    >`;
  return html`<nav class="pager" aria-label="Trang">
    ${page > 1 ? to(page - 1, 'Trang trước') : ''} <span>Trang ${page} trên ${pages}</span>
    ${page < pages ? to(page + 1, 'Trang sau') : ''}
  </nav>`;
}

/** One question, with its reply or the form for one. */
export function questionPage(shown: Shown, typed: Typed): Html {
  const { number, question, understood, answer, reached } = shown;
  const main = html`<div class="sheet">
    <h1>Câu hỏi số ${number}</h1>
    <p class="asked" dir="auto">${question}</p>
    ${understood === null ? '' : html`<p dir="auto">Máy hiểu là: ${understood}</p>`}
    <p class="help">${origin(shown)}.</p>
    ${
      answer === null
        ? answerForm(number, typed)
        : html`${typed.refused === null ? '' : html`<p class="refused" role="alert">${typed.refused}</p>`}
            <p role="status">${reached === null ? '' : `Trả lời: ${reachedNames[reached]}.`}</p>
            ${humanReply({ number, question, ...answer })}`
    }
    <p><a href="/hoi-dap">Về danh sách câu hỏi</a></p>
  </div>`;
  return layout({ title: `Câu hỏi số ${String(number)}`, here: null, kind: 'text', main });
}

function answerForm(number: number, { text, places, refused }: Typed): Html {
  const described = refused === null ? '' : html`aria-invalid="true" aria-describedby="loi"`;
  return html`<form class="fields" method="post" action="/hoi-dap/${number}">
    ${refused === null ? '' : html`<p id="loi" class="refused" role="alert">${refused}</p>`}
    <label for="tra-loi">Trả lời</label>
    <textarea id="tra-loi" name="text" rows="6" maxlength="${MAX_REPLY_LENGTH}" dir="auto" ${described}>
${text}</textarea>
    <label for="noi-trich">Điều khoản cần trích (không bắt buộc)</label>
    <p id="trich-giup" class="help">
      Ghi nơi trích, ví dụ: 30-CT/TU mục 3. Máy tự lấy nguyên văn và hiệu lực từ kho văn bản; không gõ lại lời
      quy định.
    </p>
    <input
      id="noi-trich"
      name="places"
      maxlength="${MAX_PLACES_LENGTH}"
      value="${places}"
      aria-describedby="trich-giup"
      autocomplete="off"
    />
    <button class="button">Gửi trả lời</button>
  </form>`;
}

/** For everybody else. */
export function onlyThoseWhoReply(signedIn: boolean): Html {
  const main = html`<div class="sheet">
    <h1>Chỉ dành cho người phụ trách</h1>
    <p>
      ${ONLY_THOSE_WHO_REPLY}
      ${signedIn ? '' : 'Nếu bạn là người phụ trách, hãy đăng nhập bằng mã dùng một lần rồi mở lại trang này.'}
    </p>
    <p>
      <a class="button" href="${signedIn ? '/' : '/dang-nhap'}"
        >${signedIn ? 'Về trang hỏi đáp' : 'Đăng nhập'}</a
      >
    </p>
  </div>`;
  return layout({ title: 'Chỉ dành cho người phụ trách', here: null, kind: 'text', main });
}
