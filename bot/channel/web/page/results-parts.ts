import { html } from 'hono/html';
import {
  joined,
  type FileOffer,
  type RoundFacts,
  type Rule,
  type Share,
  type ShareLine,
} from '../../../quiz.ts';
import { sayTime } from '../../../hours.ts';
import { quotePath } from '../links.ts';
import { shortDay } from '../words.ts';
import { percent, type Bar } from './chart.ts';
import type { Html } from './marked.ts';

/** Pieces of the pages of results. */

/** `8/10`. */
export const counted = ({ right, answers }: Share): string => `${String(right)}/${String(answers)}`;

/** `80% (49–94%)`; few answers are marked. */
export const shareCell = (share: Share): Html =>
  html`<strong>${percent(share.share)}</strong>
    <small
      >${share.share === null ? '' : `${String(Math.round(share.low * 100))}–${percent(share.high)}`}${share.few ? ', ít lượt' : ''}</small
    >`;

export const barOf = (label: string, { share, low, high, few }: Share): Bar => ({
  ...{ label, share, low, high, few },
});

/** A table that is moved sideways where it is too wide; by keyboard too. */
export function table(name: string, head: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="wide" role="region" aria-label="${name}" tabindex="0">
    <table>
      <caption class="unseen">
        ${name}
      </caption>
      <thead>
        <tr>
          ${head.map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export const shareRow = (line: ShareLine): Html =>
  html`<tr>
    <th scope="row" dir="auto">${line.label}</th>
    <td>${counted(line)}</td>
    <td>${shareCell(line)}</td>
    <td>${line.people}</td>
  </tr>`;
export const SHARE_HEAD = ['Đúng/lượt', 'Tỷ lệ (khoảng 95%)', 'Số người'] as const;

/** A chart beside its table. */
export const beside = (chart: Html, numbers: Html): Html =>
  html`<div class="beside">
    <figure>${chart}</figure>
    ${numbers}
  </div>`;

/** The rule's own words with the way to them. */
export function ruleFigure(rule: Rule | null): Html | string {
  if (rule === null) return '';
  const { quote, place, stands } = rule;
  return html`<div class="rule">
    ${quote === null ? '' : html`<blockquote><p dir="auto">${joined(quote.text)}</p></blockquote>`}
    <p class="place">${rulePlace(rule)}</p>
    ${stands || quote === null ? '' : html`<p class="help">Lời quy định lúc đố; nay kho không còn đúng lời này ở ${place}.</p>`}
  </div>`;
}

function rulePlace({ provision, place, quote, stands }: Rule): Html | string {
  if (!stands) return place;
  const document = quote?.document ?? provision.slice(0, provision.indexOf('#'));
  const [start, end] = [quote?.start ?? 0, quote?.end ?? 0];
  return html`<a class="wide-touch" href="${quotePath({ document, provision, start, end })}">${place}</a>`;
}

const KINDS: Readonly<Record<RoundFacts['kind'], string>> = {
  live: 'trực tiếp',
  scheduled: 'trực tiếp, hẹn giờ',
  assignment: 'tự làm',
};
const PHASES: Readonly<Record<RoundFacts['phase'], string>> = {
  waiting: 'chưa bắt đầu',
  running: 'đang chạy, số liệu tính đến lúc mở trang',
  ended: 'đã kết thúc',
};

/** What kind of round, when. */
export function factsLine({
  code,
  kind,
  phase,
  startedAt,
  endedAt,
  questions,
  voids,
  anonymous,
}: RoundFacts): Html {
  return html`<p class="help">
    Mã ${code}, ${KINDS[kind]}, ${questions}
    câu${voids === 0 ? '' : `, ${String(voids)} câu không tính`}${anonymous ? ', ẩn danh' : ''};
    ${PHASES[phase]}. ${startedAt === null ? '' : `Bắt đầu ${sayTime(startedAt)}.`}
    ${endedAt === null ? '' : `Kết thúc ${sayTime(endedAt)}.`}
  </p>`;
}

/** What can be taken away. `at`: the address before the file's name; `query`: what stands behind it, with its question mark. */
export function downloads(at: string, files: readonly FileOffer[], query = ''): Html {
  const path = (file: string) => `${at}/${file}${query}`;
  return html`<div class="no-print">
    <p><a class="button" href="${path('ket-qua.xlsx')}" download>Tải XLSX (mọi bảng)</a></p>
    <details>
      <summary>Tải từng bảng (CSV), in hoặc lưu PDF</summary>
      <ul class="files">
        ${files.map(({ file, name }) => html`<li><a class="wide-touch" href="${path(file)}" download>${name}</a></li>`)}
      </ul>
      <p class="help">In hoặc lưu thành PDF: dùng lệnh In của trình duyệt, trang tự xếp lại cho khổ A4.</p>
    </details>
  </div>`;
}

/** How long it is kept, and who sees what. */
export const keptPart = ({ goneOn, anonymous }: RoundFacts): Html =>
  html`<p class="help retention">
    Kết quả này được giữ đến hết ngày ${shortDay(dayBefore(goneOn))} rồi tự xóa.
    ${anonymous ? 'Bài ẩn danh: không lưu tên ai.' : 'Chỉ người soạn bài và quản trị viên thấy tên.'} Ai cũng
    xóa được câu trả lời của mình: <code>/quen</code>, hoặc “Xóa kết quả của tôi” ở
    <a href="/ket-qua">Kết quả của tôi</a>.
  </p>`;

const DAY_MS = 24 * 60 * 60 * 1_000;
const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

/** Stands at the head of what is printed. */
export const printHead = (office: string | null, title: string, on: string): Html =>
  html`<p class="print-only print-head">
    <span dir="auto">${office ?? 'Kỷ Cương'}</span><span dir="auto">${title}</span
    ><span>In ngày ${shortDay(on)}</span>
  </p>`;
