import { intervalBar, stackedBar } from './bars.ts';
import { machineText, type Machine } from './machine.ts';
import type { GroupMeasures } from './measures.ts';
import {
  failureTexts,
  groupCells,
  groupHeader,
  measureCells,
  measureHeader,
  namedMeasures,
} from './report.ts';
import type { SetRun } from './set-run.ts';

/** The report as one HTML file that needs nothing beside it: no script, no network. */
export function htmlReport(runs: readonly SetRun[], machine: Machine): string {
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
${runs.map(setSection).join('\n')}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; }
.wide { overflow-x: auto; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
thead th { border-bottom: 1px solid; font-weight: 600; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #b3261e; padding-left: .8rem; }
svg { vertical-align: middle; }
.track { fill: #8884; } .interval { stroke: currentColor; fill: none; }
.right { fill: #2e7d5b; } .withheld { fill: #c9a227; } .other { fill: #b3261e; }
.wrongly { fill: #7a1f5c; } .misrouted { fill: #7d8590; }
`;

function setSection(run: SetRun): string {
  const { set, on, snapshot, measures } = run;
  const rows = namedMeasures(measures).map((named) => [
    ...measureCells(named).map(escape),
    intervalBar(named[1]),
  ]);
  return [
    `<h2>Bộ ${set.name}: ${measures.questions} câu</h2>`,
    `<p>Tính theo ngày ${escape(on)}, bản thư viện ${escape(snapshot)}.</p>`,
    htmlTable([...measureHeader, ''], rows),
    groupTable('Theo cách viết', measures.byStyle),
    groupTable('Theo chủ đề', measures.byTopic),
    failures(run),
  ].join('\n');
}

function groupTable(name: string, groups: readonly GroupMeasures[]): string {
  const rows = groups.map((group) => [...groupCells(group).map(escape), groupBar(group)]);
  return htmlTable([name, ...groupHeader, ''], rows);
}

function groupBar({ right, withheld, otherClause, wronglyAnswered, misrouted }: GroupMeasures): string {
  return stackedBar([
    { name: 'right', count: right.count },
    { name: 'withheld', count: withheld },
    { name: 'other', count: otherClause },
    { name: 'wrongly', count: wronglyAnswered },
    { name: 'misrouted', count: misrouted },
  ]);
}

/** Cells of `rows` are HTML already; those of `header` are words of this program. */
function htmlTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${cells('th', header)}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function failures(run: SetRun): string {
  const texts = failureTexts(run).map((text) => `<pre>${escape(text)}</pre>`);
  return [`<h3>${texts.length} câu chưa đạt</h3>`, ...texts].join('\n');
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
