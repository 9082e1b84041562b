import { html } from 'hono/html';
import type { LiveQuestion, LiveView } from '../../../quiz.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Characters of a name before others. */
export const NAME_LENGTH = 40;
/** Seconds after which a page without script looks again. */
const LOOK = 4;

const letter = (option: number) => String.fromCharCode(65 + option);

/** Where the code is typed. */
export function codePage(refused: string | null): Html {
  const described = refused === null ? '' : html`aria-invalid="true" aria-describedby="ma-loi"`;
  const main = html`<div class="sheet quiz">
    <h1>Vào bài đố</h1>
    <form class="fields" method="get" action="/quiz">
      ${refused === null ? '' : html`<p id="ma-loi" class="refused" role="alert">${refused}</p>`}
      <label for="ma">Mã trên màn hình</label>
      <input
        id="ma"
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
  </div>`;
  return layout({ title: 'Bài đố', here: null, kind: 'quiz', main });
}

/** The page of one who takes part. */
export function quizPage(view: LiveView, refused: string | null): Html {
  const main = html`<div class="sheet quiz">
    <h1>${view.title}</h1>
    ${quizPiece(view, refused)}
  </div>`;
  const looks = view.phase !== 'ended' && view.me !== null;
  return layout({ title: view.title, here: null, kind: 'quiz', main, ...(looks ? { refresh: LOOK } : {}) });
}

/** What changes of it. `data-version`: other words when something else is to be seen. */
export function quizPiece(view: LiveView, refused: string | null): Html {
  const { question, me } = view;
  const state = [
    view.phase,
    view.paused,
    question?.number,
    question?.open,
    question?.right,
    me?.option,
    me !== null,
  ];
  const looks = view.phase !== 'ended' && me !== null;
  return html`<section id="quiz" data-version="${state.join('.')}" ${looks ? html`data-looks` : ''}>
    ${refused === null ? '' : html`<p class="refused" role="alert">${refused}</p>`}
    ${me === null ? joinForm(view) : html`<p class="who">Bạn là <strong>${me.name}</strong>${me.team === null ? '' : `, ${me.team}`}.</p>`}
    ${me === null ? '' : body(view)}
  </section>`;
}

function joinForm({ code, phase, teams, anonymous }: LiveView): Html {
  if (phase === 'ended') return html`<p>Bài này đã kết thúc.</p>`;
  return html`<form class="fields" method="post" action="/quiz/${code}/vao">
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

function body(view: LiveView): Html {
  const { question, phase, paused, me } = view;
  if (phase === 'ended')
    return html`<p role="status">Đã kết thúc.</p>
      ${(me?.standing ?? null) === null ? '' : html`<p class="standing">${me?.standing ?? ''}</p>`}
      ${me?.passed === true ? html`<p>Bạn đạt chứng nhận. <a href="/ket-qua#chung-nhan">Lấy mã và ghi tên</a></p>` : ''}
      <p><a class="wide-touch" href="/ket-qua/${view.code}">Xem lại từng câu với lời quy định</a></p>`;
  if (question === null) return html`<p role="status">Chờ bắt đầu…</p>`;
  return html`${paused ? html`<p role="status">Đang tạm dừng.</p>` : ''}
    <h2>Câu ${question.number}/${question.of}</h2>
    <p class="stem">${question.stem}</p>
    ${question.open && me?.option === null ? answerForm(view.code, question) : outcome(question, me?.option ?? null)}`;
}

function answerForm(code: string, { number, options, left }: LiveQuestion): Html {
  return html`${left === null ? '' : html`<p class="left" data-left="${left}">Còn ${left} giây.</p>`}
    <form class="options" method="post" action="/quiz/${code}">
      <input type="hidden" name="item" value="${number}" />
      ${options.map((option, index) => html`<button class="option" name="option" value="${index}"><b>${letter(index)}</b> <span>${option}</span></button>`)}
    </form>`;
}

function outcome(question: LiveQuestion, mine: number | null): Html {
  const { options, right, open } = question;
  if (right === null)
    return html`<p role="status">
      ${mine === null ? 'Hết giờ câu này.' : html`Bạn chọn <strong>${letter(mine)}. ${options[mine] ?? ''}</strong>.`}
      ${open ? 'Chờ mọi người trả lời…' : ''}
    </p>`;
  const said =
    mine === null ? 'Bạn chưa trả lời.' : mine === right ? 'Bạn trả lời đúng.' : 'Bạn trả lời chưa đúng.';
  return html`<p role="status">${said} Đáp án: <strong>${letter(right)}. ${options[right] ?? ''}</strong></p>
    ${rule(question)}`;
}

function rule({ quote }: LiveQuestion): Html | string {
  if (quote === null) return '';
  return html`<figure class="quote">
    <blockquote><p dir="auto">${quote.text}</p></blockquote>
    <figcaption>
      <p class="place"><strong>${quote.locator}</strong> <span>${quote.document}</span></p>
    </figcaption>
  </figure>`;
}

/** The page for a big screen: no form, nobody's answer. */
export function screenPage(view: LiveView): Html {
  const main = html`<div class="sheet quiz screen">
    <h1>${view.title}</h1>
    ${screenPiece(view)}
  </div>`;
  const looks = view.phase === 'ended' ? {} : { refresh: LOOK };
  return layout({ title: `${view.title}, màn hình`, here: null, kind: 'quiz', main, ...looks });
}

export function screenPiece(view: LiveView): Html {
  const { phase, paused, question, players } = view;
  const state = [
    phase,
    paused,
    players,
    question?.number,
    question?.open,
    question?.right,
    question?.answered,
  ];
  return html`<section
    id="quiz"
    data-version="${state.join('.')}"
    ${phase === 'ended' ? '' : html`data-looks`}
  >
    <p class="code">Vào <strong>/quiz</strong>, mã <strong>${view.code}</strong> · ${players} người</p>
    ${phase === 'ended' ? final(view) : question === null ? html`<p role="status">Chờ bắt đầu…</p>` : shown(question, paused)}
  </section>`;
}

function shown(question: LiveQuestion, paused: boolean): Html {
  const { number, of, stem, options, left, right, counts, answered } = question;
  return html`<h2>Câu ${number}/${of}</h2>
    <p class="stem">${stem}</p>
    <ol class="choices">
      ${options.map((option, index) => html`<li ${index === right ? html`class="right"` : ''}><b>${letter(index)}</b> <span>${option}</span>${counts === null ? '' : html` <small>${counts[index] ?? 0} người${index === right ? ', đúng' : ''}</small>`}</li>`)}
    </ol>
    <p role="status">
      ${answered} người đã trả
      lời.${left === null ? '' : html` <span class="left" data-left="${left}">Còn ${left} giây.</span>`}
      ${paused ? 'Đang tạm dừng.' : ''}
    </p>
    ${right === null ? '' : rule(question)}`;
}

function final({ code, ranking, teamRanking }: LiveView): Html {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? ''
      : html`<h2>${title}</h2>
          <ul class="ranking">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`;
  return html`${list('Xếp hạng đội', teamRanking)} ${list('Kết quả', ranking)}
    ${ranking.length === 0 ? html`<p>Chưa có ai trả lời.</p>` : ''}
    <p><a class="wide-touch" href="/ket-qua/${code}">Kết quả chi tiết (cho người soạn bài)</a></p>`;
}
