import { latencies, quantileInterval } from '../bench.ts';
import { across, figure, up, type Tick } from './axes.ts';

/** Bars of the histogram; each is as many times longer than the one before. */
const BARS = 24;

/** How long answers took, on a scale of powers of ten; the line marks the 99th percentile. Milliseconds. */
export function latencyHistogram(milliseconds: readonly number[], of: string): string {
  const times = milliseconds.map((time) => Math.max(time, LEAST));
  const { median, p99 } = latencies(times);
  const from = Math.floor(Math.log10(Math.min(...times, MOST)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...times, LEAST))));
  const at = (time: number) => (Math.log10(time) - from) / (to - from);
  const counts = countBars(times.map(at));
  const highest = Math.max(1, ...counts);
  const ends = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  const ticksAcross = ends.map((power): Tick => ({
    at: (power - from) / (to - from),
    label: power < 3 ? digits.format(10 ** power) : duration(10 ** power),
  }));
  return figure(
    {
      title: `Thời gian trả lời: một nửa dưới ${duration(median)}, 99% dưới ${duration(p99)}`,
      of: `${of}, n = ${times.length} câu; khoảng 95%: ${range(times, 0.5)} và ${range(times, 0.99)}`,
      across: 'mili giây một câu (s: giây), thang lũy thừa; vạch đứng: 99%',
      ticksAcross,
      up: 'số câu',
      ticksUp: [0, 1].map((share) => ({ at: share, label: String(share * highest) })),
    },
    `${counts.map((count, bar) => rectangle(count / highest, bar)).join('')}<path class="interval" d="M${across(at(p99))} ${up(0)}V${up(1)}"/>`,
  );
}

/** Times below and above are drawn at the edge: a clock that stands still gives 0. */
const LEAST = 0.01;
const MOST = 1e6;

function range(times: readonly number[], share: number): string {
  const { low, high } = quantileInterval(times, share);
  return `${duration(low)} – ${duration(high)}`;
}

function countBars(places: readonly number[]): number[] {
  const counts = new Array<number>(BARS).fill(0);
  for (const place of places) {
    const bar = Math.min(BARS - 1, Math.max(0, Math.floor(place * BARS)));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}

function rectangle(share: number, bar: number): string {
  if (share === 0) return '';
  const left = across(bar / BARS);
  const width = across((bar + 1) / BARS) - left - 1;
  return `<rect class="right" x="${left}" y="${up(share)}" width="${width.toFixed(1)}" height="${(up(0) - up(share)).toFixed(1)}"/>`;
}

const digits = new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 2 });

/** Milliseconds as they are read: from a second on in seconds, so that the words along the edge do not meet. */
function duration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '–';
  return milliseconds < 1000
    ? `${digits.format(milliseconds)} ms`
    : `${digits.format(milliseconds / 1000)} s`;
}
