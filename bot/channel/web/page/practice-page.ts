import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import type { Mine } from '../../../quiz.ts';
import type { PracticeView, Progress } from '../../../quiz-practice.ts';
import { provisionPath, quotePath } from '../links.ts';
import { shortDay } from '../words.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { myRounds } from './my-rounds.ts';
import { ownWeeks } from './own-weeks.ts';

type Question = NonNullable<PracticeView['question']>;
type Answered = NonNullable<PracticeView['answered']>;

/** A person's practice: what was answered last with its clause, then the next item. `said`: what the bot says, null for nothing. `rounds`: there are pages for rounds. */
export function practicePage(
  view: PracticeView | null,
  library: Library,
  said: string | null,
  rounds: boolean,
): Html {
  const question = view?.question ?? null;
  const answered = view?.answered ?? null;
  const main = html`<div class="sheet">
    <h1>Luyện tập</h1>
    ${said === null ? '' : html`<p class="passed" role="status">${said}</p>`}
    ${answered === null ? '' : answeredPart(answered, library)}
    ${question === null ? startPart(view) : questionPart(question)}
    <p><a href="/ket-qua">Kết quả của tôi</a></p>
    ${rounds ? html`<p><a href="/quiz">Có mã? Vào bài đố</a></p>` : ''}
  </div>`;
  return layout({ title: 'Luyện tập', here: '/luyen', kind: 'text', main });
}

function answeredPart(
  { correct, right, why, clauses, again, extra, stem }: Answered,
  library: Library,
): Html {
  return html`<section class="practice" aria-labelledby="vua-xong">
    <h2 id="vua-xong">${correct ? '✔ Đúng' : '✘ Chưa đúng'}</h2>
    <p class="help" dir="auto">${stem}</p>
    ${correct ? '' : html`<p dir="auto">Đáp án: <strong>${right}</strong></p>`}
    ${why === '' ? '' : html`<p dir="auto">${why}</p>`}
    ${clauses.map((clause) => clauseFigure(clause, library))}
    <p class="help">
      ${
        again !== null
          ? `Gặp lại ngày ${shortDay(again)}.`
          : extra
            ? 'Câu luyện thêm: chưa vào lịch ôn.'
            : 'Quy định này vừa thay đổi hoặc hết hiệu lực, nên câu này không tính.'
      }
    </p>
  </section>`;
}

function clauseFigure(clause: Answered['clauses'][number], library: Library): Html {
  const document = library.provision(clause.provision)?.document ?? '';
  const path = quotePath({ ...clause, document });
  return html`<figure class="quote">
    <blockquote cite="${path}"><p dir="auto">${clause.text}</p></blockquote>
    <figcaption>
      <p class="place">${clause.place}</p>
      <p class="actions"><a class="button quiet" href="${path}">Xem toàn văn</a></p>
    </figcaption>
  </figure>`;
}

function questionPart(question: Question): Html {
  const { number, of, fresh, extra, key, how } = question;
  return html`<section class="practice" aria-labelledby="cau-hoi">
    <h2 id="cau-hoi">Câu ${number}/${of} (${extra ? 'luyện thêm' : fresh ? 'điều mới' : 'ôn lại'})</h2>
    ${question.found === '' ? '' : html`<p class="help" dir="auto">${question.found}</p>`}
    <form class="${question.type === 'order' ? 'fields' : 'choose'}" method="post" action="/luyen">
      <input type="hidden" name="viec" value="tra-loi" />
      <input type="hidden" name="cau" value="${key}" />
      ${question.type === 'order' ? stepsField(question) : choiceField(question)}
      ${question.type === 'order' ? html`<p class="help">${how}</p>` : ''}
      <p><button class="button">Trả lời</button></p>
    </form>
    <form method="post" action="/luyen">
      <p><button class="button quiet" name="viec" value="dung">Dừng buổi luyện</button></p>
    </form>
  </section>`;
}

function choiceField(question: Question): Html {
  return html`<fieldset>
    <legend dir="auto">${question.stem}</legend>
    ${question.options.map(
      ({ letter, text }) =>
        html`<label
          ><input type="radio" name="chon" value="${letter}" required /><span dir="auto"
            >${letter}. ${text}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

/** Steps are put in order by their letters: without a script nothing can be dragged. */
function stepsField(question: Question): Html {
  return html`<p dir="auto"><strong>${question.stem}</strong></p>
    <ul>
      ${question.options.map(({ letter, text }) => html`<li dir="auto">${letter}. ${text}</li>`)}
    </ul>
    <label for="thu-tu">Thứ tự các chữ cái</label>
    <input id="thu-tu" name="chon" maxlength="30" autocomplete="off" autocapitalize="characters" required />`;
}

function startPart(view: PracticeView | null): Html {
  const score = view?.score ?? null;
  return html`<section class="practice" aria-labelledby="bat-dau">
    <h2 id="bat-dau">
      ${score === null || score.answered === 0 ? 'Buổi luyện mới' : `Đã xong: đúng ${String(score.right)}/${String(score.answered)} câu`}
    </h2>
    <p>Khoảng 5 phút: những điều bạn sắp quên, rồi vài điều mới. Sau mỗi câu có lời quy định và nơi trích.</p>
    <form class="fields" method="post" action="/luyen">
      <input type="hidden" name="viec" value="bat-dau" />
      <label for="chu-de">Chủ đề, số văn bản hay vài từ của quy định (không bắt buộc)</label>
      <input id="chu-de" name="chu-de" maxlength="80" autocomplete="off" aria-describedby="chu-de-giup" />
      <p class="help" id="chu-de-giup">Ví dụ: giờ làm việc. Gõ “danh sách” để xem các chủ đề.</p>
      <button class="button">Bắt đầu</button>
      <p class="help">
        Đã hết câu của hôm nay mà vẫn muốn luyện, ví dụ trước khi kiểm tra? Luyện thêm không làm đổi lịch ôn.
      </p>
      <button class="button quiet" name="them" value="1">Luyện thêm</button>
    </form>
    <p class="help">
      Muốn giữ kết quả qua nhiều ngày, hãy <a href="/dang-nhap">đăng nhập</a>: khi chưa đăng nhập, kết quả chỉ
      gắn với trình duyệt này cho đến khi bạn đóng nó.
    </p>
  </section>`;
}

/** A person's own results. */
export function progressPage(
  progress: PracticeView['progress'] | null,
  mine: Mine | null,
  said: string | null,
): Html {
  const has = progress !== null && (progress.learned > 0 || progress.rounds.answers > 0);
  const inRounds = mine !== null && mine.played.length + mine.certificates.length > 0;
  const none = inRounds ? 'Chưa có kết quả luyện tập nào.' : 'Chưa có kết quả nào.';
  const main = html`<div class="sheet">
    <h1>Kết quả của tôi</h1>
    ${said === null ? '' : html`<p class="passed" role="status">${said}</p>`}
    ${has ? html`${counts(progress)} ${ownWeeks(progress.weeks)} ${weakest(progress)}` : html`<p>${none}</p>`}
    ${mine === null ? '' : myRounds(mine)} ${has || inRounds ? removal() : ''}
    <p><a href="/luyen">Luyện tập</a></p>
  </div>`;
  return layout({ title: 'Kết quả của tôi', here: null, kind: 'results', main });
}

function counts({ learned, known, due, rounds, streak }: Progress | PracticeView['progress']): Html {
  return html`<ul>
    <li>Đã học ${learned} điều: đang nhớ ${known}, cần ôn thêm ${learned - known}.</li>
    <li>Hôm nay đến lượt ôn ${due} điều.</li>
    ${streak < 2 ? '' : html`<li>Đã luyện đều ${streak} ngày liền.</li>`}
    ${rounds.answers === 0 ? '' : html`<li>Trong các đợt kiểm tra: đúng ${rounds.right}/${rounds.answers} câu.</li>`}
  </ul>`;
}

function weakest({ weakest: weak }: PracticeView['progress']): Html | string {
  if (weak.length === 0) return '';
  return html`<h2>Còn hay sai</h2>
    <ul>
      ${weak.map(
        ({ provision, place, right, answers }) =>
          html`<li>
            <a href="${provisionPath(provision.slice(0, provision.indexOf('#')), provision)}">${place}</a>:
            đúng ${right}/${answers} lần
          </li>`,
      )}
    </ul>`;
}

/** It asks first, without a script too: a certificate that is gone cannot be checked any more. */
const removal = (): Html =>
  html`<details class="removal">
    <summary>Xóa kết quả của tôi…</summary>
    <form method="post" action="/ket-qua/xoa">
      <p class="help">
        Xóa là xóa hẳn: các lượt trả lời, thẻ ôn, phần của bạn trong các bài đố đã kết thúc, chứng nhận (mã
        của nó không kiểm tra được nữa) và đơn vị.
      </p>
      <p><button class="button quiet">Xóa kết quả của tôi</button></p>
    </form>
  </details>`;
