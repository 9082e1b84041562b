import { readFileSync } from 'node:fs';

/** What a process uses, from Linux's /proc; zeros elsewhere. */

/** Resident memory, MB. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(read(pid, 'status'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of the processor so far. */
export function processorSeconds(pid: number): number {
  // After the name, which may hold anything: state is the third field, user and system time the 14th and 15th.
  const fields = read(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

export interface Series {
  readonly everySeconds: number;
  readonly start: number;
  readonly end: number;
  readonly most: number;
  /** MB a minute, by least squares over the second half: the first half warms up. */
  readonly slope: number;
  readonly megabytes: readonly number[];
}

export function seriesOf(megabytes: readonly number[], everySeconds: number): Series {
  const half = megabytes.slice(Math.floor(megabytes.length / 2));
  return {
    everySeconds,
    start: megabytes[0] ?? 0,
    end: megabytes.at(-1) ?? 0,
    most: Math.max(0, ...megabytes),
    slope: Math.round(slopeOf(half) * (60 / everySeconds) * 100) / 100,
    megabytes,
  };
}

function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const rise = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const run = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return run === 0 ? 0 : rise / run;
}
