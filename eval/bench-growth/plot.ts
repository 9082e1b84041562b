import {
  growthHead,
  growthRows,
  MEASURES,
  pointsOf,
  PROJECTED,
  projectionOf,
  type Grown,
  type Measure,
} from '../bench-growth.ts';
import type { Machine } from '../machine.ts';
import { escape } from '../escape.ts';
import { spreadAt, type Interval, type Point } from './fit.ts';

/** The figures as one HTML file with a plot of each measure; every text in it but the set's name is made by this program. */
export function growthHtml(grown: readonly Grown[], on: string, machine: Machine, set: string): string {
  const [header = [], ...rows] = growthRows(grown);
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Thời gian và bộ nhớ theo số điều</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Thời gian và bộ nhớ theo số điều</h1>
<p>${escape(growthHead(grown, on, machine, set))}.</p>
<div class="wide"><table><thead>${line('th', header)}</thead><tbody>
${rows.map((row) => line('td', row)).join('\n')}
</tbody></table></div>
<p>Trục ngang: số điều; hai trục theo lôgarit. Chấm đặc: số đo, vạch: khoảng 95% qua các câu hỏi (cỡ nào cũng chỉ lập và mở một lần nên các hình khác không có khoảng). Nét đứt và chấm rỗng: phép chiếu đến 1 và 10 triệu điều, gấp 17 và 167 lần cỡ lớn nhất thường đo; vạch ở đó: khi bỏ lần lượt từng cỡ. Phép chiếu coi là quy luật giữ nguyên, không ai đã đo.</p>
<div class="plots">
${MEASURES.map((measure) => plot(grown, measure, set)).join('\n')}
</div>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: #2e7d5b; }
@media (prefers-color-scheme: dark) { :root { --line: #4fae86; } }
body { max-width: 78rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; } thead th { border-bottom: 1px solid; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.5rem; }
figure { margin: 0; } figcaption small { display: block; } svg { width: 100%; height: auto; }
svg text { font-size: 11px; fill: currentColor; }
path { fill: none; stroke: var(--line); } path.projected { stroke-dasharray: 4 4; } path.axis { stroke: #8888; }
path.interval { stroke: currentColor; }
circle { fill: var(--line); } circle.projected { fill: Canvas; stroke: var(--line); }
@media (max-width: 40rem) { body { padding: .75rem; } h1 { font-size: 1.4rem; } table { font-size: .8rem; } th, td { padding: .15rem .35rem; } }
`;

/** Units of a plot, and those kept free around it for figures. */
const [WIDTH, HEIGHT, MARGIN] = [340, 220, 44];

function plot(grown: readonly Grown[], measure: Measure, set: string): string {
  const points = pointsOf(grown, measure);
  if (points.length < 2) return '';
  const fit = projectionOf(measure);
  const projected = PROJECTED.map((x) => ({ x, y: fit(points).at(x) })).filter(({ y }) => y > 0);
  const bars = intervalsOf(grown, measure, points, projected);
  const all = [...points, ...projected];
  const across = scale(
    all.map(({ x }) => x),
    MARGIN,
    WIDTH - 16,
  );
  const up = scale(
    [...all.map(({ y }) => y), ...bars.flatMap(({ low, high }) => [low, high])],
    HEIGHT - 24,
    12,
  );
  const dots = (of: readonly Point[], kind: string) =>
    of.map(({ x, y }) => `<circle class="${kind}" cx="${across(x)}" cy="${up(y)}" r="3"/>`).join('');
  const path = (of: readonly Point[], kind: string) =>
    `<path class="${kind}" d="M${of.map(({ x, y }) => `${across(x)} ${up(y)}`).join('L')}"/>`;
  const labels = [points[0], points.at(-1), ...projected].flatMap((one) => (one === undefined ? [] : [one]));
  const drawing = [
    `<path class="axis" d="M${MARGIN} 8V${HEIGHT - 22}H${WIDTH}"/>`,
    path(points, 'measured') + path([...points.slice(-1), ...projected], 'projected'),
    ...bars.map(({ x, low, high }) => `<path class="interval" d="M${across(x)} ${up(low)}V${up(high)}"/>`),
    dots(points, 'measured') + dots(projected, 'projected'),
    ...labels.map(
      ({ x }) => `<text x="${across(x)}" y="${HEIGHT - 8}" text-anchor="middle">${short(x)}</text>`,
    ),
    ...apart(labels.map(({ y }) => ({ at: Number(up(y)), said: short(y) }))).map(
      ({ at, said }) => `<text x="${MARGIN - 4}" y="${at + 4}" text-anchor="end">${said}</text>`,
    ),
  ].join('');
  const { name, unit } = measure;
  const of = `${escape(set)}, ${points.length} cỡ, ${measure.interval ? `n = ${grown[0]?.search.questions ?? 0} câu mỗi cỡ` : 'mỗi cỡ đo một lần'}`;
  return `<figure><figcaption>${name}, ${unit}<small>${of}</small></figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}; ${of}">${drawing}</svg></figure>`;
}

interface Bar extends Interval {
  readonly x: number;
}

/** Above 0 alone: the axes are logarithms. */
function intervalsOf(
  grown: readonly Grown[],
  measure: Measure,
  points: readonly Point[],
  projected: readonly Point[],
): Bar[] {
  const measured = grown.flatMap((one): Bar[] =>
    measure.interval === undefined ? [] : [{ x: one.build.articles, ...measure.interval(one) }],
  );
  const guessed = projected.flatMap(({ x }): Bar[] => {
    const spread = spreadAt(points, projectionOf(measure), x);
    return spread === null ? [] : [{ x, ...spread }];
  });
  return [...measured, ...guessed].filter(({ low }) => low > 0);
}

/** Words along the upright edge that would lie upon each other are left out, the later ones first. */
function apart(words: readonly { readonly at: number; readonly said: string }[]) {
  const kept: (typeof words)[number][] = [];
  for (const word of words) if (kept.every(({ at }) => Math.abs(at - word.at) >= 11)) kept.push(word);
  return kept;
}

/** Logarithms of values between two places in the drawing. */
function scale(values: readonly number[], from: number, to: number): (value: number) => string {
  const logs = values.map((value) => Math.log(value));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const span = most > least ? most - least : 1;
  return (value) => (from + ((Math.log(value) - least) / span) * (to - from)).toFixed(1);
}

const compact = new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 2, notation: 'compact' });

function short(value: number): string {
  return compact.format(value);
}
