import { intervalBar, stackedBar } from './bars.ts';
import { goldenFailures, goldenRows, type GoldenJudgment, type GoldenRun } from './golden.ts';
import { machineText, type Machine } from './machine.ts';
import type { GroupMeasures } from './measures.ts';
import { plotted, plots, type Plotted } from './plots.ts';
import {
  failureTexts,
  groupCells,
  groupHeader,
  measureCells,
  measureHeader,
  namedMeasures,
  type NamedMeasure,
} from './report.ts';
import type { Judgment } from './run.ts';
import type { SetRun } from './set-run.ts';

/** Colours of a group's parts, in the order of `groupHeader` after the count of questions. */
const GROUP_CLASSES = ['right', 'withheld', 'other', 'wrongly', 'misrouted'] as const;

/** The report as one HTML file that needs nothing beside it: no script, no network. */
export function htmlReport(
  runs: readonly SetRun[],
  machine: Machine,
  golden: readonly GoldenRun[] = [],
): string {
  const title = 'Kết quả hỏi thử Kỷ Cương';
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escape(machineText(machine))}</p>
${LEGEND}
${[...golden.map(goldenSection), ...runs.map(setSection)].join('\n')}
</body>
</html>
`;
}

const LEGEND = `<p class="legend">Màu: ${groupHeader
  .slice(1)
  .map(
    (name, at) =>
      `<span><svg width="12" height="12" aria-hidden="true"><rect class="${GROUP_CLASSES[at] ?? ''}" width="12" height="12"/></svg> ${name}</span>`,
  )
  .join(' ')}</p>`;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 78rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; }
.wide { overflow-x: auto; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 8rem; }
thead th { border-bottom: 1px solid; font-weight: 600; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #b3261e; padding-left: .8rem; }
svg { vertical-align: middle; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
figure { margin: 0; } .plot { width: 100%; height: auto; font: 11px system-ui, sans-serif; }
.plot text { fill: currentColor; } .grid { stroke: #8884; } .diagonal { stroke: #8888; stroke-dasharray: 4 4; }
.line { stroke: #2e7d5b; stroke-width: 2; fill: none; }
.legend span { white-space: nowrap; margin-right: .6rem; }
.track { fill: #8884; } .interval { stroke: currentColor; fill: none; }
.right { fill: #2e7d5b; } .withheld { fill: #c9a227; } .other { fill: #b3261e; }
.wrongly { fill: #7a1f5c; } .misrouted { fill: #7d8590; }
`;

function setSection(run: SetRun): string {
  const { set, measures } = run;
  return [
    headOf(`Bộ ${set.name}`, run),
    measureTable(namedMeasures(measures)),
    plots(run.judgments.map(plottedOf)),
    groupTable('Theo cách viết', measures.byStyle),
    groupTable('Theo chủ đề', measures.byTopic),
    failures(failureTexts(run)),
  ].join('\n');
}

function goldenSection(run: GoldenRun): string {
  const { set, measures } = run;
  return [
    headOf(`Bộ golden ${set.name}, cả kho văn bản`, run),
    measureTable(goldenRows(measures)),
    plots(run.judgments.map(plottedOf)),
    groupTable('Theo loại câu', measures.byKind),
    groupTable('Theo cách viết', measures.byStyle),
    groupTable('Theo chủ đề', measures.byTopic),
    failures(goldenFailures(run)),
  ].join('\n');
}

interface Asked {
  readonly on: string;
  readonly snapshot: string;
  readonly measures: { readonly questions: number };
}

function headOf(name: string, { on, snapshot, measures }: Asked): string {
  return `<h2>${escape(name)}: ${measures.questions} câu</h2>
<p>Tính theo ngày ${escape(on)}, bản thư viện ${escape(snapshot)}.</p>`;
}

function plottedOf({ question, answer, grade }: Judgment | GoldenJudgment): Plotted {
  const { outcome } = question.expect;
  return plotted(answer, grade, outcome === 'answered' || outcome === 'cited_not_held');
}

function measureTable(measures: readonly NamedMeasure[]): string {
  const rows = measures.map((named) => [...measureCells(named).map(escape), intervalBar(named[1])]);
  return htmlTable([...measureHeader, ''], rows);
}

function groupTable(name: string, groups: readonly GroupMeasures[]): string {
  const rows = groups.map((group) => {
    const [, , share, interval] = measureCells(['', group.right]);
    const cells = [...groupCells(group), share ?? '', interval ?? ''].map(escape);
    return [...cells, intervalBar(group.right), groupBar(group)];
  });
  return htmlTable([name, ...groupHeader, 'tỉ lệ đúng', 'khoảng 95%', '', ''], rows);
}

function groupBar({ right, withheld, otherClause, wronglyAnswered, misrouted }: GroupMeasures): string {
  const counts = [right.count, withheld, otherClause, wronglyAnswered, misrouted];
  return stackedBar(GROUP_CLASSES.map((name, at) => ({ name, count: counts[at] ?? 0 })));
}

/** Cells of `rows` are HTML already; those of `header` are words of this program. */
function htmlTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${cells('th', header)}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function failures(texts: readonly string[]): string {
  const escaped = texts.map((text) => `<pre>${escape(text)}</pre>`);
  return `<details><summary>${texts.length} câu chưa đạt</summary>\n${escaped.join('\n')}\n</details>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
