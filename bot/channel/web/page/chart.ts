import { html } from 'hono/html';
import type { Html } from './marked.ts';

/**
 * Charts as SVG, drawn here: no script, colours by the style sheet, so that they follow light, dark and print. Each has a title and a
 * description for who does not see it; the numbers stand in a table beside. Units are those of a drawing 320 wide.
 */

const WIDTH = 320;
/** Characters of 12 units that a line takes. */
const LINE = 44;

export interface Drawn {
  /** Of the page once: `chart-topics`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export interface Bar {
  readonly label: string;
  /** 0 to 1; null where nobody answered. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  readonly few: boolean;
}

export const percent = (share: number | null): string =>
  share === null ? '–' : `${String(Math.round(share * 100))}%`;
export const cut = (text: string, length = LINE): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;

function drawing({ id, title, description }: Drawn, height: number, parts: readonly Html[]): Html {
  return html`<svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${height}"
    role="img"
    aria-labelledby="${id}-title ${id}-desc"
    focusable="false"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${description}</desc>
    ${parts}
  </svg>`;
}

/** A bar for each line with its 95 % interval as a whisker; few answers are drawn pale. */
export function barChart(drawn: Drawn, bars: readonly Bar[]): Html {
  const step = 38;
  const [from, width] = [0, WIDTH - 44];
  const x = (share: number) => round(from + share * width);
  const rows = bars.map(({ label, share, low, high, few }, index) => {
    const [text, y] = [index * step + 13, index * step + 19];
    return html`<text x="0" y="${text}">${cut(label)}</text>
      <rect class="track" x="${from}" y="${y}" width="${width}" height="12" />
      <rect class="${few ? 'bar few' : 'bar'}" x="${from}" y="${y}" width="${x(share ?? 0)}" height="12" />
      ${share === null ? '' : html`<path class="whisker" d="M${x(low)} ${y + 6}H${x(high)}M${x(low)} ${y + 2}v8M${x(high)} ${y + 2}v8" />`}
      <text class="value" x="${WIDTH}" y="${y + 11}" text-anchor="end">${percent(share)}</text>`;
  });
  return drawing(drawn, Math.max(1, bars.length) * step, rows);
}

/** How many people got how many right. `counts[n]`: people with n right. */
export function histogram(drawn: Drawn, counts: readonly number[]): Html {
  const [height, base, most] = [150, 122, Math.max(1, ...counts)];
  const step = WIDTH / counts.length;
  const everyLabel = Math.ceil(counts.length / 11);
  const columns = counts.map((count, right) => {
    const [x, tall] = [round(right * step + step * 0.1), round((count / most) * 100)];
    const middle = round((right + 0.5) * step);
    return html`<rect
        class="bar"
        x="${x}"
        y="${round(base - tall)}"
        width="${round(step * 0.8)}"
        height="${tall}"
      />
      ${count === 0 || counts.length > 21 ? '' : html`<text class="value" x="${middle}" y="${round(base - tall - 4)}" text-anchor="middle">${count}</text>`}
      ${right % everyLabel === 0 ? html`<text x="${middle}" y="${base + 16}" text-anchor="middle">${right}</text>` : ''}`;
  });
  return drawing(drawn, height, [html`<path class="axis" d="M0 ${base}H${WIDTH}" />`, ...columns]);
}

/** Shares over weeks, with their intervals; between points a line. */
export function lineChart(drawn: Drawn, points: readonly Bar[]): Html {
  const [top, bottom, left, right] = [12, 132, 42, WIDTH - 10];
  const y = (share: number) => round(bottom - share * (bottom - top));
  const x = (index: number) =>
    round(points.length < 2 ? (left + right) / 2 : left + (index * (right - left)) / (points.length - 1));
  const grid = [0, 0.5, 1].map(
    (share) =>
      html`<path class="grid" d="M${left} ${y(share)}H${right}" /><text
          x="${left - 4}"
          y="${y(share) + 4}"
          text-anchor="end"
          >${percent(share)}</text
        >`,
  );
  const path = points
    .map(({ share }, index) => `${index === 0 ? 'M' : 'L'}${String(x(index))} ${String(y(share ?? 0))}`)
    .join('');
  const dots = points.map(
    ({ share, low, high }, index) =>
      html`<path class="whisker" d="M${x(index)} ${y(low)}V${y(high)}" /><circle
          class="dot"
          cx="${x(index)}"
          cy="${y(share ?? 0)}"
          r="4"
        />`,
  );
  const ends = [points[0], points.length > 1 ? points.at(-1) : undefined].map((point, index) =>
    point === undefined ? html`` : html`<text x="${x(index === 0 ? 0 : points.length - 1)}" y="152" text-anchor="${points.length < 2 ? 'middle' : index === 0 ? 'start' : 'end'}">${point.label.slice(0, 5)}</text>`,
  ); // prettier-ignore
  return drawing(drawn, 158, [...grid, html`<path class="line" d="${path}" />`, ...dots, ...ends]);
}

/** A line as small as a word beside the numbers that say the same, so it is hidden from who hears the page. Null: nothing there. */
export function sparkline(shares: readonly (number | null)[]): Html {
  const [wide, tall, edge] = [96, 28, 4];
  const x = (index: number) =>
    round(shares.length < 2 ? wide / 2 : edge + (index * (wide - 2 * edge)) / (shares.length - 1));
  const at = shares.flatMap((share, index) =>
    share === null ? [] : [{ x: x(index), y: round(tall - edge - share * (tall - 2 * edge)) }],
  );
  const path = at.map((one, index) => `${index === 0 ? 'M' : 'L'}${String(one.x)} ${String(one.y)}`).join('');
  return html`<svg class="chart spark" viewBox="0 0 ${wide} ${tall}" aria-hidden="true" focusable="false">
    <path class="line" d="${path}" />
    ${at.map((one) => html`<circle class="dot" cx="${one.x}" cy="${one.y}" r="2.5" />`)}
  </svg>`;
}

export interface HeatRow {
  readonly label: string;
  readonly cells: readonly { readonly number: number; readonly share: number | null }[];
}

/** Five steps of a share, by which cells are coloured; the number stands in each as well. */
const stepOf = (share: number | null): number => Math.min(4, Math.floor((share ?? 0) * 5));

/** Rules by topic: each cell has the rule's number and its share. */
export function heatChart(drawn: Drawn, rows: readonly HeatRow[]): Html {
  const [across, wide, tall, head] = [6, 52, 40, 20];
  let y = 0;
  const parts = rows.map(({ label, cells }) => {
    const top = y;
    y += head + Math.ceil(cells.length / across) * (tall + 2) + 8;
    return html`<text class="value" x="0" y="${top + 13}">${cut(label)}</text> ${cells.map(
        ({ number, share }, index) => {
          const [left, high] = [
            (index % across) * (wide + 1.5),
            top + head + Math.floor(index / across) * (tall + 2),
          ];
          return html`<rect
              class="heat heat-${stepOf(share)}"
              x="${left}"
              y="${high}"
              width="${wide}"
              height="${tall}"
            />
            <text x="${left + wide / 2}" y="${high + 15}" text-anchor="middle">${number}</text>
            <text class="value" x="${left + wide / 2}" y="${high + 31}" text-anchor="middle">
              ${percent(share)}
            </text>`;
        },
      )}`;
  });
  return drawing(drawn, Math.max(1, y), parts);
}

/** Two decimals are finer than any screen. */
const round = (value: number): number => Math.round(value * 100) / 100;
