import { intervalBar, stackedBar } from './bars.ts';
import { escape } from './escape.ts';
import { goldenFailures, goldenRows, type GoldenJudgment, type GoldenRun } from './golden.ts';
import { KIND_NAMES, nameGroups, STYLE_NAMES, TOPIC_NAMES, type Names } from './html/names.ts';
import { STYLE } from './html/style.ts';
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

function setSection(run: SetRun): string {
  const { set, measures } = run;
  return [
    headOf(`Bộ ${set.name}`, run),
    measureTable(namedMeasures(measures)),
    plots(run.judgments.map(plottedOf), `bộ ${set.name}`),
    groupTable('Theo cách viết', measures.byStyle, STYLE_NAMES),
    groupTable('Theo chủ đề', measures.byTopic, TOPIC_NAMES),
    failures(failureTexts(run)),
  ].join('\n');
}

function goldenSection(run: GoldenRun): string {
  const { set, measures } = run;
  return [
    headOf(`Bộ golden ${set.name}, cả kho văn bản`, run),
    measureTable(goldenRows(measures)),
    plots(run.judgments.map(plottedOf), `bộ golden ${set.name}`),
    groupTable('Theo loại câu', measures.byKind, KIND_NAMES),
    groupTable('Theo cách viết', measures.byStyle, STYLE_NAMES),
    groupTable('Theo chủ đề', measures.byTopic, TOPIC_NAMES),
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

function groupTable(name: string, groups: readonly GroupMeasures[], names: Names): string {
  const rows = nameGroups(groups, names).map((group) => {
    const [, , share = '', interval = ''] = measureCells(['', group.right]);
    const [own = '', asked = '', ...counts] = groupCells(group);
    const cells = [own, asked, share, interval].map(escape);
    return [...cells, intervalBar(group.right), ...counts.map(escape), groupBar(group)];
  });
  const [asked, ...counted] = groupHeader;
  return htmlTable([name, asked, 'tỉ lệ đúng', 'khoảng 95%', '', ...counted, ''], rows);
}

function groupBar({ right, withheld, otherClause, wronglyAnswered, misrouted }: GroupMeasures): string {
  const counts = [right.count, withheld, otherClause, wronglyAnswered, misrouted];
  return stackedBar(GROUP_CLASSES.map((name, at) => ({ name, count: counts[at] ?? 0 })));
}

/** Cells of `rows` are HTML already; those of `header` are words of this program. */
function htmlTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  // Two spaces before a name: a part of the row above.
  const open = (tag: string, cell: string) => (cell.startsWith('  ') ? `<${tag} class="part">` : `<${tag}>`);
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `${open(tag, cell)}${cell.trim()}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<div class="wide" tabindex="0"><table><thead><tr>${cells('th', header)}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function failures(texts: readonly string[]): string {
  const escaped = texts.map((text) => `<pre>${escape(text)}</pre>`);
  return `<details><summary>${texts.length} câu chưa đạt</summary>\n${escaped.join('\n')}\n</details>`;
}
