/** The frame of a plot: its size, where a value stands, lines and words along the edges. */

/** Units of the drawing; on the page it is as wide as its column, at most. */
const WIDTH = 360;
const HEIGHT = 240;
/** Room for the words along the edges. */
const LEFT = 44;
const RIGHT = 22;
const TOP = 12;
const BOTTOM = 42;

/** A mark along an edge: where it stands, 0 to 1, and what it says. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

export const across = (share: number): number => round(LEFT + share * (WIDTH - LEFT - RIGHT));
export const up = (share: number): number => round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The quarters of a share, as percentages. */
export const quarters: readonly Tick[] = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: `${at * 100}%` }));

/** The quarters of a part of the whole: `most` is the highest that is drawn. */
export const quartersOf = (most: number): Tick[] =>
  quarters.map(({ at }) => ({ at, label: `${(at * most * 100).toLocaleString('vi-VN')}%` }));

interface Frame {
  readonly title: string;
  /** Which set, how many questions. */
  readonly of: string;
  readonly across: string;
  readonly ticksAcross: readonly Tick[];
  readonly up: string;
  readonly ticksUp: readonly Tick[];
}

/** A drawing inside a frame; `title` also says to a screen reader what is shown. */
export function figure(frame: Frame, drawing: string): string {
  const vertical = frame.ticksUp.map(
    ({ at, label }) =>
      `<path class="grid" d="M${across(0)} ${up(at)}H${across(1)}"/><text x="${across(0) - 5}" y="${up(at) + 4}" text-anchor="end">${label}</text>`,
  );
  const horizontal = frame.ticksAcross.map(
    ({ at, label }) => `<text x="${across(at)}" y="${up(0) + 15}" text-anchor="middle">${label}</text>`,
  );
  const axis = `<text x="${across(0.5)}" y="${HEIGHT - 8}" text-anchor="middle">${frame.across}</text>`;
  const marks = [...vertical, ...horizontal, axis, drawing].join('');
  return `<figure><figcaption>${frame.title}<small class="of">${frame.of}</small><small>↑ ${frame.up}</small></figcaption><svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${frame.title}; ${frame.of}">${marks}</svg></figure>`;
}
