import {
  growthHead,
  growthRows,
  MEASURES,
  pointsOf,
  PROJECTED,
  type Grown,
  type Measure,
} from '../bench-growth.ts';
import type { Machine } from '../machine.ts';
import { projectLine, projectPower, type Point } from './fit.ts';

/** The figures as one HTML file with a plot of each measure; every text in it is made by this program. */
export function growthHtml(grown: readonly Grown[], on: string, machine: Machine): string {
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
<p>${growthHead(grown, on, machine)}.</p>
<div class="wide"><table><thead>${line('th', header)}</thead><tbody>
${rows.map((row) => line('td', row)).join('\n')}
</tbody></table></div>
<p>Trục ngang: số điều; hai trục theo lôgarit. Chấm đặc: số đo; nét đứt và chấm rỗng: phép chiếu đến 1 và 10 triệu điều.</p>
${MEASURES.map((measure) => plot(pointsOf(grown, measure), measure)).join('\n')}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
figure { display: inline-block; margin: .5rem; }
svg text { font-size: 11px; fill: currentColor; }
path { fill: none; stroke: #2e7d5b; } path.projected { stroke-dasharray: 4 4; } path.axis { stroke: #8888; }
circle { fill: #2e7d5b; } circle.projected { fill: none; stroke: #2e7d5b; }
`;

/** Pixels of a plot, and those kept free around it for figures. */
const [WIDTH, HEIGHT, MARGIN] = [340, 220, 44];

function plot(points: readonly Point[], { name, unit, law }: Measure): string {
  if (points.length < 2) return '';
  const { at } = law === 'power' ? projectPower(points) : projectLine(points);
  const projected = PROJECTED.map((x) => ({ x, y: at(x) })).filter(({ y }) => y > 0);
  const all = [...points, ...projected];
  const across = scale(
    all.map(({ x }) => x),
    MARGIN,
    WIDTH - 12,
  );
  const up = scale(
    all.map(({ y }) => y),
    HEIGHT - 24,
    12,
  );
  const place = ({ x, y }: Point) => `${across(x)} ${up(y)}`;
  const dots = (of: readonly Point[], kind: string) =>
    of.map((one) => `<circle class="${kind}" cx="${across(one.x)}" cy="${up(one.y)}" r="3"/>`).join('');
  const path = (of: readonly Point[], kind: string) =>
    `<path class="${kind}" d="M${of.map(place).join('L')}"/>`;
  const labels = [points[0], points.at(-1), projected.at(-1)].flatMap((one) =>
    one === undefined ? [] : [one],
  );
  const texts = labels.map(
    ({ x, y }) =>
      `<text x="${across(x)}" y="${HEIGHT - 8}" text-anchor="middle">${short(x)}</text>` +
      `<text x="${MARGIN - 4}" y="${up(y)}" text-anchor="end">${short(y)}</text>`,
  );
  const axis = `<path class="axis" d="M${MARGIN} 8V${HEIGHT - 22}H${WIDTH}"/>`;
  const lines = path(points, 'measured') + path([...points.slice(-1), ...projected], 'projected');
  return `<figure><figcaption>${name}, ${unit}</figcaption><svg width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${name}">${axis}${lines}${dots(points, 'measured')}${dots(projected, 'projected')}${texts.join('')}</svg></figure>`;
}

/** Logarithms of values between two places in pixels. */
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
