import { html } from 'hono/html';
import type { CourseLine, ManyItemLine, ManyRounds, Share } from '../../../quiz.ts';
import { barChart, lineChart, percent, sparkline } from './chart.ts';
import type { Html } from './marked.ts';
import {
  barOf,
  beside,
  counted,
  ruleFigure,
  shareCell,
  SHARE_HEAD,
  shareRow,
  table,
} from './results-parts.ts';
import { describe } from './results-shares.ts';

/** Parts of the page of many rounds: units and people with their progress, periods, items. */

/** Lines on the page; the file has all of them. */
const MOST_PERSONS = 200;
const MOST_CHARTS = 12;
const MOST_ITEMS = 40;

const more = (count: number, what: string): Html | string =>
  count <= 0 ? '' : html`<p class="help">Còn ${count} ${what}: xem trong tệp tải về.</p>`;

export function unitsPart({ units, periods, period }: ManyRounds): Html | string {
  if (units.length === 0) return '';
  const drawn = { id: 'chart-units', title: 'Tỷ lệ đúng theo đơn vị', description: describe(units) };
  const bars = barChart(
    drawn,
    units.map((line) => barOf(line.label, line)),
  );
  const moved = units.filter(({ points }) => points.filter((point) => point !== null).length > 1);
  const charts = moved.slice(0, MOST_CHARTS).map((unit, index) => unitChart(unit, index, periods));
  return html`<h2>Đơn vị</h2>
    ${beside(bars, table('Đơn vị', ['Đơn vị', ...SHARE_HEAD], units.map(shareRow)))}
    ${
      periods.length < 2
        ? ''
        : html`<h3>Tiến bộ của từng đơn vị</h3>
            ${charts.length === 0 ? '' : html`<div class="courses">${charts}</div>`}
            ${courses('Tiến bộ của từng đơn vị', 'Đơn vị', units, { periods, period })}`
    }`;
} // prettier-ignore

/** Periods in which a unit has no answers are left out of its line; of a single one there is no line. */
function unitChart({ label, points }: CourseLine, index: number, periods: ManyRounds['periods']): Html {
  const shown = points.flatMap((point, at) => (point === null ? [] : [barOf(periods[at]?.label ?? '', point)]));
  const drawn = { id: `chart-unit-${String(index)}`, title: `Tiến bộ: ${label}`, description: describe(shown) };
  return html`<figure>
    <figcaption dir="auto">${label}</figcaption>
    ${lineChart(drawn, shown)}
  </figure>`;
} // prettier-ignore

type Timed = Pick<ManyRounds, 'periods' | 'period'>;

/** Everybody over the same periods; the small line says at a glance what the numbers say. */
function courses(name: string, first: string, lines: readonly CourseLine[], { periods, period }: Timed, of = 'lượt'): Html {
  const head = [first, 'Xu hướng', ...periods.map(({ label }) => (period === 'week' ? label.slice(0, 5) : label))];
  const rows = lines.map(
    ({ label, points }) =>
      html`<tr>
        <th scope="row" dir="auto">${label}</th>
        <td>${sparkline(points.map((point) => point?.share ?? null))}</td>
        ${points.map((point) => html`<td>${pointCell(point)}</td>`)}
      </tr>`,
  );
  return html`${table(name, head, rows)}
    <p class="help">
      ${period === 'week' ? 'Cột là tuần, ghi ngày thứ hai' : 'Cột là tháng'}; trong ô là tỷ lệ đúng và số câu
      đúng trên số ${of}.
    </p>`;
} // prettier-ignore

const pointCell = (point: Share | null): Html | string =>
  point === null ? '–' : html`${percent(point.share)} <small>${counted(point)}</small>`;

export function personsPart({ persons, periods, period }: ManyRounds): Html | string {
  if (persons.length === 0) return '';
  const shown = persons.slice(0, MOST_PERSONS);
  const rows = shown.map(
    (line) =>
      html`<tr>
        <th scope="row" dir="auto">${line.label}</th>
        <td>${counted(line)}</td>
        <td>${shareCell(line)}</td>
        <td>${line.rounds}</td>
      </tr>`,
  );
  return html`<h2>Từng người</h2>
    ${table('Từng người', ['Họ tên', 'Đúng/câu được hỏi', 'Tỷ lệ (khoảng 95%)', 'Bài tham gia'], rows)}
    <p class="help">
      Tỷ lệ: số câu đúng trên mọi câu được hỏi trong các bài người đó tham gia, câu không trả lời tính là chưa
      đúng; ít được nhớ nhất đứng trước. Bài tham gia: không kể bài ẩn danh.
    </p>
    ${periods.length < 2 ? '' : html`<h3>Tiến bộ của từng người</h3>
            ${courses('Tiến bộ của từng người', 'Họ tên', shown, { periods, period }, 'câu được hỏi')}`}
    ${more(persons.length - shown.length, 'người')}`;
} // prettier-ignore

export function periodsPart({ periods, period }: ManyRounds): Html | string {
  if (periods.length < 2) return '';
  const name = period === 'week' ? 'Tiến bộ theo tuần' : 'Tiến bộ theo tháng';
  const drawn = { id: 'chart-periods', title: name, description: describe(periods) };
  const line = lineChart(
    drawn,
    periods.map((one) => barOf(one.label, one)),
  );
  const first = period === 'week' ? 'Tuần từ ngày' : 'Tháng';
  return html`<h2>${name}</h2>
    ${beside(line, table(name, [first, ...SHARE_HEAD], periods.map(shareRow)))}`;
}

export function itemsPart({ items }: ManyRounds): Html {
  const shown = items.slice(0, MOST_ITEMS);
  return html`<h2>Từng câu hỏi</h2>
    <p class="help">Câu ít người đúng nhất đứng trước; mỗi người tính lần trả lời đầu.</p>
    ${shown.map(itemPart)} ${more(items.length - shown.length, 'câu')}`;
}

function itemPart(line: ManyItemLine, index: number): Html {
  const { stem, options, faults, rule, rounds } = line;
  const id = `cau-${String(index + 1)}`;
  return html`<section class="item" aria-labelledby="${id}">
    <h3 id="${id}" dir="auto">${stem}</h3>
    <p>${counted(line)} người đúng, ${shareCell(line)}, trong ${rounds} bài có hỏi câu này</p>
    ${faults.map((fault) => html`<p class="fault">Cần xem lại: ${fault}.</p>`)}
    <details>
      <summary>Phương án đã chọn, quy định</summary>
      <ul class="taken">
        ${options.map(
          ({ text, count, right }) =>
            html`<li ${right ? html`class="right"` : ''}>
              <span dir="auto">${text}</span> <small>${count} người${right ? ', đáp án' : ''}</small>
            </li>`,
        )}
      </ul>
      ${ruleFigure(rule)}
    </details>
  </section>`;
}
