import { html } from 'hono/html';
import type { ItemLine, RankedLine, RoundReport } from '../../../quiz.ts';
import { barChart, histogram, percent } from './chart.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { voidOf } from './quiz-parts.ts';
import {
  barOf,
  beside,
  counted,
  downloads,
  factsLine,
  keptPart,
  printHead,
  ruleFigure,
  shareCell,
  SHARE_HEAD,
  shareRow,
  table,
} from './results-parts.ts';
import { describe, rulesPart, topicsPart, weeksPart } from './results-shares.ts';

/** All of a round's results, for its trainer and administrators; the same page is what is printed. `on`: today. */
export function resultsPage(report: RoundReport, office: string | null, on: string): Html {
  const { facts, people } = report;
  const main = html`<div class="sheet results">
    ${printHead(office, `Kết quả: ${facts.title} (${facts.code})`, on)}
    <h1 dir="auto">Kết quả: ${facts.title}</h1>
    ${factsLine(facts)}
    ${
      report.items.every(({ answers }) => answers === 0)
        ? html`<p role="status">${people === 0 ? 'Chưa có ai tham gia.' : 'Chưa có ai trả lời.'}</p>`
        : html`${downloads(`/ket-qua/${facts.code}`, report.files)} ${summary(report)} ${rankingPart(report)}
          ${teamsPart(report)}
          ${rulesPart(
            report.heat,
            report.heat.flatMap(({ cells }) => cells),
          )}
          ${topicsPart(report)} ${itemsPart(report.items)}`
    }
    ${weeksPart(report.weeks)} ${keptPart(facts)}
  </div>`;
  return layout({ title: `Kết quả: ${facts.title}`, here: null, kind: 'results', main });
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1).replace('.', ',');

function summary({ people, all, ms, ranking, facts }: RoundReport): Html {
  const passed = ranking.filter((one) => one.passed === true).length;
  const most = Math.max(0, ...ranking.map(({ ofAll }) => ofAll));
  const counts = Array.from(
    { length: most + 1 },
    (_, right) => ranking.filter((one) => one.right === right).length,
  );
  const drawn = {
    id: 'chart-scores',
    title: 'Số người theo số câu đúng',
    description: `Từ 0 đến ${String(most)} câu đúng: ${counts.map((count, right) => `${String(right)} câu ${String(count)} người`).join(', ')}.`,
  };
  const list = html`<dl class="sums">
    <div>
      <dt>Người tham gia</dt>
      <dd>${people}</dd>
    </div>
    <div>
      <dt>Trả lời đúng</dt>
      <dd>${percent(all.share)} <small>(${counted(all)} lượt)</small></dd>
    </div>
    ${
      ms === null
        ? ''
        : html`<div>
            <dt>Thời gian một câu</dt>
            <dd>${seconds(ms)} giây <small>(trung vị)</small></dd>
          </div>`
    }
    ${
      facts.pass === null
        ? ''
        : html`<div>
            <dt>Đạt từ ${facts.pass}%</dt>
            <dd>${passed} người</dd>
          </div>`
    }
  </dl>`;
  return html`<h2>Tổng quan</h2>
    ${beside(histogram(drawn, counts), list)}
    <p class="help">Biểu đồ: số người (cột) theo số câu đúng (dưới cột).</p>`;
}

function rankingPart({ ranking, facts }: RoundReport): Html {
  const [teamed, certified] = [ranking.some(({ team }) => team !== null), facts.pass !== null];
  const head = ['Hạng', 'Họ tên', 'Đúng/câu hỏi', 'Tỷ lệ (khoảng 95%)', 'Giây', ...(certified ? ['Chứng nhận'] : []), ...(teamed ? ['Đội'] : [])]; // prettier-ignore
  const row = (one: RankedLine) =>
    html`<tr>
      <td>${one.rank}</td>
      <th scope="row" dir="auto">${one.name}</th>
      <td>
        ${one.right}/${one.ofAll}${one.answered < one.ofAll ? html` <small>(trả lời ${one.answered})</small>` : ''}
      </td>
      <td>${shareCell(one)}</td>
      <td>${seconds(one.milliseconds)}</td>
      ${certified ? html`<td>${one.passed === true ? 'đạt' : ''}</td>` : ''}
      ${teamed ? html`<td dir="auto">${one.team ?? ''}</td>` : ''}
    </tr>`;
  return html`<h2>Từng người</h2>
    ${table('Xếp hạng từng người', head, ranking.map(row))}
    <p class="help">
      Tỷ lệ: số câu đúng trên mọi câu đã hỏi, câu không trả lời tính là chưa đúng. Giây: tổng thời gian của
      các câu đúng.
    </p>`;
}

function teamsPart({ teams }: RoundReport): Html | string {
  if (teams.length === 0) return '';
  const drawn = { id: 'chart-teams', title: 'Tỷ lệ đúng theo đội', description: describe(teams) };
  const bars = barChart(
    drawn,
    teams.map((line) => barOf(line.label, line)),
  );
  return html`<h2>Đội, đơn vị</h2>
    ${beside(bars, table('Đội, đơn vị', ['Đội', ...SHARE_HEAD], teams.map(shareRow)))}`;
}

function itemsPart(items: readonly ItemLine[]): Html {
  return html`<h2>Từng câu hỏi</h2>
    ${items.map(itemPart)}`;
}

function itemPart({ number, stem, options, faults, wrong, silent, rule, voided, ...share }: ItemLine): Html {
  const names = (said: string, list: readonly string[]) =>
    list.length === 0 ? '' : html`<p dir="auto"><strong>${said}:</strong> ${list.join('; ')}.</p>`;
  return html`<section class="item" aria-labelledby="cau-${number}">
    <h3 id="cau-${number}">${voided ? voidOf(number) : `Câu ${String(number)}: ${counted(share)} đúng`}</h3>
    <p dir="auto">${stem}</p>
    <ul class="taken">
      ${options.map(
        ({ text, count, right }) =>
          html`<li ${right && !voided ? html`class="right"` : ''}>
            <span dir="auto">${text}</span>
            <small>${count} người${right ? (voided ? ', đáp án theo lời văn cũ' : ', đáp án') : ''}</small>
          </li>`,
      )}
    </ul>
    ${faults.map((fault) => html`<p class="fault">Cần xem lại: ${fault}.</p>`)} ${names('Trả lời sai', wrong)}
    ${names('Không trả lời', silent)} ${ruleFigure(rule)}
  </section>`;
}
