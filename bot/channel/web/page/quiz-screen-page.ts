import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import { sayPass } from '../../../quiz-certificate.ts';
import type { Because, LiveQuestion, LiveView } from '../../../quiz.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { qrCode } from './qr.ts';
import { choices, letter, LOOK, ranking, reasons, speaker, timeLeft, voidOf } from './quiz-parts.ts';

/** The page for a big screen, to be read from the last row: no form, nobody's answer. `root`: where the pages are reached. */
export function screenPage(view: LiveView, root: string): Html {
  const main = html`<div class="quiz screen">
    <h1>${view.title}</h1>
    ${speaker()} ${screenPiece(view, root)}
  </div>`;
  const looks = view.phase === 'ended' ? {} : { refresh: LOOK };
  return layout({ title: `${view.title}, màn hình`, here: null, kind: 'screen', main, ...looks });
}

export function screenPiece(view: LiveView, root: string): Html {
  const { phase, paused, question, players } = view;
  const state = [
    ...[phase, paused, players, question?.number],
    ...[question?.open, question?.right, question?.voided, question?.answered],
  ];
  return html`<section
    id="quiz"
    class="${phase} ${question === null ? 'bare' : ''}"
    data-version="${state.join('.')}"
    data-say="${said(view)}"
    ${phase === 'ended' ? '' : html`data-looks`}
  >
    ${phase === 'ended' ? final(view) : html`${entrance(view, root)} ${question === null ? waiting(view) : shown(question, paused)}`}
  </section>`;
}

/** What is told aloud: steps of the round alone, not every answer that comes. */
function said({ phase, paused, question }: LiveView): string {
  if (phase === 'ended') return 'Đã kết thúc. Kết quả đã có.';
  if (question === null) return paused ? 'Đang tạm dừng.' : '';
  const { number, of, right, voided } = question;
  const step = voided
    ? voidOf(number)
    : right === null
      ? `Câu ${String(number)} trên ${String(of)}.`
      : `Đáp án câu ${String(number)}: ${letter(right)}.`;
  return paused ? `${step} Đang tạm dừng.` : step;
}

/** The address in full, the code, and both as a picture for a phone's camera. */
function entrance({ code, players }: LiveView, root: string): Html {
  const address = `${root}/quiz/${code}`;
  return html`<div class="entrance">
    <p class="code">
      <span>Vào <b>${root.replace(/^https?:\/\//u, '')}/quiz</b>, mã</span> <strong>${code}</strong>
      <span class="count">${players} người đã vào</span>
    </p>
    ${qrCode(address, `Mã QR dẫn tới ${address}`)}
  </div>`;
}

function waiting(view: LiveView): Html {
  return html`${stateOf(view)} ${sayPass(view.pass).map((words) => html`<p class="state">${words}</p>`)}`;
}

function stateOf({ kind, startsAt, deadline, phase, paused }: LiveView): Html {
  if (kind === 'assignment')
    return html`<p class="state">
      ${deadline === null ? 'Làm lúc nào cũng được.' : `Làm trước ${sayTime(deadline)}.`}
    </p>`;
  if (paused) return html`<p class="state paused">Đang tạm dừng</p>`;
  const at = phase === 'waiting' && startsAt !== null ? ` lúc ${sayTime(startsAt)}` : '';
  return html`<p class="state">${phase === 'running' ? 'Câu đầu tiên sắp hiện…' : `Chờ bắt đầu${at}…`}</p>`;
}

/** Characters of an item up to which its words are shown largest, and large. */
const SHORT = 200;
const MIDDLE = 420;

const wordsOf = (because: Because | null): string[] =>
  because === null ? [] : [because.why, ...because.quotes.map(({ text }) => text)];

function shown(question: LiveQuestion, paused: boolean): Html {
  const { number, of, stem, options, right, answered, open, because, voided } = question;
  const length = [stem, ...options, ...wordsOf(because)].join('').length;
  const size = length <= SHORT ? 'short' : length <= MIDDLE ? 'middle' : 'long';
  return html`<div class="item ${size}">
    <h2>Câu ${number}/${of}</h2>
    <p class="stem" dir="auto">${stem}</p>
    ${choices(question)}
    <div class="foot">
      ${timeLeft(question)}
      <p class="answered"><strong>${answered}</strong> người đã trả lời.</p>
      ${voided ? html`<p class="state">${voidOf(number)}</p>` : open || right !== null ? '' : html`<p class="state">Hết giờ.</p>`}
      ${paused ? html`<p class="state paused">${open ? 'Tạm dừng sau câu này' : 'Đang tạm dừng'}</p>` : ''}
    </div>
    ${right === null ? '' : reasons(because, null, true)}
  </div>`;
}

const WITHHELD =
  'Bảng xếp hạng có tên không còn hiện ở đây. Người soạn bài và quản trị viên đăng nhập rồi mở lại trang này để xem.';

function final({ ranking: people, teamRanking, players, withheld }: LiveView): Html {
  if (withheld)
    return html`<div class="boards">
      ${teamRanking.length === 0 ? '' : html`<div>${ranking('Xếp hạng đội', teamRanking)}</div>`}
      <div>
        <p class="state">${players} người đã tham gia.</p>
        <p>${WITHHELD}</p>
      </div>
    </div>`;
  return html`<div class="boards">
    ${teamRanking.length === 0 ? '' : html`<div>${ranking('Xếp hạng đội', teamRanking)}</div>`}
    <div>
      ${people.length === 0 ? html`<p class="state">Chưa có ai trả lời.</p>` : ranking('Kết quả', people)}
      ${players > people.length ? html`<p>và ${players - people.length} người nữa</p>` : ''}
    </div>
  </div>`;
}
