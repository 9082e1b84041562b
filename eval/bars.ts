import type { Proportion } from './measures.ts';

/** Bars as inline SVG; every number in them is made here, so there is nothing to escape. */

/** Width and height of a bar in CSS pixels: two of them fit beside the figures of a group, one line of a table. */
const WIDTH = 130;
const HEIGHT = 14;
/** Kept free on each side, so that the mark of an interval at 0 or 1 is not cut. Pixels. */
const MARGIN = 2;

/** The share as a bar and its 95 % interval as a line across it. The table beside it says the same in words. */
export function intervalBar({ share, low, high }: Proportion): string {
  if (share === null) return '';
  const middle = HEIGHT / 2;
  return svg(
    `<rect class="track" x="${MARGIN}" y="3" width="${across(1)}" height="8"/>` +
      `<rect class="right" x="${MARGIN}" y="3" width="${across(share)}" height="8"/>` +
      `<path class="interval" d="M${at(low)} ${middle}H${at(high)}M${at(low)} 2V12M${at(high)} 2V12"/>`,
  );
}

/** Parts of a whole side by side, each in the colour of its class; empty parts leave nothing. */
export function stackedBar(parts: readonly { readonly name: string; readonly count: number }[]): string {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const drawn = parts.map(({ name, count }) => {
    const from = before / total;
    before += count;
    if (count === 0) return '';
    return `<rect class="${name}" x="${at(from)}" y="2" width="${across(count / total)}" height="10"/>`;
  });
  return svg(drawn.join(''));
}

function svg(content: string): string {
  return `<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${content}</svg>`;
}

function across(share: number): string {
  return (share * (WIDTH - 2 * MARGIN)).toFixed(1);
}

function at(share: number): string {
  return (MARGIN + share * (WIDTH - 2 * MARGIN)).toFixed(1);
}
