import { html } from 'hono/html';
import { shareOf, type Share } from '../../../quiz.ts';
import type { Progress } from '../../../quiz-practice.ts';
import { shortDay } from '../words.ts';
import { lineChart } from './chart.ts';
import type { Html } from './marked.ts';
import { barOf, beside, counted, shareCell, table } from './results-parts.ts';
import { describe } from './results-shares.ts';

type Week = Progress['weeks'][number];

/** A person's own progress by week; of one week there is none. */
export function ownWeeks(weeks: Progress['weeks']): Html | string {
  if (weeks.length < 2) return '';
  const points = weeks.map((week) => barOf(shortDay(week.monday), all(week)));
  const drawn = { id: 'chart-own', title: 'Tỷ lệ đúng của tôi theo tuần', description: describe(points) };
  const head = ['Tuần từ ngày', 'Luyện tập', 'Bài đố', 'Tỷ lệ (khoảng 95%)'];
  return html`<h2>Tiến bộ theo tuần</h2>
    ${beside(lineChart(drawn, points), table('Tiến bộ theo tuần', head, weeks.map(row)))}
    <p class="help">Số câu đúng trên số lượt trả lời, nửa năm gần nhất. Bài ẩn danh không tính vào đây.</p>`;
}

const all = ({ practice, rounds }: Week): Share =>
  shareOf(practice.right + rounds.right, practice.answers + rounds.answers);

const row = (week: Week): Html => {
  const cell = ({ right, answers }: Week['practice']) =>
    answers === 0 ? '–' : counted(shareOf(right, answers));
  return html`<tr>
    <th scope="row">${shortDay(week.monday)}</th>
    <td>${cell(week.practice)}</td>
    <td>${cell(week.rounds)}</td>
    <td>${shareCell(all(week))}</td>
  </tr>`;
};
