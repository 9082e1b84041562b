import { html } from 'hono/html';
import type { OwnAnswer, OwnReport, RoundFacts } from '../../../quiz.ts';
import { sayCode } from '../../../quiz-certificate.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { voidOf } from './quiz-parts.ts';
import { factsLine, keptPart, printHead, ruleFigure } from './results-parts.ts';

/** One's own part in a round. */
export function ownResultsPage(
  report: OwnReport,
  office: string | null,
  on: string,
  signedIn: boolean,
): Html {
  const { facts, line, place, answers, certificate } = report;
  const main = html`<div class="sheet results">
    ${printHead(office, `Kết quả: ${facts.title} (${facts.code})`, on)}
    <h1 dir="auto">Kết quả của bạn: ${facts.title}</h1>
    ${factsLine(facts)}
    <p>
      Bạn đúng
      <strong>${line.right}/${line.ofAll} câu</strong
      >${place === null ? '' : `, xếp thứ ${String(place.rank)} trong ${String(place.people)} người`}.
    </p>
    ${certificate === null ? '' : html`<p><a class="button" href="/chung-nhan/${sayCode(certificate)}">Xem chứng nhận</a></p>`}
    ${answers.map(answerPart)} ${keptPart(facts)} ${signedIn ? '' : signInHint()}
  </div>`;
  return layout({ title: `Kết quả: ${facts.title}`, here: null, kind: 'results', main });
}

const answerPart = ({ number, stem, chosen, right, correct, why, rules, other, voided }: OwnAnswer): Html =>
  html`<section class="item" aria-labelledby="cau-${number}">
    <h2 id="cau-${number}">
      ${voided ? voidOf(number) : `Câu ${String(number)}: ${chosen === null ? 'không trả lời' : correct ? '✔ đúng' : '✘ chưa đúng'}`}
    </h2>
    <p dir="auto">${stem}</p>
    <p dir="auto">
      ${chosen === null ? '' : `Bạn chọn: ${chosen}${correct || voided ? '' : '. '}`}${correct || voided ? '' : html`Đáp án: <strong>${right}</strong>`}
    </p>
    ${why === '' || voided ? '' : html`<p dir="auto">${why}</p>`} ${rules.map(ruleFigure)}
    ${other === null || voided ? '' : html`<p dir="auto">Đáp án đã chọn: ${other.why}</p>`}
    ${voided ? '' : ruleFigure(other?.rule ?? null)}
  </section>`;

const signInHint = (): Html =>
  html`<p class="help">
    Bạn là người soạn bài này? <a href="/dang-nhap">Đăng nhập</a> rồi mở lại trang để xem kết quả của cả bài.
  </p>`;

/** For who has no part in the round. */
export function noResultsPage(facts: RoundFacts, signedIn: boolean): Html {
  const main = html`<div class="sheet">
    <h1>Kết quả chỉ dành cho người có phần trong bài</h1>
    <p>
      Kết quả của bài ${facts.code} chỉ hiện với người soạn bài, quản trị viên, và với mỗi người tham gia phần
      của chính người đó.
    </p>
    ${
      signedIn
        ? html`<p>
            Tài khoản đang đăng nhập không soạn bài này và không tham gia. Nếu bạn đã làm bài trong Telegram
            hoặc Zalo, hãy nhắn /dangnhap ở đó lấy mã rồi đăng nhập lại.
          </p>`
        : html`<p>
            Nếu bạn soạn bài hoặc đã làm bài: nhắn /dangnhap cho Kỷ Cương trong Telegram hoặc Zalo để lấy mã,
            đăng nhập rồi mở lại trang này.
          </p>`
    }
    <p><a class="button" href="/dang-nhap">Đăng nhập</a></p>
  </div>`;
  return layout({ title: 'Kết quả', here: null, kind: 'text', main });
}
