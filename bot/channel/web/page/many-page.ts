import { html } from 'hono/html';
import { dayInVietNam } from '../../../day.ts';
import type { ManyRounds } from '../../../quiz.ts';
import { manyQuery, MANY_PATH } from '../many-fields.ts';
import { shortDay } from '../words.ts';
import { percent } from './chart.ts';
import { layout } from './layout.ts';
import { itemsPart, periodsPart, personsPart, unitsPart } from './many-parts.ts';
import type { Html } from './marked.ts';
import { counted, downloads, printHead, SHARE_HEAD, shareCell, table } from './results-parts.ts';
import { rulesPart, topicsPart } from './results-shares.ts';

/** Many rounds together, for a trainer or an administrator; the same page is what is printed. `on`: today. `fault`: what of the form could not be read. */
export function manyPage(
  many: ManyRounds,
  office: string | null,
  on: string,
  fault: string | null,
): Html {
  const { rounds, all, people, wanted, everybody } = many;
  const main = html`<div class="sheet results">
    ${printHead(office, 'Kết quả nhiều bài', on)}
    <h1>Kết quả nhiều bài</h1>
    ${fault === null ? '' : html`<p class="fault" role="alert">${fault}</p>`}
    ${chooser(many)} ${missing(many)}
    ${
      rounds.length === 0
        ? html`<p role="status">
            ${many.choices.length === 0 ? 'Chưa có bài nào kết thúc.' : 'Không có bài nào có câu trả lời trong phần đã chọn.'}
          </p>`
        : html`<p>
              ${sayWanted(many)}: ${sayRounds(many)}; ${people} người trả lời, đúng
              <strong>${percent(all.share)}</strong> (${counted(all)} lượt).
            </p>
            ${downloads(MANY_PATH, many.files, manyQuery(wanted))} ${roundsPart(many)} ${unitsPart(many)}
            ${personsPart(many)} ${rulesPart(many.heat, many.rules)} ${topicsPart(many)} ${periodsPart(many)}
            ${itemsPart(many)}`
    }
    <p class="help retention">
      ${everybody ? 'Bài của mọi người soạn.' : 'Chỉ tính bài do bạn soạn.'} Bài chưa kết thúc và câu đã loại khỏi bài thì
      không tính. Bài ẩn danh không nêu tên ai, mỗi lần tham gia tính là một người, đội dưới năm người nhập vào
      phần không ghi đội. Kết quả một bài mất đi khi hết hạn giữ bài đó, hoặc ngay khi người trả lời xóa phần của mình.
    </p>
    <p class="no-print"><a class="wide-touch" href="/ket-qua">Về danh sách bài</a></p>
  </div>`;
  return layout({ title: 'Kết quả nhiều bài', here: null, kind: 'results', main });
} // prettier-ignore

/** What was chosen, in words: it is printed too. */
function sayWanted({ wanted: { from, to, codes }, everybody }: ManyRounds): string {
  if (codes.length > 0) return 'Các bài đã chọn';
  const days = [...(from === null ? [] : [`từ ${shortDay(from)}`]), ...(to === null ? [] : [`đến ${shortDay(to)}`])];
  const of = everybody ? 'Mọi bài' : 'Mọi bài của bạn';
  return days.length === 0 ? `${of} còn giữ` : `${of} kết thúc ${days.join(' ')}`;
} // prettier-ignore

/** Which rounds are counted below, and which are not: those that nobody answered have nothing to count. */
function sayRounds({ rounds, looked }: ManyRounds): string {
  const [answered, empty] = [rounds.length, looked - rounds.length];
  const anonymous = rounds.filter((round) => round.anonymous).length;
  const said = [...(anonymous === 0 ? [] : [`${String(anonymous)} bài ẩn danh`]), ...(empty === 0 ? [] : [`${String(empty)} bài không ai trả lời nên không tính`])];
  const of = empty === 0 ? `${String(answered)} bài` : `${String(looked)} bài đã kết thúc, ${String(answered)} bài có câu trả lời`;
  return said.length === 0 ? of : `${of} (${said.join(', ')})`;
} // prettier-ignore

function missing({ left, unknown, looked, older, choices }: ManyRounds): Html {
  return html`${older ? html`<p class="help" role="status">Trang này chỉ xét ${choices.length} bài đã kết thúc trong những bài soạn gần đây nhất; bài cũ hơn: xem ở trang của từng bài.</p>` : ''}
  ${left === 0 ? '' : html`<p class="fault" role="status">Chỉ xét ${looked} bài mới nhất, còn ${left} bài cũ hơn chưa tính: hãy chọn khoảng ngày ngắn hơn.</p>`}
  ${
    unknown.length === 0
      ? ''
      : html`<p class="fault" role="status">
          Không có bài đã kết thúc nào của bạn mang mã ${unknown.join(', ')}.
        </p>`
  }`;
}

function chooser({ wanted, choices }: ManyRounds): Html | string {
  if (choices.length === 0) return '';
  const day = (name: string, label: string, value: string | null) =>
    html`<p>
      <label for="${name}">${label}</label>
      <input id="${name}" name="${name}" type="date" value="${value ?? ''}" />
    </p>`;
  return html`<form class="fields which no-print" method="get" action="${MANY_PATH}">
    <div class="days">${day('tu', 'Kết thúc từ ngày', wanted.from)} ${day('den', 'đến ngày', wanted.to)}</div>
    <details ${wanted.codes.length > 0 ? html`open` : ''}>
      <summary>Chọn từng bài (${choices.length} bài đã kết thúc)</summary>
      <p class="help">Chọn bài nào thì chỉ tính những bài đó, không kể ngày.</p>
      <fieldset class="picks">
        <legend class="unseen">Bài</legend>
        ${choices.map(
          ({ code, title, ended, chosen }) =>
            html`<label
              ><input type="checkbox" name="bai" value="${code}" ${chosen ? html`checked` : ''} /><span
                dir="auto"
                >${title} (${code}), ${shortDay(dayInVietNam(new Date(ended)))}</span
              ></label
            >`,
        )}
      </fieldset>
    </details>
    <p class="decide">
      <button class="button">Xem</button>
      <a class="button quiet" href="${MANY_PATH}">Mọi bài</a>
    </p>
  </form>`;
}

function roundsPart({ rounds }: ManyRounds): Html {
  const rows = rounds.map(
    (line) =>
      html`<tr>
        <th scope="row" dir="auto">
          <a class="wide-touch" href="/ket-qua/${line.code}">${line.label} (${line.code})</a>
        </th>
        <td>${shortDay(dayInVietNam(new Date(line.ended)))}${line.anonymous ? ', ẩn danh' : ''}</td>
        <td>${counted(line)}</td>
        <td>${shareCell(line)}</td>
        <td>${line.people}</td>
      </tr>`,
  );
  return html`<h2>Các bài</h2>
    ${table('Các bài', ['Bài', 'Kết thúc', ...SHARE_HEAD], rows)}
    <p class="help">Chỉ kể bài có câu trả lời.</p>`;
}
