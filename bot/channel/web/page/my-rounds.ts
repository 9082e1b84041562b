import { html } from 'hono/html';
import type { Mine } from '../../../quiz.ts';
import { LONGEST_NAME, sayCode, type Certificate } from '../../../quiz-certificate.ts';
import { sayTime } from '../../../hours.ts';
import { shortDay } from '../words.ts';
import type { Html } from './marked.ts';

/** What a person has to do with rounds, on the page of the own results: rounds led, rounds done, certificates. */
export function myRounds({ led, played, certificates, administers }: Mine): Html {
  return html`${certificatesPart(certificates)}
  ${
    administers
      ? html`<p>
          <a class="wide-touch" href="/ket-qua/toan-co-quan"
            >Kết quả toàn cơ quan: chủ đề, quy định, thời gian</a
          >
        </p>`
      : ''
  }
  ${
    led === null || led.length === 0
      ? ''
      : html`<p>
          <a class="wide-touch" href="/ket-qua/nhieu-bai"
            >Kết quả nhiều bài: đơn vị, từng người, tiến bộ, câu hỏi</a
          >
        </p>`
  }
  ${led === null ? '' : list(administers ? 'Các bài đố của cơ quan' : 'Bài tôi đã soạn', led, html`Chưa có bài nào. <a class="wide-touch" href="/quiz/moi">Soạn bài đố</a>`)}
  ${played.length === 0 ? '' : list('Bài tôi đã làm', played, '')}`;
}

function list(title: string, rounds: Mine['played'], none: Html | string): Html {
  return html`<h2>${title}</h2>
    ${
      rounds.length === 0
        ? html`<p>${none}</p>`
        : html`<ul class="rounds">
            ${rounds.map(
              ({ code, title: about, at, ended }) =>
                html`<li>
                  <a class="wide-touch" href="/ket-qua/${code}" dir="auto">${about} (${code})</a>
                  <small
                    >${ended === null ? `soạn ${sayTime(at)}, chưa kết thúc` : `kết thúc ${sayTime(ended)}`}</small
                  >
                </li>`,
            )}
          </ul>`
    }`;
}

function certificatesPart(certificates: readonly Certificate[]): Html | string {
  if (certificates.length === 0) return '';
  const name = certificates.find((one) => one.name !== null)?.name ?? '';
  return html`<h2 id="chung-nhan">Chứng nhận của tôi</h2>
    <ul class="rounds">
      ${certificates.map(
        ({ code, title, right, of, day }) =>
          html`<li>
            <a class="wide-touch" href="/chung-nhan/${sayCode(code)}" dir="auto"
              >${title}: đúng ${right}/${of} câu</a
            >
            <small>ngày ${shortDay(day)}, mã ${sayCode(code)}</small>
          </li>`,
      )}
    </ul>
    <form class="fields" method="post" action="/ket-qua/ten">
      <label for="ten">Tên ghi trên chứng nhận</label>
      <p id="ten-giup" class="help">
        Ai có mã thì đọc được tên này. Để trống thì chứng nhận không ghi tên. Chứng nhận được giữ đến khi bạn
        xóa.
      </p>
      <input
        id="ten"
        name="ten"
        value="${name}"
        maxlength="${LONGEST_NAME}"
        autocomplete="name"
        aria-describedby="ten-giup"
      />
      <button class="button">Lưu tên</button>
    </form>`;
}
