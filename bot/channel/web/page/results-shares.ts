import { html } from 'hono/html';
import type { HeatLine, RuleLine, ShareLine } from '../../../quiz.ts';
import { barChart, heatChart, lineChart, percent } from './chart.ts';
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

/** Parts that pages of results have in common: rules, topics, weeks, each as a chart and a table. */

export const describe = (
  lines: readonly { readonly label: string; readonly share: number | null }[],
): string => lines.map(({ label, share }) => `${label}: ${percent(share)}`).join('; ');

/** The rules as a map, by topic, and as a table under the same numbers. */
export function rulesPart(heat: readonly HeatLine[], rules: readonly RuleLine[]): Html | string {
  if (rules.length === 0) return '';
  const drawn = {
    id: 'chart-rules',
    title: 'Bản đồ quy định ít được nhớ, theo chủ đề',
    description: `Mỗi ô là một quy định, mang số của nó trong bảng: ${heat
      .flatMap(({ cells }) => cells)
      .map(({ number, share }) => `${String(number)}: ${percent(share)}`)
      .join('; ')}.`,
  };
  return html`<h2>Quy định ít được nhớ</h2>
    <p class="help">
      Mỗi ô là một quy định: số trong bảng, rồi tỷ lệ đúng. Ít được nhớ nhất đứng trước, theo cận trên của
      khoảng 95%, để một câu sai lẻ loi không đứng đầu. Quy định có câu hỏi thuộc hai chủ đề thì đứng ở cả
      hai, với số liệu của từng chủ đề.
    </p>
    ${heat.length === 0 ? '' : html`<figure>${heatChart(drawn, heat)}</figure>`} ${rulesTable(rules)}`;
}

const rulesTable = (rules: readonly RuleLine[]): Html =>
  table('Quy định ít được nhớ', ['Số', 'Quy định', ...SHARE_HEAD], rules.map(ruleRow));

const ruleRow = (line: RuleLine): Html =>
  html`<tr>
    <td>${line.number}</td>
    <td>${ruleFigure(line.rule)}</td>
    <td>${counted(line)}</td>
    <td>${shareCell(line)}</td>
    <td>${line.people}</td>
  </tr>`;

export function topicsPart({ topics }: { readonly topics: readonly ShareLine[] }): Html | string {
  if (topics.length === 0) return '';
  const drawn = { id: 'chart-topics', title: 'Tỷ lệ đúng theo chủ đề', description: describe(topics) };
  const bars = barChart(
    drawn,
    topics.map((line) => barOf(line.label, line)),
  );
  return html`<h2>Chủ đề</h2>
    ${beside(bars, table('Chủ đề', ['Chủ đề', ...SHARE_HEAD], topics.map(shareRow)))}
    <p class="help">
      Gạch ngang là khoảng tin cậy 95% của tỷ lệ; dưới mười lượt trả lời thì cột vẽ nhạt và tỷ lệ chưa nói
      được nhiều.
    </p>`;
}

/** Progress of the whole office. */
export function weeksPart(weeks: readonly ShareLine[]): Html | string {
  if (weeks.length === 0) return '';
  const drawn = { id: 'chart-weeks', title: 'Tỷ lệ đúng theo tuần', description: describe(weeks) };
  const line = lineChart(
    drawn,
    weeks.map((week) => barOf(week.label, week)),
  );
  return html`<h2>Tiến bộ theo tuần</h2>
    <p class="help">
      Tính chung mọi bài đố và mọi lượt luyện tập của cả cơ quan, không nêu tên; tuần có dưới năm người thì
      không kể.
    </p>
    ${beside(line, table('Tiến bộ theo tuần', ['Tuần từ ngày', ...SHARE_HEAD], weeks.map(shareRow)))}`;
}
