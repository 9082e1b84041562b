import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import type { RoundQuestion, RoundSetup } from '../../../quiz-rounds.ts';
import { stemOf, type Revision } from '../../../quiz.ts';
import { itemPath } from '../bank-fields.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { letter, rule } from './quiz-parts.ts';

/** What became of the last press. */
export interface PrepareSaid {
  readonly refused: string | null;
  /** `number`: of the question, from 1. */
  readonly done: { readonly act: Revision; readonly number: number } | null;
}

const DONE: Readonly<Record<Revision, string>> = { exchange: 'Đã đổi', drop: 'Đã bỏ', add: 'Đã thêm' };

/** The questions of a round before it begins, each with its answer, its clause and what may be done to it. */
export function preparePage(setup: RoundSetup, { refused, done }: PrepareSaid): Html {
  const { code, title, questions, kind, startsAt } = setup;
  const main = html`<div class="sheet quiz prepare">
    <h1>Câu hỏi của bài: ${title}</h1>
    <p>${standing(setup)}</p>
    ${refused === null ? '' : html`<p class="refused" role="alert">${refused}</p>`}
    ${done === null ? '' : html`<p class="passed" role="status">${DONE[done.act]} câu ${done.number}. Bài có ${questions.length} câu.</p>`}
    <div class="acts">
      <form method="post" action="/quiz/${code}/dieu-khien">
        <button class="button" name="viec" value="start">${kind === 'assignment' ? 'Mở bài' : 'Bắt đầu'}${startsAt === null ? '' : ' ngay'}</button>
        <a class="button quiet" href="/quiz/${code}/dieu-khien">Trang điều khiển</a>
      </form>
    </div>
    <ol class="drawn">
      ${questions.map((question, at) => drawn(question, at + 1, code))}
    </ol>
    <form method="post" action="/quiz/${code}/cau-hoi">
      <button class="button quiet" name="viec" value="add">Thêm một câu</button>
    </form>
  </div>`;
  return layout({ title: `Câu hỏi của bài ${title}`, here: null, kind: 'quiz', main });
} // prettier-ignore

function standing({ code, questions, startsAt, deadline, kind }: RoundSetup): string {
  const begins =
    startsAt !== null
      ? `tự ${kind === 'assignment' ? 'mở' : 'bắt đầu'} lúc ${sayTime(startsAt)}`
      : kind === 'assignment'
        ? 'chưa mở'
        : 'chưa bắt đầu';
  const until = deadline === null ? '' : `, hạn ${sayTime(deadline)}`;
  return `Mã ${code}, ${String(questions.length)} câu, ${begins}${until}. Bài chạy đúng các câu dưới đây; câu nào có điều khoản vừa thay đổi thì tự được đổi lúc bắt đầu.`;
}

/** The buttons name the question, so that a press on an old page changes no other. */
function drawn(question: RoundQuestion, number: number, code: string): Html {
  const { item, options, right } = question;
  const button = (act: Revision, words: string) =>
    html`<button class="button quiet" name="viec" value="${act}">${words}<span class="unseen">: câu ${number}</span></button>`;
  return html`<li id="cau-${number}">
    <h2>Câu ${number}</h2>
    <p class="stem" dir="auto">${stemOf(question)}</p>
    <ol class="choices">
      ${options.map((text, at) => html`<li ${at === right ? html`class="right"` : ''}><b>${letter(at)}</b> <span dir="auto">${text}</span>${at === right ? html` <small>✔ đáp án</small>` : ''}</li>`)}
    </ol>
    ${item.quote === null ? html`<p class="help">Câu này không gắn với điều khoản nào.</p>` : rule(item.quote)}
    <form class="decide" method="post" action="/quiz/${code}/cau-hoi">
      <input type="hidden" name="cau" value="${item.id}" />
      ${button('exchange', 'Đổi câu khác')} ${button('drop', 'Bỏ')}
      <a class="wide-touch" href="${itemPath(item.id)}">Xem trong ngân hàng<span class="unseen">: câu ${number}</span></a>
    </form>
  </li>`;
} // prettier-ignore
