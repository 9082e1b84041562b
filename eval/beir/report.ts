import { MEASURE_NAMES, type MeasureName } from './measure.ts';
import type { BeirReport } from './report-shape.ts';
import { table } from '../table.ts';

/** What the command prints with `--json`: the means by name, `low` and `high` of their 95 % intervals. */
export function beirJson({ n, means, latencyMs, missingGold }: BeirReport): Record<string, unknown> {
  const by = (read: (name: MeasureName) => number) =>
    Object.fromEntries(MEASURE_NAMES.map((name) => [name, rounded(read(name))]));
  return {
    n,
    ...by((name) => means[name].mean),
    latencyMs: { p50: rounded(latencyMs.p50), p99: rounded(latencyMs.p99) },
    low: by((name) => means[name].low),
    high: by((name) => means[name].high),
    missingGold: missingGold.length,
  };
}

/** The same as a table. */
export function beirText({ n, means, latencyMs, missingGold }: BeirReport, what: string): string {
  const rows = MEASURE_NAMES.map((name) => {
    const { mean, low, high } = means[name];
    return [name, decimal(mean), `${decimal(low)}–${decimal(high)}`];
  });
  const missing =
    missingGold.length === 0
      ? []
      : [
          `${missingGold.length} điều phải tìm không có trong corpus, tính là không thấy: ${listed(missingGold)}`,
        ];
  const time = `Thời gian một câu: trung vị ${milliseconds(latencyMs.p50)}, 99 % dưới ${milliseconds(latencyMs.p99)}`;
  return [`${what}: ${n} câu`, table([['', 'trung bình', 'khoảng 95 %'], ...rows]), time, ...missing].join(
    '\n\n',
  );
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

const three = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const one = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

function decimal(value: number): string {
  return three.format(value);
}

function milliseconds(value: number): string {
  return `${one.format(value)} ms`;
}

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
}
