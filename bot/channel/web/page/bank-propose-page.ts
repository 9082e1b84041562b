import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import {
  MOST_PROPOSALS,
  type BankProposals,
  type Offered,
  type ProposalsOffered,
  type ProposalsRun,
} from '../../../quiz-proposals.ts';
import { BANK_PATH, itemPath, PROPOSE_PATH } from '../bank-fields.ts';
import { cut, select } from './bank-parts.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { LOOK, speaker } from './quiz-parts.ts';

/** What the form holds, and why the last one was not taken. */
export interface ProposeForm extends ProposalsOffered {
  readonly document: string | null;
  readonly topic: string | null;
  /** As typed. */
  readonly number: string;
  readonly fault: string | null;
}

type Model = Pick<BankProposals, 'model' | 'where'>;

/** Where a model is asked for questions, and what came of it. */
export function proposePage(model: Model, run: ProposalsRun | null, form: ProposeForm): Html {
  const main = html`<div class="sheet bank documents">
    <h1>Đề xuất câu hỏi bằng mô hình</h1>
    <p>
      Mô hình ${model.model} (tại ${model.where}) soạn mỗi điều khoản một câu chọn một; chỉ lời văn của quy
      định được gửi đi. Câu có trích dẫn nguyên văn và đúng một đáp án vào ngân hàng thành nháp, chờ người
      duyệt; câu khác không được nhận.
    </p>
    ${speaker()} ${proposePiece(run, form)}
    <p><a class="wide-touch" href="${BANK_PATH}">Về ngân hàng câu hỏi</a></p>
  </div>`;
  const looks = run?.ended === null ? { refresh: LOOK } : {};
  return layout({ title: 'Đề xuất câu hỏi bằng mô hình', here: null, kind: 'proposing', main, ...looks });
}

/** While a model works: how far it is; else what came of it, and the form for the next. */
export function proposePiece(run: ProposalsRun | null, form: ProposeForm): Html {
  const working = run?.ended === null;
  const state = run === null ? [] : [run.at, run.done, run.of, run.ended];
  return html`<section
    id="quiz"
    data-version="${state.join('.')}"
    data-say="${run === null ? '' : `${standingOf(run)} ${countsOf(run)}`}"
    ${working ? html`data-looks` : ''}
  >
    ${working && form.fault !== null ? html`<p class="refused" role="alert">${form.fault}</p>` : ''}
    ${run === null ? '' : runPart(run)} ${working ? stopForm() : askForm(form)}
  </section>`;
}

function standingOf({ ended, done, of }: ProposalsRun): string {
  if (ended !== null) return `Đã xong lúc ${sayTime(ended)}.`;
  return of === null ? 'Đang chọn điều khoản…' : `Đã hỏi ${String(done)} trên ${String(of)} điều khoản.`;
}

const countsOf = ({ taken, refused }: ProposalsRun): string =>
  `Nhận ${String(taken.length)} câu thành nháp, không nhận ${String(refused.length)} câu.`;

function runPart(run: ProposalsRun): Html {
  const { about, own, at, done, of, ended, fault, taken } = run;
  const bar = html`<progress class="progress" max="${of ?? 1}" value="${of === null ? 0 : done}" aria-label="Số điều khoản đã hỏi"></progress>`;
  return html`<h2>${ended === null ? 'Mô hình đang soạn' : 'Đợt đề xuất vừa rồi'}</h2>
    <p class="origin">${about}, ${own ? 'bạn' : 'người khác'} bắt đầu lúc ${sayTime(at)}</p>
    <p class="${ended === null ? '' : 'passed'}">${standingOf(run)} ${countsOf(run)}</p>
    ${ended === null ? html`${bar}<p class="help">Bạn có thể đóng trang này và xem lại sau.</p>` : ''}
    ${fault === null ? '' : html`<p class="refused">${fault}</p>`} ${takenPart(run)} ${refusedPart(run)}
    ${taken.length > 0 && ended !== null ? html`<p><a class="button" href="${BANK_PATH}?xem=proposed">Duyệt các câu nháp</a></p>` : ''}`;
} // prettier-ignore

function takenPart({ taken }: ProposalsRun): Html | string {
  if (taken.length === 0) return '';
  return html`<h3>Đã nhận thành nháp</h3>
    <ul>
      ${taken.map(
        ({ id, stem, place }) =>
          html`<li>
            <a href="${itemPath(id)}" dir="auto">${stem}</a>
            <p class="origin">${place}</p>
          </li>`,
      )}
    </ul>`;
}

/** What a model wrote is shown as text, however long. */
function refusedPart({ refused }: ProposalsRun): Html | string {
  if (refused.length === 0) return '';
  return html`<details id="khong-nhan">
    <summary>Không nhận ${refused.length} câu: xem vì sao</summary>
    <ul>
      ${refused.map(
        ({ stem, place, faults }) =>
          html`<li>
            <p dir="auto">${stem === '' ? 'Không đọc được câu hỏi.' : stem}</p>
            <p class="origin">${place}</p>
            ${faults.map((fault) => html`<p>${fault}</p>`)}
          </li>`,
      )}
    </ul>
  </details>`;
}

const stopForm = (): Html =>
  html`<form class="steering" method="post" action="${PROPOSE_PATH}/dung">
    <button class="button quiet" id="dung">Dừng lại</button>
    <span class="help">Những câu đã nhận vẫn giữ.</span>
  </form>`;

function askForm({ documents, topics, document, topic, number, fault }: ProposeForm): Html {
  const invalid = fault === null ? '' : html`aria-invalid="true" aria-describedby="so-loi"`;
  return html`<form class="fields" method="post" action="${PROPOSE_PATH}">
    <div class="choosers">
      ${select('van-ban', 'Văn bản đang có hiệu lực', document, short(documents))} ${select('chu-de', 'Chủ đề', topic, short(topics))}
    </div>
    <label for="so">Hỏi về mấy điều khoản, từ 1 đến ${MOST_PROPOSALS}</label>
    ${fault === null ? '' : html`<p id="so-loi" class="refused" role="alert">${fault}</p>`}
    <input id="so" name="so" type="number" min="1" max="${MOST_PROPOSALS}" inputmode="numeric" value="${number}" ${invalid} />
    <p class="help">Mỗi điều khoản mất vài giây, tới hai phút trên máy không có bộ xử lý đồ họa.</p>
    <button class="button">Bắt đầu đề xuất</button>
  </form>`;
} // prettier-ignore

const short = (choices: readonly Offered[]) => choices.map(({ id, label }) => ({ id, label: cut(label) }));
