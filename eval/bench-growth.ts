import { z } from 'zod';
import {
  projectLine,
  projectPower,
  spreadAt,
  type Interval,
  type Point,
  type Projection,
} from './bench-growth/fit.ts';
import { machineText, type Machine } from './machine.ts';
import { table } from './table.ts';

/** How time and memory grow with the library. Times in milliseconds, memory and disk in bytes; each size in processes of its own. */

const interval = z.strictObject({ low: z.number(), high: z.number() });
/** Quantiles over the questions with their 95 % intervals. */
const quantiles = z.strictObject({
  p50: z.number(),
  p99: z.number(),
  p50Interval: interval,
  p99Interval: interval,
});

export const buildPartSchema = z.strictObject({
  articles: z.int(),
  took: z.number(),
  /** Of the processors, over all threads. */
  processor: z.number(),
  peak: z.number().nullable(),
  /** Bytes of the index files. */
  disk: z.int(),
});

export const searchPartSchema = z.strictObject({
  questions: z.int(),
  /** Until a question can be asked: indexes, normaliser, reranker. */
  load: z.number(),
  /** The bot's road from a question as written to the best 100 passages, by the clock: mended, found, judged. */
  search: quantiles,
  /** The same in time of the processor, which other programs on the machine disturb less. */
  processor: quantiles,
  /** After all questions were answered. */
  resident: z.number().nullable(),
});

export interface Grown {
  readonly build: z.infer<typeof buildPartSchema>;
  readonly search: z.infer<typeof searchPartSchema>;
}

/** Runs one part for a size in a process of its own; gives what it prints, one JSON object. */
export type RunSize = (part: 'build' | 'search', articles: number) => Promise<string>;

/** Builds and searches an index of each size. */
export async function benchGrowth(sizes: readonly number[], run: RunSize): Promise<Grown[]> {
  const grown: Grown[] = [];
  for (const articles of sizes) {
    const build = buildPartSchema.parse(JSON.parse(await run('build', articles)));
    const search = searchPartSchema.parse(JSON.parse(await run('search', articles)));
    grown.push({ build, search });
  }
  return grown;
}

/** What is plotted and projected. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 's';
  readonly law: 'power' | 'line';
  readonly of: (grown: Grown) => number | null;
  /** 95 % interval over the questions; missing where a size was measured once. */
  readonly interval?: (grown: Grown) => Interval;
}

const searchMeasure = (name: string, by: 'search' | 'processor', quantile: 'p50' | 'p99'): Measure => ({
  name,
  unit: 'ms',
  law: 'power',
  of: ({ search }) => search[by][quantile],
  interval: ({ search }) => search[by][`${quantile}Interval`],
});

export const MEASURES: readonly Measure[] = [
  searchMeasure('tìm, trung vị', 'search', 'p50'),
  searchMeasure('tìm, p99', 'search', 'p99'),
  searchMeasure('tìm, trung vị (bộ xử lý)', 'processor', 'p50'),
  searchMeasure('tìm, p99 (bộ xử lý)', 'processor', 'p99'),
  { name: 'mở chỉ mục', unit: 'ms', law: 'line', of: ({ search }) => search.load },
  { name: 'bộ nhớ khi hỏi', unit: 'MB', law: 'line', of: ({ search }) => megabytes(search.resident) },
  { name: 'tệp chỉ mục', unit: 'MB', law: 'line', of: ({ build }) => megabytes(build.disk) },
  { name: 'lập chỉ mục', unit: 's', law: 'line', of: ({ build }) => build.took / 1000 },
  { name: 'bộ nhớ cao nhất khi lập', unit: 'MB', law: 'line', of: ({ build }) => megabytes(build.peak) },
];

/** Sizes to which the figures are carried on. */
export const PROJECTED: readonly number[] = [1_000_000, 10_000_000];

/** How a measure goes on beyond the sizes measured. */
export function projectionOf({ law }: Measure): (points: readonly Point[]) => Projection {
  return law === 'power' ? projectPower : projectLine;
}

/** Points of a measure that were measured. */
export function pointsOf(grown: readonly Grown[], { of }: Measure): Point[] {
  return grown.flatMap((one) => {
    const y = of(one);
    return y === null ? [] : [{ x: one.build.articles, y }];
  });
}

/** Rows of measured and projected figures, with a header. */
export function growthRows(grown: readonly Grown[]): string[][] {
  const sizes = [...grown.map(({ build }) => build.articles), ...PROJECTED];
  const header = ['Điều', ...sizes.map((size) => whole.format(size)), 'phép chiếu'];
  return [
    header,
    ...MEASURES.map((measure) => {
      const points = pointsOf(grown, measure);
      const { name, unit, of } = measure;
      const fit = projectionOf(measure);
      const project = fit(points);
      const measured = grown.map((one) => figure(of(one)));
      return [
        `${name}, ${unit}`,
        ...measured,
        ...PROJECTED.map((size) => spreadText(figure(project.at(size)), spreadAt(points, fit, size))),
        points.length < 2 ? '–' : project.said,
      ];
    }),
  ];
}

export function growthText(grown: readonly Grown[], on: string, machine: Machine, set: string): string {
  return [growthHead(grown, on, machine, set), table(growthRows(grown))].join('\n\n');
}

export function growthHead(grown: readonly Grown[], on: string, machine: Machine, set: string): string {
  const questions = grown[0]?.search.questions ?? 0;
  return `${set}: đo ngày ${on} trên ${machineText(machine)}; ${questions} câu hỏi có dấu, cả đường từ câu hỏi đến các điều đã xếp; hai cột trước cột cuối là phép chiếu, không phải số đo (trong ngoặc: khi bỏ lần lượt từng cỡ đã đo)`;
}

function spreadText(projected: string, spread: Interval | null): string {
  return projected === '–' || spread === null
    ? projected
    : `${projected} (${figure(spread.low)}–${figure(spread.high)})`;
}

function megabytes(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 1e6;
}

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const digits = new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 3 });

/** A line through few points may fall below nothing. */
function figure(value: number | null): string {
  return value !== null && Number.isFinite(value) && value > 0 ? digits.format(value) : '–';
}
