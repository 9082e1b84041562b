import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import { sayPass } from '../../../quiz-certificate.ts';
import type { LiveAnswered, LiveQuestion, LiveView, OwnRound } from '../../../quiz.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { roundList } from './quiz-list.ts';
import { letter, LOOK, reasons, speaker, timeLeft, voidOf } from './quiz-parts.ts';

/** Characters of a name before others. */
export const NAME_LENGTH = 40;

/** Where the code is typed. `own`: rounds of the trainer who is signed in; null for others. */
export function codePage(refused: string | null, own: readonly OwnRound[] | null): Html {
  const described = refused === null ? '' : html`aria-invalid="true" aria-describedby="ma-loi"`;
  const main = html`<div class="sheet quiz">
    <h1>Vào bài đố</h1>
    <form class="fields" method="get" action="/quiz">
      ${refused === null ? '' : html`<p id="ma-loi" class="refused" role="alert">${refused}</p>`}
      <label for="ma">Mã trên màn hình</label>
      <input
        id="ma"
        class="code-field"
        name="ma"
        required
        maxlength="12"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        ${described}
      />
      <button class="button">Vào</button>
    </form>
    <p><a class="wide-touch" href="/luyen">Không có mã? Luyện tập một mình</a></p>
    ${own === null ? '' : roundList(own)}
  </div>`;
  return layout({ title: 'Bài đố', here: null, kind: 'quiz', main });
}

/** Who looks: whether they are signed in, and whether they may be here. `telegram`: the link that joins the round there. */
export interface Looker {
  readonly signedIn: boolean;
  readonly maySignIn: boolean;
  readonly telegram: string | null;
}

/** The page of one who takes part. */
export function quizPage(view: LiveView, refused: string | null, looker: Looker): Html {
  const main = html`<div class="sheet quiz">
    <h1>${view.title}</h1>
    ${speaker()} ${quizPiece(view, refused, looker)}
  </div>`;
  const { title } = view;
  return layout({ title, here: null, kind: 'quiz', main, ...(looks(view) ? { refresh: LOOK } : {}) });
}

/** At one's own pace nothing happens but by oneself. */
const looks = ({ phase, me, kind }: LiveView): boolean =>
  me !== null && phase !== 'ended' && (kind !== 'assignment' || phase === 'waiting');

/** What changes of it. `data-version`: other words when something else is to be seen. */
export function quizPiece(view: LiveView, refused: string | null, looker: Looker): Html {
  const { question, me, before } = view;
  const state = [
    ...[view.phase, view.paused, question?.number, question?.open, question?.right, question?.voided],
    ...[before?.number, before?.voided, me?.option, me !== null],
  ];
  return html`<section
    id="quiz"
    data-version="${state.join('.')}"
    data-say="${said(view)}"
    ${looks(view) ? html`data-looks` : ''}
  >
    ${refused === null ? '' : html`<p class="refused" role="alert">${refused}</p>`}
    ${view.phase === 'ended' ? '' : sayPass(view.pass).map((words) => html`<p class="help">${words}</p>`)}
    ${me === null ? joinForm(view, looker) : html`<p class="who">Bạn là <strong>${me.name}</strong>${me.team === null ? '' : `, ${me.team}`}.</p>`}
    ${me === null ? '' : view.kind === 'assignment' ? ownBody(view, looker) : body(view)}
  </section>`;
}

function said({ phase, question, me, before }: LiveView): string {
  if (me === null) return '';
  if (phase === 'ended') return 'Đã kết thúc.';
  if (before !== null) return before.voided ? voidOf(before.number) : verdict(before.option, before.right);
  if (question === null) return '';
  if (question.voided) return voidOf(question.number);
  if (question.right !== null) return verdict(me.option, question.right);
  return question.open && me.option === null ? `Câu ${String(question.number)}: ${question.stem}` : '';
}

function joinForm({ code, phase, teams, anonymous, kind, deadline }: LiveView, looker: Looker): Html {
  if (phase === 'ended') return html`<p>Bài này đã kết thúc.</p>`;
  return html`${
      kind === 'assignment'
        ? html`<p>
              Bài tự làm${deadline === null ? '' : `, hạn ${sayTime(deadline)}`}. Sau mỗi câu có đáp án và lời
              quy định.
            </p>
            ${signInFirst(looker)} ${orOnTelegram(looker)}`
        : ''
    }
    <form class="fields" method="post" action="/quiz/${code}/vao">
      ${
        anonymous
          ? html`<p>Bài này ẩn danh: không ai thấy tên bạn.</p>`
          : html`<label for="ten">Tên hiện trên bảng xếp hạng</label>
              <p id="ten-giup" class="help">Để trống thì bạn là “Người” kèm số thứ tự.</p>
              <input
                id="ten"
                name="name"
                maxlength="${NAME_LENGTH}"
                autocomplete="nickname"
                aria-describedby="ten-giup"
              />`
      }
      ${
        teams.length === 0
          ? ''
          : html`<label for="doi">Đội</label>
              <select id="doi" name="team">
                ${teams.map((name, index) => html`<option value="${index}">${name}</option>`)}
              </select>`
      }
      <button class="button">Vào bài</button>
    </form>`;
}

/** A session ends with the browser: who comes back later must be known by a sign-in. */
const signInFirst = ({ signedIn, maySignIn }: Looker): Html | string =>
  signedIn || !maySignIn
    ? ''
    : html`<p class="help">
        Muốn nghỉ rồi làm tiếp sau khi đóng trình duyệt: <a href="/dang-nhap">đăng nhập</a> trước khi vào bài.
      </p>`;

/** Before one has joined: who has begun here would be somebody else there. Live, one answers here or in the round's group. */
const orOnTelegram = ({ telegram }: Looker): Html | string =>
  telegram === null ? '' : html`<p class="help">Hoặc <a href="${telegram}">làm bài trên Telegram</a>.</p>`;

const standing = ({ me }: LiveView): Html | string =>
  (me?.standing ?? null) === null ? '' : html`<p class="standing">${me?.standing ?? ''}</p>`;

/** What there is of a round once it has ended. */
const afterwards = ({ me, code }: LiveView): Html =>
  html`${me?.passed === true ? html`<p>Bạn đạt chứng nhận. <a href="/ket-qua#chung-nhan">Lấy mã và ghi tên</a></p>` : ''}
    <p><a class="wide-touch" href="/ket-qua/${code}">Xem lại từng câu với lời quy định</a></p>`;

function body(view: LiveView): Html {
  const { question, phase, paused, me, startsAt } = view;
  if (phase === 'ended')
    return html`<p>Đã kết thúc.</p>
      ${standing(view)} ${afterwards(view)}`;
  if (question === null)
    return html`<p>
      ${phase === 'waiting' && startsAt !== null ? `Bài bắt đầu lúc ${sayTime(startsAt)}.` : 'Chờ bắt đầu…'}
    </p>`;
  return html`${paused ? html`<p class="state paused">${question.open ? 'Tạm dừng sau câu này.' : 'Đang tạm dừng.'}</p>` : ''}
    <h2>Câu ${question.number}/${question.of}</h2>
    <p class="stem" dir="auto">${question.stem}</p>
    ${question.open && me?.option === null ? answerForm(view.code, question) : outcome(question, me?.option ?? null)}`;
}

/** At one's own pace: what was answered last, then the next item. */
function ownBody(view: LiveView, { signedIn }: Looker): Html {
  const { phase, before, question, startsAt, deadline, code } = view;
  if (phase === 'waiting')
    return html`<p>
      ${startsAt === null ? 'Bài này chưa mở. Trang này tự cập nhật khi bài mở.' : `Bài này mở lúc ${sayTime(startsAt)}.`}
    </p>`;
  return html`${before === null ? '' : answeredPart(before)}
  ${
    question === null
      ? html`<p><strong>${phase === 'ended' ? 'Bài này đã đóng.' : 'Bạn đã làm xong.'}</strong></p>
          ${standing(view)} ${afterwards(view)}`
      : html`<h2>Câu ${question.number}/${question.of}</h2>
          <p class="stem" dir="auto">${question.stem}</p>
          ${answerForm(code, question)}
          ${deadline === null ? '' : html`<p class="help">Hạn ${sayTime(deadline)}. Bạn có thể nghỉ rồi làm tiếp ${signedIn ? 'bằng trình duyệt này' : 'khi chưa đóng trình duyệt này'}.</p>`}`
  }`;
}

function answeredPart({ number, stem, options, option, right, because, voided }: LiveAnswered): Html {
  if (voided)
    return html`<section class="answered" aria-labelledby="vua-xong">
      <h2 id="vua-xong">${voidOf(number)}</h2>
      <p class="help" dir="auto">${stem}</p>
    </section>`;
  return html`<section class="answered" aria-labelledby="vua-xong">
    <h2 id="vua-xong">Câu ${number}: ${option === right ? '✔ Đúng' : '✘ Chưa đúng'}</h2>
    <p class="help" dir="auto">${stem}</p>
    <p>${verdict(option, right)} Đáp án: <strong>${letter(right)}. ${options[right] ?? ''}</strong></p>
    ${reasons(because, option)}
  </section>`;
}

function answerForm(code: string, question: LiveQuestion): Html {
  const { number, options } = question;
  return html`${timeLeft(question)}
    <form class="options" method="post" action="/quiz/${code}">
      <input type="hidden" name="item" value="${number}" />
      ${options.map((option, index) => html`<button class="option" name="option" value="${index}"><b>${letter(index)}</b> <span>${option}</span></button>`)}
    </form>`;
}

const verdict = (mine: number | null, right: number): string =>
  mine === null ? 'Bạn chưa trả lời.' : mine === right ? 'Bạn trả lời đúng.' : 'Bạn trả lời chưa đúng.';

function outcome({ number, options, right, open, because, voided }: LiveQuestion, mine: number | null): Html {
  if (voided) return html`<p>${voidOf(number)}</p>`;
  if (right === null)
    return html`<p>
      ${mine === null ? 'Hết giờ câu này.' : html`Bạn chọn <strong>${letter(mine)}. ${options[mine] ?? ''}</strong>.`}
      ${open ? 'Chờ mọi người trả lời…' : ''}
    </p>`;
  return html`<p>
      ${verdict(mine, right)} Đáp án: <strong>${letter(right)}. ${options[right] ?? ''}</strong>
    </p>
    ${reasons(because, mine)}`;
}
