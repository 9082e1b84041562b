import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import { VOID } from '../../../quiz-rounds.ts';
import type { SteeredView, SteeringAct } from '../../../quiz.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { choices, LOOK, ranking, reasons, speaker, timeLeft, voidOf } from './quiz-parts.ts';

/** Where a round is run. `root`: where people reach the pages; `telegram`: the link that joins the round there. */
export function steerPage(
  view: SteeredView,
  { root, telegram }: { readonly root: string; readonly telegram: string | null },
  refused: string | null,
): Html {
  const { title, code, phase } = view;
  const main = html`<div class="sheet quiz steer">
    <h1>${title}</h1>
    <p class="links">
      <span>Mã <strong>${code}</strong>, vào ở <b>${root}/quiz</b></span>
      <a class="button quiet" href="/quiz/${code}/man-hinh">Màn hình lớn</a>
      <a class="button quiet" href="/quiz/${code}">Trang người làm</a>
      <a class="button quiet" href="/quiz">Bài của tôi</a>
    </p>
    ${telegram === null || phase === 'ended' ? '' : html`<p>Vào bài trên Telegram: <a href="${telegram}">${telegram}</a></p>`}
    ${speaker()} ${steerPiece(view, refused)}
  </div>`;
  const looks = phase === 'ended' ? {} : { refresh: LOOK };
  return layout({ title: `${title}, điều khiển`, here: null, kind: 'quiz', main, ...looks });
}

export function steerPiece(view: SteeredView, refused: string | null): Html {
  const { phase, paused, question, players, answered, acts } = view;
  const members = view.teams.map((team) => team.members);
  const state = [
    phase,
    paused,
    players,
    answered,
    question?.number,
    question?.open,
    view.voids.length,
    ...acts,
    ...members,
  ];
  return html`<section
    id="quiz"
    data-version="${state.join('.')}"
    data-say="${standingOf(view)}"
    ${phase === 'ended' ? '' : html`data-looks`}
  >
    ${refused === null ? '' : html`<p class="refused" role="alert">${refused}</p>`}
    <p class="state ${paused ? 'paused' : ''}">${standingOf(view)}</p>
    ${view.voids.length === 0 ? '' : html`<p>Câu ${view.voids.join(', ')} ${VOID}.</p>`} ${buttons(view)}
    ${question === null || phase === 'ended' ? '' : asked(view)} ${peoplePart(view)}
    ${phase === 'ended' ? html`<p><a class="button" href="/ket-qua/${view.code}">Xem kết quả chi tiết</a></p>` : ''}
  </section>`;
}

function standingOf({ phase, kind, paused, question, of, startsAt, deadline }: SteeredView): string {
  if (phase === 'ended') return 'Đã kết thúc.';
  if (phase === 'waiting')
    return startsAt === null
      ? `${kind === 'assignment' ? 'Chưa mở' : 'Chưa bắt đầu'}, ${String(of)} câu.`
      : `Tự bắt đầu lúc ${sayTime(startsAt)}, ${String(of)} câu.`;
  if (kind === 'assignment')
    return deadline === null
      ? `Đang mở, ${String(of)} câu.`
      : `Đang mở đến ${sayTime(deadline)}, ${String(of)} câu.`;
  if (question === null) return paused ? 'Đang tạm dừng.' : 'Câu đầu tiên sắp hiện.';
  const { number, open, voided } = question;
  const where = voided
    ? voidOf(number)
    : open
      ? `Câu ${String(number)}/${String(of)} đang mở.`
      : `Câu ${String(number)}/${String(of)} đã đóng.`;
  return paused ? `${where} Đang tạm dừng${open ? ' sau câu này' : ''}.` : where;
}

const ACT_NAMES: Readonly<Record<SteeringAct, string>> = {
  start: 'Bắt đầu',
  close: 'Đóng câu này',
  ask: 'Câu tiếp theo ngay',
  pause: 'Tạm dừng',
  resume: 'Tiếp tục',
  end: 'Kết thúc bài',
};

/** The end is asked for twice: nothing takes it back. A button says which item was seen, so that a late press closes no other. */
function buttons({ code, acts, question, phase, kind }: SteeredView): Html | string {
  if (acts.length === 0) return '';
  const seen = html`<input type="hidden" name="cau" value="${question?.number ?? 0}" />`;
  const button = (act: SteeringAct, quiet: boolean, words = ACT_NAMES[act]) =>
    html`<button class="button ${quiet ? 'quiet' : ''}" id="viec-${act}" name="viec" value="${act}">
      ${words}
    </button>`;
  const [first = 'end'] = acts;
  const start = phase === 'waiting' && kind !== 'live' ? 'Bắt đầu ngay' : undefined;
  const end = phase === 'waiting' ? 'Bỏ bài này' : kind === 'assignment' ? 'Đóng bài' : ACT_NAMES.end;
  return html`<div class="acts">
    <form class="steering" method="post" action="/quiz/${code}/dieu-khien">
      ${seen}
      ${phase === 'waiting' ? html`<a class="button quiet" href="/quiz/${code}/cau-hoi">Xem, đổi câu hỏi</a>` : ''}
      ${acts.filter((act) => act !== 'end').map((act) => button(act, act !== first, act === 'start' ? start : undefined))}
    </form>
    <details id="ket-thuc">
      <summary>${end}…</summary>
      <form class="steering" method="post" action="/quiz/${code}/dieu-khien">
        ${seen}
        <p>
          ${phase === 'waiting' ? 'Bài chưa chạy sẽ đóng lại.' : 'Không ai trả lời thêm được nữa.'} Việc này
          không lấy lại được.
        </p>
        ${button('end', false)}
      </form>
    </details>
  </div>`;
}

function asked({ question, players, answered }: SteeredView): Html | string {
  if (question === null) return '';
  return html`<section class="asked-now" aria-labelledby="cau-hoi">
    <h2 id="cau-hoi">Câu ${question.number}/${question.of}</h2>
    ${timeLeft(question)}
    <p class="stem" dir="auto">${question.stem}</p>
    ${choices(question)}
    <p>${answered}/${Math.max(players, answered)} người đã trả lời.</p>
    ${reasons(question.because, null)}
  </section>`;
}

/** Names and lines that the page shows; the results page has them all. */
const MOST_NAMES = 60;
const MOST_LINES = 15;

function peoplePart(view: SteeredView): Html {
  const { players, answered, people, teams, teamRanking, phase, kind } = view;
  const heading =
    kind === 'assignment'
      ? `${String(players)} người đã vào, ${String(answered)} người làm xong`
      : `${String(players)} người đã vào`;
  const ranked = phase === 'ended' ? 'Kết quả' : 'Xếp hạng đến lúc này';
  const more = (all: number, most: number) =>
    all > most ? html`<p class="help">và ${all - most} người nữa</p>` : '';
  return html`<h2>${heading}</h2>
    ${teams.length === 0 ? '' : html`<p>${teams.map(({ name, members }) => `${name}: ${String(members)} người`).join('; ')}.</p>`}
    ${
      people === null
        ? html`<p class="help">
            Bài của cán bộ tập huấn khác: tên người làm chỉ người soạn và quản trị viên thấy.
          </p>`
        : html`<ul class="joined">
              ${people.joined.slice(0, MOST_NAMES).map(({ name, done }) => html`<li>${name}${done ? ' ✔' : ''}</li>`)}
            </ul>
            ${more(players, MOST_NAMES)}
            ${ranking(ranked, players === 0 ? [] : people.ranking.slice(0, MOST_LINES))}
            ${more(people.ranking.length, MOST_LINES)}`
    }
    ${ranking('Xếp hạng đội', teamRanking)}`;
}
